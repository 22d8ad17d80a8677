import { awsError, notSimulated } from '../../aws/errors.ts';
import { formatOffset } from '../../aws/instant.ts';
import { refuseMembers } from '../../aws/unsupported.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { drawText, drawUuid } from '../../kernel/ids.ts';
import { functionArn } from './names.ts';
import type { LambdaFunction, LambdaState, Settings, Version } from './state.ts';

type Ctx = ServiceContext<LambdaState>;

/** Members of Create/UpdateFunctionConfiguration that we keep as they are given. */
export interface SettingsInput {
  readonly Runtime?: string;
  readonly Role?: string;
  readonly Handler?: string;
  readonly Description?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  readonly DeadLetterConfig?: { readonly TargetArn?: string };
  readonly KMSKeyArn?: string;
  readonly TracingConfig?: { readonly Mode?: string };
  readonly VpcConfig?: { readonly SubnetIds?: readonly string[] };
  readonly EphemeralStorage?: { readonly Size: number };
  readonly LoggingConfig?: Partial<Settings['LoggingConfig']>;
  readonly Architectures?: readonly string[];
  readonly Layers?: readonly string[];
}

const REFUSED = [
  ...['FileSystemConfigs', 'ImageConfig', 'CodeSigningConfigArn', 'CapacityProviderConfig'],
  ...['DurableConfig', 'TenancyConfig', 'PublishTo', 'SourceKMSKeyArn'],
];

/** AWS keeps 4 KB of environment variables. AWS page: "Lambda quotas". */
const ENVIRONMENT_BYTES = 4_096;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Runtimes that AWS no longer lets anyone create. AWS page: "Lambda runtimes". */
const RETIRED =
  /^(nodejs(4\.3|6\.10|8\.10|1[0246]\.x|4\.3-edge)?|python(2\.7|3\.[678])|dotnet(core[123]\.[01]|6)|ruby2\.[57]|java8|go1\.x|provided)$/;

