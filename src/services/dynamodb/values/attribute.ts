import { compareDecimals } from './decimal.ts';

/** AttributeValue, as the API writes it: exactly one member. */
export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string | Uint8Array;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly (string | Uint8Array)[];
  readonly M?: Readonly<Record<string, AttributeValue>>;
  readonly L?: readonly AttributeValue[];
  readonly NULL?: boolean;
  readonly BOOL?: boolean;
}

export type Item = Readonly<Record<string, AttributeValue>>;

const TYPES = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'] as const;
export type AttributeType = (typeof TYPES)[number];

/** The one member that is set. */
export function typeOf(value: AttributeValue): AttributeType {
  return TYPES.find((type) => value[type] !== undefined) ?? 'NULL';
}

/** How many members are set: anything but one is refused. */
export function memberCount(value: AttributeValue): number {
  return TYPES.filter((type) => value[type] !== undefined).length;
}

/** An attribute of an item, whatever it is called. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

/** Deep equality; numbers by value, sets without order. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  switch (type) {
    case 'N':
      return compareDecimals(a.N!, b.N!) === 0;
    case 'SS':
    case 'BS':
    case 'NS': {
      const [left, right] = [a[type]!.map(textOf).sort(), b[type]!.map(textOf).sort()];
      return left.length === right.length && left.every((text, i) => text === right[i]);
    }
    case 'L':
      return a.L!.length === b.L!.length && a.L!.every((item, i) => equalValues(item, b.L![i]!));
    case 'M': {
      const keys = Object.keys(a.M!);
      if (keys.length !== Object.keys(b.M!).length) return false;
      return keys.every((key) => {
        const other = attributeOf(b.M!, key);
        return other !== undefined && equalValues(a.M![key]!, other);
      });
    }
    case 'B':
      return textOf(a.B!) === textOf(b.B!);
    default:
      return a[type] === b[type];
  }
}

/** Order of two scalars of one type; undefined where there is none. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  const type = typeOf(a);
  if (type !== typeOf(b)) return undefined;
  if (type === 'N') return compareDecimals(a.N!, b.N!);
  if (type !== 'S' && type !== 'B') return undefined;
  const [left, right] = [textOf(a[type]!), textOf(b[type]!)];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function textOf(value: string | Uint8Array): string {
  if (typeof value === 'string') return value;
  return Array.from(value, (byte) => String.fromCharCode(byte)).join('');
}
