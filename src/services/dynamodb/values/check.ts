import { invalid } from '../errors.ts';
import { memberCount, typeOf, type AttributeValue, type Item } from './attribute.ts';
import { parseDecimal, significantDigits } from './decimal.ts';
import { itemSize } from './sizes.ts';

/** AWS page: "Service, account, and table quotas": 400 KB an item, 32 levels. */
const ITEM_LIMIT = 409_600;
const DEPTH_LIMIT = 32;

/** Refuses values that DynamoDB does not take. */
export function checkValues(values: Readonly<Record<string, AttributeValue>>, depth = 0): void {
  for (const value of Object.values(values)) checkValue(value, depth);
}

function checkValue(value: AttributeValue, depth: number): void {
  const count = memberCount(value);
  if (count !== 1) {
    const what = count === 0 ? 'is empty' : 'has more than one datatypes set';
    throw invalid(
      `Supplied AttributeValue ${what}, must contain exactly one of the supported datatypes`,
    );
  }
  if (depth > DEPTH_LIMIT) {
    throw invalid(
      'Nesting Levels have exceeded supported limits: Attributes in the item have ' +
        'nested levels beyond supported limit',
    );
  }
  const type = typeOf(value);
  if (type === 'N') checkNumber(value.N!);
  if (type === 'M') checkValues(value.M!, depth + 1);
  if (type === 'L') for (const element of value.L!) checkValue(element, depth + 1);
  if (type === 'SS' || type === 'NS' || type === 'BS') checkSet(value, type);
}

function checkNumber(text: string): void {
  const parsed = parseDecimal(text);
  if (!parsed) {
    const what =
      text === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${text}`;
    throw invalid(what);
  }
  if (significantDigits(parsed) > 38) {
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  }
}

function checkSet(value: AttributeValue, type: 'SS' | 'NS' | 'BS'): void {
  const members = value[type]!;
  if (type === 'NS') for (const text of value.NS!) checkNumber(text);
  const seen = new Set(members.map(String));
  if (seen.size < members.length) {
    throw invalid(
      `One or more parameter values were invalid: Input collection [${members.join(', ')}] contains duplicates.`,
    );
  }
}

/** Refuses empty sets, wherever they stand; DynamoDB does before it looks for the table. */
export function refuseEmptySets(values: Readonly<Record<string, AttributeValue>> = {}): void {
  for (const value of Object.values(values)) refuseEmptySet(value);
}

const SETS = [
  ['SS', 'string'],
  ['NS', 'number'],
  ['BS', 'binary'],
] as const;

function refuseEmptySet(value: AttributeValue): void {
  for (const [type, name] of SETS) {
    if (value[type]?.length !== 0) continue;
    throw invalid(
      '1 validation error detected: One or more parameter values were invalid: ' +
        `An ${name} set  may not be empty`,
    );
  }
  refuseEmptySets(value.M);
  for (const element of value.L ?? []) refuseEmptySet(element);
}

export function checkItemSize(item: Item): number {
  const size = itemSize(item);
  if (size > ITEM_LIMIT) throw invalid('Item size has exceeded the maximum allowed size');
  return size;
}
