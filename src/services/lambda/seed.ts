import { formatOffset } from '../../aws/instant.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { DAY_MS } from '../../kernel/clock.ts';
import { drawText, drawUuid } from '../../kernel/ids.ts';
import { statementJson, type PermissionInput } from './permissions.ts';
import {
  PLAIN_BEHAVIOUR,
  type Behaviour,
  type LambdaFunction,
  type LambdaState,
  type Settings,
} from './state.ts';

type Ctx = ServiceContext<LambdaState>;

/** One function of the world's spec. */
export interface FunctionSpec {
  readonly name: string;
  readonly runtime?: string;
  readonly handler?: string;
  /** ARN of the execution role. */
  readonly role: string;
  readonly memoryMb?: number;
  readonly timeoutSeconds?: number;
  readonly description?: string;
  readonly codeSizeBytes?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number;
  readonly logging?: Partial<Settings['LoggingConfig']>;
  readonly deadLetterArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly permissions?: readonly Omit<PermissionInput, 'FunctionName'>[];
  readonly behaviour?: Partial<Behaviour>;
  readonly ageDays?: number;
}

export interface LambdaSpec {
  readonly functions?: readonly FunctionSpec[];
  readonly mappings?: readonly {
    readonly functionName: string;
    readonly sourceArn: string;
    readonly batchSize?: number;
    readonly isEnabled?: boolean;
  }[];
  /** What deployment packages do, by `bucket/key`. */
  readonly artifacts?: Readonly<Record<string, Partial<Behaviour>>>;
  readonly concurrencyLimit?: number;
}

/** Fills a Region's state from the world's spec: no calls, no records. */
export function seedLambda(ctx: Ctx, spec: LambdaSpec): void {
  const { state } = ctx;
  if (spec.concurrencyLimit !== undefined) state.concurrencyLimit = spec.concurrencyLimit;
  for (const one of spec.functions ?? []) state.functions.set(one.name, seededFunction(ctx, one));
  for (const [path, behaviour] of Object.entries(spec.artifacts ?? {})) {
    state.artifacts.set(path, Object.freeze({ ...PLAIN_BEHAVIOUR, ...behaviour }));
  }
  for (const one of spec.mappings ?? []) {
    const uuid = drawUuid(ctx.random('ids'));
    const at = ctx.now - 30 * DAY_MS;
    state.mappings.set(uuid, {
      uuid,
      functionName: one.functionName,
      sourceArn: one.sourceArn,
      createdAt: at,
      settings: deepFreeze({ BatchSize: one.batchSize ?? 10, MaximumBatchingWindowInSeconds: 0 }),
      isEnabled: one.isEnabled ?? true,
      changedAt: at,
      lastResult: 'No records processed',
    });
  }
}

function seededFunction(ctx: Ctx, spec: FunctionSpec): LambdaFunction {
  const createdAt = ctx.now - (spec.ageDays ?? 90) * DAY_MS;
  const memory = spec.memoryMb ?? 256;
  const behaviour = { ...PLAIN_BEHAVIOUR, measuredAtMb: memory, ...spec.behaviour };
  return {
    name: spec.name,
    createdAt,
    activeAt: createdAt,
    updatedAt: createdAt,
    settings: seededSettings(ctx, spec, createdAt),
    behaviour: Object.freeze(behaviour),
    code: {},
    versions: [],
    nextVersion: 1,
    reserved: spec.reservedConcurrency ?? null,
    statements: (spec.permissions ?? []).map((permission) => ({
      sid: permission.StatementId,
      json: statementJson(ctx, { ...permission, FunctionName: spec.name }),
    })),
    tags: new Map(Object.entries(spec.tags ?? {})),
    running: [],
    busy: { minute: 0, peak: 0 },
    warm: { count: 0, at: 0 },
    environments: [],
    series: null,
  };
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function seededSettings(ctx: Ctx, spec: FunctionSpec, createdAt: number): Settings {
  return deepFreeze({
    Runtime: spec.runtime ?? 'nodejs22.x',
    Role: spec.role,
    Handler: spec.handler ?? 'index.handler',
    CodeSize: spec.codeSizeBytes ?? 1_482_731,
    CodeSha256: `${drawText(ctx.random('code'), BASE64, 43)}=`,
    Description: spec.description ?? '',
    Timeout: spec.timeoutSeconds ?? 10,
    MemorySize: spec.memoryMb ?? 256,
    LastModified: formatOffset(createdAt),
    RevisionId: drawUuid(ctx.random('ids')),
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: {
      LogFormat: 'Text',
      LogGroup: `/aws/lambda/${spec.name}`,
      ...spec.logging,
    },
    ...(spec.environment ? { Environment: { Variables: spec.environment } } : {}),
    ...(spec.deadLetterArn ? { DeadLetterConfig: { TargetArn: spec.deadLetterArn } } : {}),
  });
}
