import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../aws/errors.ts';
import type { AttributeValue, Item } from '../values/attribute.ts';
import { parseCondition } from './condition.ts';
import { holds } from './evaluate.ts';
import { parseProjection, project } from './projection.ts';
import { placeholdersOf } from './reader.ts';
import { applyUpdate, parseUpdate } from './update.ts';

const item: Item = {
  id: { S: 'seat-1' },
  price: { N: '40' },
  holder: { M: { mail: { S: 'ana@example.com' }, marks: { L: [{ N: '1' }, { N: '2' }] } } },
  labels: { SS: ['front', 'aisle'] },
};

const VALUES: Record<string, AttributeValue> = {
  ':n': { N: '40.0' },
  ':low': { N: '10' },
  ':s': { S: 'seat' },
  ':front': { S: 'front' },
  ':t': { S: 'SS' },
};
const NAMES = { '#p': 'price', '#h': 'holder' };

function ask(text: string): boolean {
  const input = { ExpressionAttributeNames: NAMES, ExpressionAttributeValues: VALUES };
  return holds(parseCondition({ kind: 'ConditionExpression', text }, placeholdersOf(input)), item);
}

describe('conditions', () => {
  it.each([
    ['#p = :n', true],
    ['price <> :n', false],
    ['price > :low AND begins_with(id, :s)', true],
    ['NOT price > :low OR contains(labels, :front)', true],
    ['price BETWEEN :low AND :n', true],
    ['price IN (:low, :n)', true],
    ['attribute_not_exists(gone)', true],
    ['attribute_exists(holder.mail)', true],
    ['attribute_type(labels, :t)', true],
    ['size(labels) < :low', true],
    ['gone = :n', false],
    ['gone <> :n', true],
    ['(price = :low OR price = :n) AND NOT attribute_exists(gone)', true],
    ['holder.marks[1] < :low', true],
  ])('%s is %s', (text, expected) => expect(ask(text)).toBe(expected));

  it.each([
    ['price =', 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "price ="'],
    ['', 'Invalid ConditionExpression: The expression can not be empty;'],
    ['status = :n', 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['price = :nope', 'value used in expression is not defined; attribute value: :nope'],
    ['#nope = :n', 'name used in the document path is not defined; attribute name: #nope'],
    ['longer(price)', 'Invalid ConditionExpression: Invalid function name; function: longer'],
  ])('%s is refused', (text, message) => expect(() => ask(text)).toThrow(message));

  it('no text makes the parser do anything but answer or refuse', () => {
    const pieces = fc.constantFrom(
      ...[
        'price',
        '#p',
        ':n',
        '=',
        '<',
        '(',
        ')',
        'AND',
        'OR',
        'NOT',
        'BETWEEN',
        'IN',
        ',',
        '[',
        '1',
      ],
      ...[']', '.', 'size', 'contains', '$', 'é', ' '],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (words) => {
        try {
          ask(words.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(AwsError);
        }
      }),
      { numRuns: 500 },
    );
    expect(() => ask('('.repeat(3_000))).toThrow('Syntax error');
  });
});

function update(text: string, values: Record<string, AttributeValue> = {}): Item {
  const input = { ExpressionAttributeNames: NAMES, ExpressionAttributeValues: values };
  return applyUpdate(item, parseUpdate(text, placeholdersOf(input)));
}

describe('updates', () => {
  it('set, count, append and default', () => {
    const next = update(
      'SET #p = #p + :one, seen = if_not_exists(seen, :zero), ' +
        'holder.marks = list_append(holder.marks, :more)',
      { ':one': { N: '1.5' }, ':zero': { N: '0' }, ':more': { L: [{ N: '3' }] } },
    );
    expect(next['price']).toEqual({ N: '41.5' });
    expect(next['seen']).toEqual({ N: '0' });
    expect(next['holder']!.M!['marks']!.L).toHaveLength(3);
    expect(item['price']).toEqual({ N: '40' });
  });

  it('remove, add to numbers and sets, delete from sets', () => {
    const next = update('REMOVE holder.mail ADD visits :n, labels :more DELETE tags :gone', {
      ':n': { N: '2' },
      ':more': { SS: ['balcony'] },
      ':gone': { SS: ['x'] },
    });
    expect(next['holder']!.M).not.toHaveProperty('mail');
    expect(next['visits']).toEqual({ N: '2' });
    expect(next['labels']!.SS).toEqual(['front', 'aisle', 'balcony']);
  });

  it('refuse what DynamoDB refuses', () => {
    expect(() => update('SET a = b')).toThrow('refers to an attribute that does not exist');
    expect(() => update('SET id = id + price')).toThrow('incorrect data type');
    expect(() => update('SET a = price SET b = price')).toThrow('can only be used once');
    expect(() => update('SET holder = id, holder.mail = id')).toThrow('overlap');
    expect(() => update('SET gone.deep = id')).toThrow('document path provided in the update');
  });

  it('an attribute may be called __proto__', () => {
    const input = { ExpressionAttributeNames: { '#x': '__proto__' } };
    const next = applyUpdate(item, parseUpdate('SET #x = id', placeholdersOf(input)));
    expect(Object.hasOwn(next, '__proto__')).toBe(true);
  });
});

describe('projections', () => {
  it('keep the named parts', () => {
    const paths = parseProjection(
      'id, #h.mail, holder.marks[1]',
      placeholdersOf({ ExpressionAttributeNames: NAMES }),
    );
    expect(project(item, paths)).toEqual({
      id: { S: 'seat-1' },
      holder: { M: { mail: { S: 'ana@example.com' }, marks: { L: [{ N: '2' }] } } },
    });
  });
});
