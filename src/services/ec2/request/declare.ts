/**
 * How this service declares operations: which parameters it models (others are answered with
 * NotSimulated, never ignored), DryRun and request limits.
 */
import { notSimulated } from '../../../aws/errors.ts';
import type { Params } from '../../../gateway/call.ts';
import {
  operation,
  type AnyOperation,
  type Operation,
  type RateLimit,
} from '../../../gateway/service.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import type { Ec2State } from '../state.ts';
import { ec2Error } from './errors.ts';

export type Ctx = OperationContext<Ec2State>;

interface Declared<Input> {
  name: string;
  readOnly: boolean;
  /** The parameters that are modelled. */
  fields: readonly string[];
  resource?: Operation<Ec2State>['resource'];
  conditions?: Operation<Ec2State>['conditions'];
  trail?: Partial<Operation<Ec2State>['trail']>;
  simplified?: string;
  run: (ctx: Ctx, input: Input) => object;
}

/** "Request throttling for the Amazon EC2 API": bucket size and refill per second, by category. */
const READ_LIMIT = Object.freeze({ perSecond: 20, burst: 100 });
const UNFILTERED = Object.freeze({ perSecond: 10, burst: 50 });
const WRITE_LIMIT = Object.freeze({ perSecond: 5, burst: 50 });

/** A read that names nothing, filters nothing and asks for no page has a smaller bucket. */
function readLimit(name: string): (input: Params) => RateLimit {
  const unfiltered = Object.freeze({ ...UNFILTERED, bucket: `${name} unfiltered` });
  return (input) => {
    const narrows = (key: string) => key !== 'DryRun' && input[key] !== undefined;
    return Object.keys(input).some(narrows) ? READ_LIMIT : unfiltered;
  };
}

export function ec2Operation<Input extends object>(declared: Declared<Input>): AnyOperation {
  const { name, fields, run } = declared;
  const known = new Set([...fields, 'DryRun']);
  return operation<Ec2State, Input>({
    name,
    readOnly: declared.readOnly,
    resource: declared.resource,
    conditions: declared.conditions,
    limits: declared.readOnly ? readLimit(name) : WRITE_LIMIT,
    trail: { category: 'management', ...declared.trail },
    simplified: declared.simplified,
    run: (ctx, input) => {
      onlyModelled(name, input, known);
      if ('DryRun' in input && input.DryRun === true) {
        const text = 'Request would have succeeded, but DryRun flag is set.';
        throw ec2Error('DryRunOperation', text, 412);
      }
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

/** `arn:aws:ec2:<region>:<account>:<type>/<id>`. */
export function ec2Arn(ctx: { region: string; account: string }, type: string, id: string): string {
  return `arn:aws:ec2:${ctx.region}:${ctx.account}:${type}/${id}`;
}
