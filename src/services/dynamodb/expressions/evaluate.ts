import {
  attributeOf,
  compareValues,
  equalValues,
  textOf,
  typeOf,
  type AttributeValue,
  type Item,
} from '../values/attribute.ts';
import { bytesOf } from '../values/sizes.ts';
import type { Comparator, Condition, Operand } from './condition.ts';
import type { Path } from './reader.ts';

/** The value at a document path, or undefined. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = attributeOf(item, path[0] as string);
  for (const step of path.slice(1)) {
    if (!value) return undefined;
    if (typeof step === 'number') value = value.L?.[step];
    else value = value.M && attributeOf(value.M, step);
  }
  return value;
}

/** Whether a condition holds for an item; a missing attribute makes comparisons false. */
export function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, item));
    case 'or':
      return condition.parts.some((part) => holds(part, item));
    case 'not':
      return !holds(condition.part, item);
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.isThere;
    case 'type': {
      const value = valueAt(item, condition.path);
      return value !== undefined && typeOf(value) === condition.type.S;
    }
    case 'compare': {
      const { operator, left, right } = condition;
      return compares(operator, resolve(left, item), resolve(right, item));
    }
    case 'between': {
      const value = resolve(condition.of, item);
      const [low, high] = [resolve(condition.low, item), resolve(condition.high, item)];
      return compares('>=', value, low) && compares('<=', value, high);
    }
    case 'in': {
      const value = resolve(condition.of, item);
      return condition.list.some((one) => compares('=', value, resolve(one, item)));
    }
    case 'begins_with': {
      const [value, start] = [resolve(condition.of, item), resolve(condition.value, item)];
      return startsWith(value, start);
    }
    default:
      return contains(resolve(condition.of, item), resolve(condition.value, item));
  }
}

function resolve(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  const value = valueAt(item, operand.path);
  if (operand.kind === 'path' || value === undefined) return value;
  return { N: String(sizeOf(value)) };
}

function sizeOf(value: AttributeValue): number {
  switch (typeOf(value)) {
    case 'S':
      return bytesOf(value.S!);
    case 'M':
      return Object.keys(value.M!).length;
    case 'N':
    case 'BOOL':
    case 'NULL':
      return 1;
    default:
      return (value.B ?? value.SS ?? value.NS ?? value.BS ?? value.L)!.length;
  }
}

function compares(
  operator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (!left || !right) return operator === '<>' && left !== right;
  if (operator === '=') return equalValues(left, right);
  if (operator === '<>') return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function startsWith(value: AttributeValue | undefined, start: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && start?.S !== undefined) return value.S.startsWith(start.S);
  if (value?.B === undefined || start?.B === undefined) return false;
  return textOf(value.B).startsWith(textOf(start.B));
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (!value || !part) return false;
  if (value.S !== undefined && part.S !== undefined) return value.S.includes(part.S);
  if (value.SS && part.S !== undefined) return value.SS.includes(part.S);
  if (value.NS && part.N !== undefined) {
    return value.NS.some((text) => equalValues({ N: text }, part));
  }
  return value.L?.some((element) => equalValues(element, part)) ?? false;
}
