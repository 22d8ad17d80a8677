import { FilterPolicyError } from './errors.ts';
import { parseMatcher, type Matcher } from './operators.ts';

export type FilterPolicyScope = 'MessageAttributes' | 'MessageBody';

/** A compiled filter policy: alternatives of conjunctions over flattened paths. */
export interface FilterPolicy {
  readonly alternatives: readonly (readonly PolicyField[])[];
}

export interface PolicyField {
  /** Keys joined by dots. */
  readonly path: string;
  readonly matchers: readonly Matcher[];
}

const MAX_KEYS = 5;
const MAX_COMBINATIONS = 150;
const MAX_DEPTH = 32;
const MAX_BYTES = 262_144;

/**
 * Compiles a filter policy (Amazon SNS, "Amazon SNS subscription filter policies").
 * @throws FilterPolicyError in the words of SNS.
 */
export function compileFilterPolicy(source: string, scope: FilterPolicyScope): FilterPolicy {
  const policy = parseObject(source);
  const keys = new Set<string>();
  const context: Context = { isNested: false, keys };
  const alternatives = conjunctions(policy, { path: '', depth: 1 }, context);
  if (scope === 'MessageAttributes' && context.isNested) {
    throw new FilterPolicyError(
      'Filter policy scope MessageAttributes does not support nested filter policy',
      { isWhole: true },
    );
  }
  if (keys.size > MAX_KEYS) {
    throw new FilterPolicyError('Filter policy can not have more than 5 keys');
  }
  if (combinations(policy, 1) > MAX_COMBINATIONS) {
    throw new FilterPolicyError('Filter policy is too complex');
  }
  return { alternatives };
}

function parseObject(source: string): Record<string, unknown> {
  if (source.length > MAX_BYTES) throw new FilterPolicyError('Filter policy is too large');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new FilterPolicyError('failed to parse JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FilterPolicyError('Filter is not an object');
  }
  return value as Record<string, unknown>;
}

interface Context {
  isNested: boolean;
  readonly keys: Set<string>;
}

interface Place {
  readonly path: string;
  readonly depth: number;
}

function conjunctions(
  node: Readonly<Record<string, unknown>>,
  place: Place,
  context: Context,
): PolicyField[][] {
  const entries = Object.entries(node);
  if (entries.length === 0) throw new FilterPolicyError('Empty objects are not allowed');
  if (place.depth > MAX_DEPTH) throw new FilterPolicyError('Filter policy is too complex');
  let result: PolicyField[][] = [[]];
  for (const [key, value] of entries) {
    const branches =
      key === '$or' && Array.isArray(value)
        ? orBranches(value, place, context)
        : fieldBranches({ key, value }, place, context);
    if (result.length * branches.length > 1000) {
      throw new FilterPolicyError('Filter policy is too complex');
    }
    result = result.flatMap((left) => branches.map((right) => [...left, ...right]));
  }
  return result;
}

function orBranches(list: readonly unknown[], place: Place, context: Context): PolicyField[][] {
  const isValid = list.every((part) => typeof part === 'object' && part !== null);
  if (list.length < 2 || !isValid) {
    throw new FilterPolicyError('There must have at least 2 Objects in $or relationship.');
  }
  return list.flatMap((part) => conjunctions(part as Record<string, unknown>, place, context));
}

function fieldBranches(
  entry: { key: string; value: unknown },
  place: Place,
  context: Context,
): PolicyField[][] {
  const { key, value } = entry;
  const path = place.path === '' ? key : `${place.path}.${key}`;
  if (place.depth === 1) context.keys.add(key);
  if (Array.isArray(value)) {
    if (value.length === 0) throw new FilterPolicyError('Empty arrays are not allowed');
    return [[{ path, matchers: value.map(parseMatcher) }]];
  }
  if (typeof value !== 'object' || value === null) {
    throw new FilterPolicyError(`"${key}" must be an object or an array`);
  }
  context.isNested = true;
  return conjunctions(value as Record<string, unknown>, { path, depth: place.depth + 1 }, context);
}

/** Values times depth, multiplied over the leaves; the branches of `$or` are added first. */
function combinations(node: Readonly<Record<string, unknown>>, depth: number): number {
  let product = 1;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$or' && Array.isArray(value)) {
      const parts = value as readonly Record<string, unknown>[];
      product *= parts.reduce((sum, part) => sum + combinations(part, depth), 0);
    } else if (Array.isArray(value)) product *= value.length * depth;
    else product *= combinations(value as Record<string, unknown>, depth + 1);
  }
  return product;
}
