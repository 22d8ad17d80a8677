import type { Params } from '../../../gateway/call.ts';

/**
 * Applies a declaration's redactions: a path like `Environment.Variables` is dropped (`drop`) or
 * replaced by a text. A path that leads through a list applies to each of its elements.
 */
export function redacted(
  value: Params,
  rules: Readonly<Record<string, string>> | undefined,
): Params {
  if (!rules) return value;
  let out = value;
  for (const [path, by] of Object.entries(rules)) {
    out = replaced(out, path.split('.'), by) as Params;
  }
  return out;
}

function replaced(value: unknown, path: readonly string[], by: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, path, by));
  if (typeof value !== 'object' || value === null) return value;
  const [name, ...rest] = path as [string, ...string[]];
  if (!Object.hasOwn(value, name)) return value;
  const { [name]: member, ...others } = value as Record<string, unknown>;
  if (rest.length > 0) return { ...value, [name]: replaced(member, rest, by) };
  return by === 'drop' ? others : { ...value, [name]: by };
}
