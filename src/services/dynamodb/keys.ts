import { invalid } from './errors.ts';
import type { KeyElement, Table } from './state.ts';
import { attributeOf, textOf, typeOf, type AttributeValue, type Item } from './values/attribute.ts';
import { formatDecimal, parseDecimal } from './values/decimal.ts';

/** Refuses a key that is not exactly the table's. */
export function checkKey(table: Table, key: Item): void {
  const mismatch = invalid('The provided key element does not match the schema');
  if (Object.keys(key).length !== table.keys.length) throw mismatch;
  for (const { AttributeName } of table.keys) {
    const value = attributeOf(key, AttributeName);
    if (!value || typeOf(value) !== typeFor(table, AttributeName)) throw mismatch;
    requireContent(AttributeName, value);
  }
}

/** Refuses an item without the table's key. */
export function checkItemKey(table: Table, item: Item): void {
  const prefix = 'One or more parameter values were invalid: ';
  for (const { AttributeName: name } of table.keys) {
    const value = attributeOf(item, name);
    if (!value) throw invalid(`${prefix}Missing the key ${name} in the item`);
    const [expected, actual] = [typeFor(table, name), typeOf(value)];
    if (expected !== actual) {
      throw invalid(
        `${prefix}Type mismatch for key ${name} expected: ${expected} actual: ${actual}`,
      );
    }
    requireContent(name, value);
  }
}

function requireContent(name: string, value: AttributeValue): void {
  if (value.S !== '') return;
  throw invalid(
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot ' +
      `contain an empty string value. Key: ${name}`,
  );
}

export function typeFor(table: Table, name: string): string {
  const found = table.attributes.find(({ AttributeName }) => AttributeName === name);
  return found?.AttributeType ?? 'S';
}

/** The text an item is kept under. */
export function keyText(keys: readonly KeyElement[], item: Item): string {
  return JSON.stringify(keys.map(({ AttributeName }) => scalarText(item[AttributeName]!)));
}

function scalarText(value: AttributeValue): string {
  const type = typeOf(value);
  if (type === 'N') return `N${formatDecimal(parseDecimal(value.N!)!)}`;
  return `${type}${textOf((value.S ?? value.B)!)}`;
}

/** The key attributes of an item. */
export function keyOf(keys: readonly KeyElement[], item: Item): Item {
  const pairs = keys.map(({ AttributeName: name }) => [name, item[name]!] as const);
  return Object.fromEntries(pairs);
}

export function hashKey(keys: readonly KeyElement[]): string {
  return keys.find(({ KeyType }) => KeyType === 'HASH')!.AttributeName;
}

export function rangeKey(keys: readonly KeyElement[]): string | undefined {
  return keys.find(({ KeyType }) => KeyType === 'RANGE')?.AttributeName;
}
