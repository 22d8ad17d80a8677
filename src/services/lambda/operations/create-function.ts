import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { fetchPackage, type CodeInput } from '../code.ts';
import { namedFunctionArn, parseFunctionName } from '../names.ts';
import { configurationOf, newSettings, withCode, type SettingsInput } from '../settings.ts';
import { PLAIN_BEHAVIOUR, type LambdaFunction, type LambdaState } from '../state.ts';
import { CREATION_MS, publish, requirePassRole } from '../updates.ts';

interface Input extends SettingsInput {
  readonly FunctionName: string;
  readonly Role: string;
  readonly Code: CodeInput;
  readonly PackageType?: string;
  readonly Publish?: boolean;
  readonly Tags?: Readonly<Record<string, string>>;
}

/** Makes a function, Pending at first. AWS page: "CreateFunction". */
export const createFunction = operation<LambdaState, Input>({
  name: 'CreateFunction',
  readOnly: false,
  trail: { category: 'management', eventName: 'CreateFunction20150331' },
  resource: namedFunctionArn,
  simplified: 'The code itself never runs: a function does what its behaviour in the world says.',
  run: (ctx, input) => {
    const { name } = parseFunctionName(input.FunctionName);
    requirePassRole(ctx, input.Role);
    if (ctx.state.functions.has(name)) {
      throw awsError('ResourceConflictException', `Function already exist: ${name}`, {
        status: 409,
      });
    }
    const { sizeBytes, code, behaviour } = fetchPackage(ctx, input.Code);
    const settings = withCode(ctx, newSettings(ctx, name, input), sizeBytes);
    const fn: LambdaFunction = {
      name,
      createdAt: ctx.now,
      activeAt: ctx.now + CREATION_MS,
      updatedAt: ctx.now + CREATION_MS,
      settings,
      behaviour: behaviour ?? PLAIN_BEHAVIOUR,
      code,
      versions: [],
      nextVersion: 1,
      reserved: null,
      statements: [],
      tags: new Map(Object.entries(input.Tags ?? {})),
      running: [],
      busy: { minute: 0, peak: 0 },
      warm: { count: 0, at: 0 },
      environments: [],
      series: null,
    };
    ctx.state.functions.set(name, fn);
    if (input.Publish) return configurationOf(ctx, fn, publish(fn));
    return configurationOf(ctx, fn, { number: '$LATEST', settings, behaviour: fn.behaviour });
  },
});
