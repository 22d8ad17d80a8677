import type { Shape } from '../../../../aws/model/shapes.ts';
import { formatDate, type DateForm } from './dates.ts';

/**
 * The general casing of CloudTrail: members of structures with their first letter lowered
 * (`DBInstanceIdentifier` → `dBInstanceIdentifier`), keys of maps as they are.
 */
export interface LoweredRules {
  readonly dates: DateForm;
  /** Members that never reach a record, at any depth. */
  readonly dropped: ReadonlySet<string>;
}

export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Maps of services whose model is not at hand. */
const MAP_MEMBERS = new Set(['Tags', 'tags', 'Attributes', 'Variables', 'Item', 'Key']);

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `value` as the trail writes it; undefined when nothing of it may be written. */
export function lowered(value: unknown, shape: Shape | undefined, rules: LoweredRules): unknown {
  if (value === null || value === undefined) return undefined;
  if (shape?.sensitive) return HIDDEN;
  if (shape?.kind === 'timestamp' && typeof value === 'number') {
    return formatDate(value, rules.dates);
  }
  if (value instanceof Uint8Array) return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => lowered(item, shape?.element, rules)).filter(isPresent);
  }
  if (typeof value !== 'object') return value;
  if (shape?.kind === 'map') return loweredMap(value, shape, rules);
  return loweredStructure(value, shape, rules);
}

function loweredStructure(value: object, shape: Shape | undefined, rules: LoweredRules): object {
  const out: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (rules.dropped.has(name)) continue;
    const known = shape?.members.get(name);
    const isMap = !known && MAP_MEMBERS.has(name) && isPlain(member);
    const written = isMap ? { ...member } : lowered(member, known, rules);
    if (written !== undefined) define(out, lowerFirst(name), written);
  }
  return out;
}

function loweredMap(value: object, shape: Shape, rules: LoweredRules): object {
  const out: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const written = lowered(member, shape.element, rules);
    if (written !== undefined) define(out, key, written);
  }
  return out;
}

/** Sets an own property even when the learner chose the name `__proto__`. */
export function define(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true });
  } else target[name] = value;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPresent(value: unknown): boolean {
  return value !== undefined;
}
