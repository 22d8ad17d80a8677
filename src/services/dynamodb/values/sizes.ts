import { typeOf, type AttributeValue, type Item } from './attribute.ts';

/** AWS page: "DynamoDB item sizes and formats". Bytes. */
export function itemSize(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) size += bytesOf(name) + valueSize(value);
  return size;
}

function valueSize(value: AttributeValue): number {
  switch (typeOf(value)) {
    case 'S':
      return bytesOf(value.S!);
    case 'N':
      return numberSize(value.N!);
    case 'B':
      return value.B!.length;
    case 'SS':
      return value.SS!.reduce((sum, text) => sum + bytesOf(text), 0);
    case 'NS':
      return value.NS!.reduce((sum, text) => sum + numberSize(text), 0);
    case 'BS':
      return value.BS!.reduce((sum, bytes) => sum + bytes.length, 0);
    case 'M':
      return 3 + itemSize(value.M!) + Object.keys(value.M!).length;
    case 'L':
      return 3 + value.L!.reduce((sum, element) => sum + 1 + valueSize(element), 0);
    default:
      return 1;
  }
}

/** One byte for two significant digits, and one more. */
function numberSize(text: string): number {
  const digits = text.replace(/^[+-]?0*|[^\d]|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1;
}

/** UTF-8. */
export function bytesOf(text: string): number {
  let size = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) size += 1;
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) size += 1;
  }
  return size;
}

/** Reads are counted in 4 KB, half as much when they need not be consistent. */
export function readUnits(bytes: number, isConsistent: boolean): number {
  const blocks = Math.max(1, Math.ceil(bytes / 4_096));
  return isConsistent ? blocks : blocks / 2;
}

/** Writes are counted in 1 KB. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1_024));
}
