import { textOf, typeOf, type AttributeValue, type Item } from './attribute.ts';
import { compareDecimals, formatDecimal, parseDecimal } from './decimal.ts';

/** An item as DynamoDB keeps and answers it: numbers without needless zeros, sets in order. */
export function keptForm(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, kept(value)]));
}

function kept(value: AttributeValue): AttributeValue {
  switch (typeOf(value)) {
    case 'N':
      return { N: keptNumber(value.N!) };
    case 'NS':
      return { NS: value.NS!.map(keptNumber).sort(compareDecimals) };
    case 'SS':
      return { SS: [...value.SS!].sort() };
    case 'BS':
      return { BS: [...value.BS!].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) };
    case 'L':
      return { L: value.L!.map(kept) };
    case 'M':
      return { M: keptForm(value.M!) };
    default:
      return value;
  }
}

function keptNumber(text: string): string {
  const parsed = parseDecimal(text);
  return parsed ? formatDecimal(parsed) : text;
}
