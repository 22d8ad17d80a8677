import type { TrailParts } from '../../../../gateway/service.ts';
import type { Row } from '../../store/row.ts';

/** What is known of a record before its special rules: the parts by the general rules. */
export type SpecialShape = (
  row: Row,
  parts: TrailParts,
  scope: { readonly account: string; readonly region: string },
) => Partial<TrailParts>;

export type Body = Record<string, unknown>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function without(value: unknown, names: readonly string[]): unknown {
  if (!isBody(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

export function withDefault(value: unknown, name: string, fallback: unknown): unknown {
  return isBody(value) && !Object.hasOwn(value, name) ? { ...value, [name]: fallback } : value;
}

/** A member that is there, with nothing in it. */
export function emptied(value: unknown, name: string): unknown {
  return isBody(value) && Object.hasOwn(value, name) ? { ...value, [name]: {} } : value;
}
