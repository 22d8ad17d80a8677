/** How this service declares operations: parameters that are not modelled are never ignored. */
import { notSimulated } from '../../../aws/errors.ts';
import type { OperationContext, ServiceContext } from '../../../gateway/context.ts';
import { operation, type AnyOperation, type Operation } from '../../../gateway/service.ts';
import type { ScalingState } from '../state.ts';

export type Ctx = OperationContext<ScalingState>;
export type PlainCtx = ServiceContext<ScalingState>;

interface Declared<Input> {
  name: string;
  readOnly: boolean;
  fields: readonly string[];
  resource?: Operation<ScalingState>['resource'];
  simplified?: string;
  run: (ctx: Ctx, input: Input) => object;
}

export function scalingOperation<Input extends object>(declared: Declared<Input>): AnyOperation {
  const { name, fields, run } = declared;
  const known = new Set(fields);
  return operation<ScalingState, Input>({
    name,
    readOnly: declared.readOnly,
    resource: declared.resource ?? (declared.readOnly ? undefined : groupArnIn),
    limits: declared.readOnly ? { perSecond: 10, burst: 60 } : { perSecond: 4, burst: 30 },
    trail: { category: 'management' },
    simplified: declared.simplified,
    run: (ctx, input) => {
      onlyModelled(name, input, known);
      return run(ctx, input);
    },
  });
}

/** Throws NotSimulated when `input` has a member outside `known`. */
export function onlyModelled(where: string, input: object, known: ReadonlySet<string>): void {
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined || known.has(key)) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    throw notSimulated(`Not simulated: the parameter ${key} of ${where}.`);
  }
}

const groupArnIn: Operation<ScalingState>['resource'] = (input, ctx) => {
  const name = input['AutoScalingGroupName'];
  const prefix = `arn:aws:autoscaling:${ctx.region}:${ctx.account}:autoScalingGroup`;
  if (typeof name !== 'string') return '*';
  return ctx.state.groups.get(name)?.arn ?? `${prefix}:*:autoScalingGroupName/${name}`;
};
