/** Values of any shape of the model, in the SDK's form and in that of `Params`. */
import fc from 'fast-check';
import type { Shape } from '../../src/aws/model/shapes.ts';

const DEPTH = 4;
const START_SECONDS = 1_700_000_000;

export interface Wishes {
  /** Lists and maps may be empty. */
  readonly mayBeEmpty: boolean;
  /** Members that the test gives by itself or that cannot be told apart on the wire. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Texts stand in headers. */
  readonly isAscii: boolean;
  readonly without: (name: string, shape: Shape) => boolean;
}

/** Times are Date, blobs bytes. */
export function valueOf(shape: Shape, wishes: Wishes, depth = 0): fc.Arbitrary<unknown> {
  const minLength = wishes.mayBeEmpty ? 0 : 1;
  switch (shape.kind) {
    case 'structure':
      return structureOf(shape, wishes, depth);
    case 'list':
      return fc.array(valueOf(shape.element!, wishes, depth + 1), { minLength, maxLength: 2 });
    case 'map':
      return fc.dictionary(
        fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
        valueOf(shape.element!, wishes, depth + 1),
        { minKeys: minLength, maxKeys: 2, noNullPrototype: true },
      );
    case 'integer':
    case 'long':
      return fc.integer({ min: -1_000_000, max: 1_000_000 });
    case 'float':
    case 'double':
      return fc.oneof(
        fc.integer({ min: -100, max: 100 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc
        .integer({ min: START_SECONDS, max: START_SECONDS + 100_000_000 })
        .map((seconds) => new Date(seconds * 1_000));
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 12 });
    default:
      return textOf(shape, wishes);
  }
}

function textOf(shape: Shape, { isAscii }: Wishes): fc.Arbitrary<string> {
  if (shape.values) return fc.constantFrom(...shape.values);
  const plain = fc.stringMatching(/^[A-Za-z0-9_.:/-]{1,12}$/);
  if (isAscii) return plain;
  return fc.oneof(
    plain,
    fc.constantFrom('a b&c<d>"e"\'f', 'ünïcödé ✓ 💡', '100%+1=x', ' padded ', '{"json": [1]}'),
  );
}

function structureOf(shape: Shape, wishes: Wishes, depth: number): fc.Arbitrary<object> {
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  const wanted = [...shape.members].filter(([name, member]) => !wishes.without(name, member));
  const needed = neededOf(shape, wanted, { wishes, depth });
  for (const [name, member] of wanted) {
    const isNeeded = needed.has(name);
    if (isDeep(member) && depth >= DEPTH && !isNeeded) continue;
    const isFixed = depth === 0 && Object.hasOwn(wishes.fixed, name);
    const value = isFixed ? fc.constant(wishes.fixed[name]) : valueOf(member, wishes, depth + 1);
    members[name] = isNeeded ? value : fc.option(value, { nil: undefined, freq: 2 });
  }
  return fc.record(members).map(withoutUndefined);
}

/** What must be there: required members, and one at least where nothing may be empty. */
function neededOf(
  shape: Shape,
  wanted: readonly (readonly [string, Shape])[],
  { wishes, depth }: { wishes: Wishes; depth: number },
): Set<string> {
  const fixed = Object.keys(wishes.fixed).filter((name) => depth === 0 && shape.members.has(name));
  const needed = new Set([...shape.required, ...fixed]);
  if (needed.size > 0 || wishes.mayBeEmpty || depth === 0) return needed;
  const first = wanted.find(([, member]) => !isDeep(member)) ?? wanted[0];
  return new Set(first ? [first[0]] : []);
}

function isDeep({ kind }: Shape): boolean {
  return kind === 'structure' || kind === 'list' || kind === 'map';
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}

/** As `Params` have it: times are milliseconds. */
export function asParams(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value)) return value.map(asParams);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asParams(item)]));
}
