import { invalid } from '../errors.ts';
import type { AttributeValue } from '../values/attribute.ts';
import { Reader, type Path, type Placeholders } from './reader.ts';
import type { Source } from './tokens.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly path: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare';
      readonly operator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly of: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly of: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly isThere: boolean }
  | { readonly kind: 'type'; readonly path: Path; readonly type: AttributeValue }
  | {
      readonly kind: 'begins_with' | 'contains';
      readonly of: Operand;
      readonly value: Operand;
    };

const COMPARATORS = new Set(['=', '<>', '<', '<=', '>', '>=']);

/** AWS page: "Condition and filter expressions, operators, and functions in DynamoDB". */
export function parseCondition(source: Source, placeholders: Placeholders): Condition {
  const reader = new Reader(source, placeholders);
  const condition = either(reader);
  if (reader.next.kind !== 'end') throw reader.unexpected();
  return condition;
}

function either(reader: Reader): Condition {
  const parts = [both(reader)];
  while (reader.accept('OR')) parts.push(both(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
}

function both(reader: Reader): Condition {
  const parts = [negated(reader)];
  while (reader.accept('AND')) parts.push(negated(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

function negated(reader: Reader): Condition {
  if (!reader.accept('NOT')) return single(reader);
  return { kind: 'not', part: reader.nested(() => negated(reader)) };
}

function single(reader: Reader): Condition {
  if (reader.isNext('(')) {
    reader.take();
    const condition = reader.nested(() => either(reader));
    reader.expect(')');
    return condition;
  }
  const called = reader.second?.text === '(' ? reader.next.text : '';
  if (called !== '' && called !== 'size') return call(reader, called);
  const left = operand(reader);
  if (reader.accept('BETWEEN')) {
    const low = operand(reader);
    reader.expect('AND');
    return { kind: 'between', of: left, low, high: operand(reader) };
  }
  if (reader.accept('IN')) {
    reader.expect('(');
    const list = [operand(reader)];
    while (reader.accept(',')) list.push(operand(reader));
    reader.expect(')');
    return { kind: 'in', of: left, list };
  }
  const token = reader.next;
  if (!COMPARATORS.has(token.text)) throw reader.unexpected();
  reader.take();
  return { kind: 'compare', operator: token.text as Comparator, left, right: operand(reader) };
}

function call(reader: Reader, name: string): Condition {
  const known = /^(attribute_exists|attribute_not_exists|attribute_type|begins_with|contains)$/;
  if (!known.test(name)) {
    throw invalid(`Invalid ${reader.source.kind}: Invalid function name; function: ${name}`);
  }
  reader.take();
  reader.expect('(');
  const condition = callOf(reader, name);
  reader.expect(')');
  return condition;
}

function callOf(reader: Reader, name: string): Condition {
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    return { kind: 'exists', path: reader.path(), isThere: name === 'attribute_exists' };
  }
  if (name === 'attribute_type') {
    const path = reader.path();
    reader.expect(',');
    return { kind: 'type', path, type: reader.value() };
  }
  const of = operand(reader);
  reader.expect(',');
  const value = operand(reader);
  return { kind: name as 'begins_with' | 'contains', of, value };
}

function operand(reader: Reader): Operand {
  if (reader.next.kind === 'value') return { kind: 'value', value: reader.value() };
  if (reader.next.text === 'size' && reader.second?.text === '(') {
    reader.take();
    reader.take();
    const path = reader.path();
    reader.expect(')');
    return { kind: 'size', path };
  }
  return { kind: 'path', path: reader.path() };
}
