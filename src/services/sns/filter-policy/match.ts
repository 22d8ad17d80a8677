import { cidrHolds } from './cidr.ts';
import type { FilterPolicy, PolicyField } from './compile.ts';
import type { Matcher } from './operators.ts';

/** A message attribute as Publish takes it. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}

type Scalar = string | number | boolean | null;

/** One leaf of a message: its value and which element of which array it came from. */
interface Leaf {
  readonly value: Scalar;
  readonly places: readonly (readonly [arrayPath: string, index: number])[];
}

type Leaves = Map<string, Leaf[]>;

/** Whether the attributes of a message satisfy the policy. Binary attributes are ignored. */
export function attributesMatch(
  policy: FilterPolicy,
  attributes: ReadonlyMap<string, MessageAttribute>,
): boolean {
  const leaves: Leaves = new Map();
  for (const [name, attribute] of attributes) {
    const value = attributeValue(attribute);
    if (value !== undefined) collect(value, { path: name, places: [], depth: 0 }, leaves);
  }
  return leavesMatch(policy, leaves);
}

/** Whether the JSON body of a message satisfies the policy; other bodies never do. */
export function bodyMatches(policy: FilterPolicy, body: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const leaves: Leaves = new Map();
  collect(value, { path: '', places: [], depth: 0 }, leaves);
  return leavesMatch(policy, leaves);
}

function attributeValue(attribute: MessageAttribute): unknown {
  const { DataType, StringValue } = attribute;
  if (DataType.startsWith('Binary') || StringValue === undefined) return undefined;
  if (DataType.startsWith('Number')) {
    const number = Number(StringValue);
    return Number.isFinite(number) ? number : undefined;
  }
  if (!DataType.startsWith('String.Array')) return StringValue;
  try {
    const list: unknown = JSON.parse(StringValue);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

interface Spot {
  readonly path: string;
  readonly places: Leaf['places'];
  readonly depth: number;
}

const MAX_DEPTH = 64;

function collect(value: unknown, spot: Spot, leaves: Leaves): void {
  if (spot.depth > MAX_DEPTH) return;
  const depth = spot.depth + 1;
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      const place = [spot.path, index] as const;
      collect(element, { path: spot.path, places: [...spot.places, place], depth }, leaves);
    }
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const path = spot.path === '' ? key : `${spot.path}.${key}`;
      collect(child, { path, places: spot.places, depth }, leaves);
    }
    return;
  }
  const known = leaves.get(spot.path);
  const leaf = { value: value as Scalar, places: spot.places };
  if (known) known.push(leaf);
  else leaves.set(spot.path, [leaf]);
}

function leavesMatch(policy: FilterPolicy, leaves: Leaves): boolean {
  return policy.alternatives.some((fields) => assign(fields, 0, { leaves, chosen: new Map() }));
}

interface Assignment {
  readonly leaves: Leaves;
  /** Array path → element already taken: fields of two elements never combine. */
  readonly chosen: Map<string, number>;
}

function assign(fields: readonly PolicyField[], index: number, state: Assignment): boolean {
  const field = fields[index];
  if (!field) return true;
  const candidates = state.leaves.get(field.path) ?? [];
  if (candidates.length === 0) {
    const accepts = field.matchers.some((one) => one.kind === 'exists' && !one.exists);
    return accepts && assign(fields, index + 1, state);
  }
  for (const leaf of candidates) {
    if (!field.matchers.some((matcher) => holds(matcher, leaf.value))) continue;
    const isConsistent = leaf.places.every(
      ([path, element]) => (state.chosen.get(path) ?? element) === element,
    );
    if (!isConsistent) continue;
    const added = leaf.places.filter(([path]) => !state.chosen.has(path));
    for (const [path, element] of added) state.chosen.set(path, element);
    if (assign(fields, index + 1, state)) return true;
    for (const [path] of added) state.chosen.delete(path);
  }
  return false;
}

function holds(matcher: Matcher, value: Scalar): boolean {
  switch (matcher.kind) {
    case 'exact':
      return value === matcher.value;
    case 'exists':
      return matcher.exists;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(matcher.text);
    case 'suffix':
      return typeof value === 'string' && value.endsWith(matcher.text);
    case 'ignoreCase':
      return typeof value === 'string' && value.toLowerCase() === matcher.text;
    case 'wildcard':
      return typeof value === 'string' && wildcardHolds(matcher.pieces, value);
    case 'cidr':
      return typeof value === 'string' && cidrHolds(matcher.cidr, value);
    case 'not':
      return !matcher.values.some((excluded) => excluded === value);
    case 'notPrefix':
      return typeof value !== 'string' || !value.startsWith(matcher.text);
    case 'numeric': {
      if (typeof value !== 'number') return false;
      const { low, isLowOpen, high, isHighOpen } = matcher.range;
      const isAbove = isLowOpen ? value > low : value >= low;
      return isAbove && (isHighOpen ? value < high : value <= high);
    }
  }
}

function wildcardHolds(pieces: readonly string[], text: string): boolean {
  const first = pieces[0]!;
  if (pieces.length === 1) return text === first;
  const last = pieces[pieces.length - 1]!;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  if (text.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
}
