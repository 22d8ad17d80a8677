import { invalid } from '../errors.ts';
import { attributeOf, equalValues, type AttributeValue, type Item } from '../values/attribute.ts';
import { addDecimals } from '../values/decimal.ts';
import { valueAt } from './evaluate.ts';
import { Reader, type Path, type Placeholders } from './reader.ts';

type Source =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Source }
  | { readonly kind: 'list_append'; readonly first: Source; readonly second: Source }
  | { readonly kind: 'sum'; readonly sign: 1 | -1; readonly left: Source; readonly right: Source };

export interface UpdateAction {
  readonly verb: 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
  readonly path: Path;
  readonly source?: Source;
}

const VERBS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;
const KIND = 'UpdateExpression';

/** AWS page: "Using update expressions in DynamoDB". */
export function parseUpdate(text: string, placeholders: Placeholders): readonly UpdateAction[] {
  const reader = new Reader({ kind: KIND, text }, placeholders);
  const actions: UpdateAction[] = [];
  const seen = new Set<string>();
  while (reader.next.kind !== 'end') {
    const verb = VERBS.find((one) => reader.isNext(one));
    if (!verb) throw reader.unexpected();
    if (seen.has(verb)) {
      throw invalid(
        `Invalid ${KIND}: The "${verb}" section can only be used once in an update expression;`,
      );
    }
    seen.add(verb);
    reader.take();
    do actions.push(action(reader, verb));
    while (reader.accept(','));
  }
  requireApart(actions);
  return actions;
}

function action(reader: Reader, verb: UpdateAction['verb']): UpdateAction {
  const path = reader.path();
  if (verb === 'REMOVE') return { verb, path };
  if (verb === 'SET') {
    reader.expect('=');
    return { verb, path, source: sum(reader) };
  }
  return { verb, path, source: { kind: 'value', value: reader.value() } };
}

function sum(reader: Reader): Source {
  const left = source(reader);
  if (reader.accept('+')) return { kind: 'sum', sign: 1, left, right: source(reader) };
  if (reader.accept('-')) return { kind: 'sum', sign: -1, left, right: source(reader) };
  return left;
}

function source(reader: Reader): Source {
  if (reader.next.kind === 'value') return { kind: 'value', value: reader.value() };
  if (reader.second?.text !== '(') return { kind: 'path', path: reader.path() };
  const name = reader.take().text;
  reader.expect('(');
  const result = reader.nested(() => called(reader, name));
  reader.expect(')');
  return result;
}

function called(reader: Reader, name: string): Source {
  if (name === 'if_not_exists') {
    const path = reader.path();
    reader.expect(',');
    return { kind: 'if_not_exists', path, otherwise: source(reader) };
  }
  if (name === 'list_append') {
    const first = source(reader);
    reader.expect(',');
    return { kind: 'list_append', first, second: source(reader) };
  }
  throw invalid(`Invalid ${KIND}: Invalid function name; function: ${name}`);
}

function requireApart(actions: readonly UpdateAction[]): void {
  const paths = actions.map(({ path }) => JSON.stringify(path).slice(0, -1));
  const overlap = paths.some((path, i) =>
    paths.some((other, j) => i !== j && (other === path || other.startsWith(`${path},`))),
  );
  if (!overlap) return;
  throw invalid(
    `Invalid ${KIND}: Two document paths overlap with each other; must remove or rewrite one of ` +
      'these paths;',
  );
}

/** The item after the actions; every source reads the item as it was before. */
export function applyUpdate(item: Item, actions: readonly UpdateAction[]): Item {
  let next = item;
  for (const { verb, path, source: from } of actions) {
    if (verb === 'REMOVE') next = placed(next, path, undefined);
    else if (verb === 'SET') next = placed(next, path, computed(item, from!));
    else {
      const operand = (from as { value: AttributeValue }).value;
      const before = valueAt(item, path);
      const after = verb === 'ADD' ? added(before, operand) : taken(before, operand);
      next = placed(next, path, after);
    }
  }
  return next;
}

function computed(item: Item, from: Source): AttributeValue {
  switch (from.kind) {
    case 'value':
      return from.value;
    case 'path': {
      const value = valueAt(item, from.path);
      if (value) return value;
      throw invalid(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    }
    case 'if_not_exists':
      return valueAt(item, from.path) ?? computed(item, from.otherwise);
    case 'list_append': {
      const [first, second] = [computed(item, from.first), computed(item, from.second)];
      if (first.L && second.L) return { L: [...first.L, ...second.L] };
      throw wrongType();
    }
    default: {
      const [left, right] = [computed(item, from.left), computed(item, from.right)];
      if (left.N === undefined || right.N === undefined) throw wrongType();
      return { N: addDecimals(left.N, right.N, from.sign) };
    }
  }
}

function wrongType() {
  return invalid('An operand in the update expression has an incorrect data type');
}

/** ADD: numbers add up, sets unite. */
function added(before: AttributeValue | undefined, operand: AttributeValue): AttributeValue {
  if (operand.N !== undefined) {
    if (before && before.N === undefined) throw wrongType();
    return { N: addDecimals(before?.N ?? '0', operand.N, 1) };
  }
  if (operand.SS) return { SS: [...new Set([...setOf(before, 'SS'), ...operand.SS])] };
  if (operand.NS) {
    const known = setOf(before, 'NS');
    const more = operand.NS.filter((n) => !known.some((own) => equalValues({ N: own }, { N: n })));
    return { NS: [...known, ...more] };
  }
  throw wrongType();
}

/** DELETE: members leave a set; an empty set is no attribute. */
function taken(
  before: AttributeValue | undefined,
  operand: AttributeValue,
): AttributeValue | undefined {
  if (!before) return undefined;
  const type = operand.SS ? 'SS' : 'NS';
  const gone = operand[type];
  if (!gone) throw wrongType();
  const left = setOf(before, type).filter((member) => !gone.includes(member));
  return left.length === 0 ? undefined : { [type]: left };
}

function setOf(value: AttributeValue | undefined, type: 'SS' | 'NS'): readonly string[] {
  if (!value) return [];
  const set = value[type];
  if (!set) throw wrongType();
  return set;
}

/** The item with a value at a path, or without it. */
function placed(item: Item, path: Path, value: AttributeValue | undefined): Item {
  const [name, ...rest] = path as [string, ...(string | number)[]];
  const members = new Map(Object.entries(item));
  const next = rest.length === 0 ? value : inside(attributeOf(item, name), rest, value);
  if (next) members.set(name, next);
  else members.delete(name);
  return Object.fromEntries(members);
}

function inside(
  holder: AttributeValue | undefined,
  path: Path,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  const [step, ...rest] = path;
  if (typeof step === 'number' && holder?.L) {
    const list = [...holder.L];
    const next = rest.length === 0 ? value : inside(list[step], rest, value);
    if (next) list.splice(Math.min(step, list.length), 1, next);
    else list.splice(step, 1);
    return { L: list };
  }
  if (typeof step === 'string' && holder?.M) return { M: placed(holder.M, [step, ...rest], value) };
  throw invalid('The document path provided in the update expression is invalid for update');
}
