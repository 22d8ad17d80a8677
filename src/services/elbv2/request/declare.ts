/** How this service declares operations: parameters that are not modelled are never ignored. */
import { notSimulated } from '../../../aws/errors.ts';
import type { Params } from '../../../gateway/call.ts';
import type { OperationContext, ServiceContext } from '../../../gateway/context.ts';
import { operation, type AnyOperation, type Operation } from '../../../gateway/service.ts';
import type { ElbState } from '../state.ts';

export type Ctx = OperationContext<ElbState>;
export type PlainCtx = ServiceContext<ElbState>;

interface Declared<Input> {
  name: string;
  readOnly: boolean;
  fields: readonly string[];
  resource?: Operation<ElbState>['resource'];
  simplified?: string;
  run: (ctx: Ctx, input: Input) => object;
}

export function elbOperation<Input extends object>(declared: Declared<Input>): AnyOperation {
  const { name, fields, run } = declared;
  const known = new Set(fields);
  return operation<ElbState, Input>({
    name,
    readOnly: declared.readOnly,
    resource: declared.resource,
    limits: declared.readOnly ? { perSecond: 10, burst: 40 } : { perSecond: 3, burst: 20 },
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

/** Takes the permission's resource from a parameter that holds an ARN. */
export function arnIn(key: string): (input: Params) => string {
  return (input) => {
    const value = input[key];
    return typeof value === 'string' ? value : '*';
  };
}