export function newSettings(
  ctx: Ctx,
  name: string,
  input: SettingsInput & { readonly PackageType?: string },
): Settings {
  checkInput('CreateFunction', input);
  const packageType = input.PackageType ?? 'Zip';
  if (packageType === 'Zip' && (input.Runtime === undefined || input.Handler === undefined)) {
    throw awsError(
      'InvalidParameterValueException',
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  const base: Settings = {
    Role: input.Role ?? '',
    CodeSize: 0,
    CodeSha256: '',
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    LastModified: '',
    RevisionId: '',
    PackageType: packageType,
    Architectures: input.Architectures ?? ['x86_64'],
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
  };
  return changedSettings(ctx, base, input);
}

/** `settings` with what the input changes, a new revision and a new time stamp. Frozen. */
export function changedSettings(ctx: Ctx, settings: Settings, input: SettingsInput): Settings {
  checkInput('UpdateFunctionConfiguration', input);
  const { Runtime, Role, Handler, Description, Timeout, MemorySize, KMSKeyArn } = input;
  const given = { Runtime, Role, Handler, Description, Timeout, MemorySize, KMSKeyArn };
  const next: Record<string, unknown> = { ...settings, ...present(given) };
  if (input.Environment) next['Environment'] = { Variables: input.Environment.Variables ?? {} };
  if (input.DeadLetterConfig) next['DeadLetterConfig'] = input.DeadLetterConfig;
  if (input.TracingConfig?.Mode) next['TracingConfig'] = { Mode: input.TracingConfig.Mode };
  if (input.EphemeralStorage) next['EphemeralStorage'] = input.EphemeralStorage;
  if (input.LoggingConfig) next['LoggingConfig'] = loggingOf(settings, input.LoggingConfig);
  if (input.Layers) {
    next['Layers'] = input.Layers.map((Arn) => ({ Arn, CodeSize: 1_048_576 }));
  }
  return stamped(ctx, next as unknown as Settings);
}

/** A new deployment package: its size and digest. */
export function withCode(ctx: Ctx, settings: Settings, sizeBytes: number): Settings {
  const digest = `${drawText(ctx.random('code'), BASE64, 43)}=`;
  return stamped(ctx, { ...settings, CodeSize: sizeBytes, CodeSha256: digest });
}

function stamped(ctx: Ctx, settings: Settings): Settings {
  return deepFreeze({
    ...settings,
    LastModified: formatOffset(ctx.now),
    RevisionId: drawUuid(ctx.random('ids')),
  });
}

function checkInput(operation: string, input: SettingsInput): void {
  refuseMembers(`Lambda ${operation}`, input, REFUSED);
  if ((input.VpcConfig?.SubnetIds?.length ?? 0) > 0) {
    throw notSimulated(`Not simulated: Lambda ${operation} with VpcConfig.SubnetIds.`);
  }
  if (input.Runtime !== undefined && RETIRED.test(input.Runtime)) {
    throw awsError(
      'InvalidParameterValueException',
      `The runtime parameter of ${input.Runtime} is no longer supported for creating or updating ` +
        'AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
    );
  }
  if ((input.Timeout ?? 0) > 900) throw tooMuch('timeout', input.Timeout!, 900);
  if ((input.MemorySize ?? 0) > 10_240) throw tooMuch('memorySize', input.MemorySize!, 10_240);
  const variables = Object.entries(input.Environment?.Variables ?? {});
  const bytes = variables.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  if (bytes > ENVIRONMENT_BYTES) {
    throw awsError(
      'InvalidParameterValueException',
      'Lambda was unable to configure your environment variables because the environment ' +
        'variables you have provided exceeded the 4KB limit.',
    );
  }
}

/** Limits that Lambda enforces and its published model leaves open. */
function tooMuch(member: string, value: number, most: number) {
  return awsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
      `Member must have value less than or equal to ${most}`,
  );
}

function loggingOf(settings: Settings, given: Partial<Settings['LoggingConfig']>) {
  const merged = { ...settings.LoggingConfig, ...present(given) };
  const isJson = merged.LogFormat === 'JSON';
  if (!isJson && (given.ApplicationLogLevel ?? given.SystemLogLevel) !== undefined) {
    throw awsError(
      'InvalidParameterValueException',
      'The LogLevel configuration is only supported when LogFormat is set to JSON.',
    );
  }
  const { LogFormat, LogGroup } = merged;
  if (!isJson) return { LogFormat, LogGroup };
  return {
    LogFormat,
    ApplicationLogLevel: merged.ApplicationLogLevel ?? 'INFO',
    SystemLogLevel: merged.SystemLogLevel ?? 'INFO',
    LogGroup,
  };
}

function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** FunctionConfiguration, as every answer shows it. States follow from the clock. */
export function configurationOf(ctx: Ctx, fn: LambdaFunction, version: Version): object {
  const { number, settings } = version;
  const isLatest = number === '$LATEST';
  const isPending = ctx.now < fn.activeAt;
  const isUpdating = isLatest && !isPending && ctx.now < fn.updatedAt;
  const suffix = isLatest ? '' : `:${number}`;
  return {
    FunctionName: fn.name,
    FunctionArn: `${functionArn(ctx, fn.name)}${suffix}`,
    ...settings,
    Version: number,
    ...(isPending
      ? {
          State: 'Pending',
          StateReason: 'The function is being created.',
          StateReasonCode: 'Creating',
        }
      : { State: 'Active' }),
    ...(isPending
      ? {}
      : isUpdating
        ? {
            LastUpdateStatus: 'InProgress',
            LastUpdateStatusReason: 'The function is being created.',
            LastUpdateStatusReasonCode: 'Creating',
          }
        : { LastUpdateStatus: 'Successful' }),
    RuntimeVersionConfig: settings.Runtime
      ? { RuntimeVersionArn: runtimeVersionArn(ctx, settings.Runtime) }
      : undefined,
  };
}

export function runtimeVersionArn(ctx: Pick<Ctx, 'region'>, runtime: string): string {
  let digest = '';
  for (let i = 0; digest.length < 64; i += 1) {
    digest += ((runtime.charCodeAt(i % runtime.length) * 7 + i * 13) % 256)
      .toString(16)
      .padStart(2, '0');
  }
  return `arn:aws:lambda:${ctx.region}::runtime:${digest}`;
}
