/** `--output text`: a line per item, cells parted by tabs. awscli's `text.py`. */
import { byCodePoint, isDict, str, type PyDict, type PyValue } from '../python/values.ts';

export function textOutput(value: PyValue): string {
  const lines: string[] = [];
  write(lines, value, {});
  return lines.map((line) => `${line}\n`).join('');
}

interface Place {
  readonly identifier?: string;
  readonly scalarKeys?: readonly string[];
}

function write(lines: string[], item: PyValue, place: Place): void {
  if (isDict(item)) writeDict(lines, item, place);
  else if (Array.isArray(item)) writeList(lines, item, place);
  else lines.push(str(item));
}

function writeList(lines: string[], items: readonly PyValue[], { identifier }: Place): void {
  if (items.length === 0) return;
  if (items.some(isDict)) {
    const scalarKeys = allScalarKeys(items);
    for (const item of items) write(lines, item, { identifier, scalarKeys });
    return;
  }
  const scalars = items.filter((item) => !Array.isArray(item));
  if (scalars.length > 0) writeScalars(lines, scalars, identifier);
  for (const item of items) {
    if (Array.isArray(item)) write(lines, item, { identifier });
  }
}

function writeScalars(lines: string[], items: readonly PyValue[], identifier?: string): void {
  if (identifier === undefined) lines.push(items.map(str).join('\t'));
  else for (const item of items) lines.push(`${identifier.toUpperCase()}\t${str(item)}`);
}

function writeDict(lines: string[], dict: PyDict, { identifier, scalarKeys }: Place): void {
  const { scalars, others } = partition(dict, scalarKeys);
  if (scalars.length > 0) {
    const head = identifier === undefined ? [] : [identifier.toUpperCase()];
    lines.push([...head, ...scalars].join('\t'));
  }
  for (const [key, value] of others) write(lines, value, { identifier: key });
}

function partition(dict: PyDict, scalarKeys?: readonly string[]) {
  const keys = [...dict.keys()].sort(byCodePoint);
  const pick = (names: readonly string[]) => names.map((key) => [key, dict.get(key)!] as const);
  if (!scalarKeys) {
    const scalars = keys.filter((key) => isScalar(dict.get(key)!));
    return {
      scalars: scalars.map((key) => str(dict.get(key)!)),
      others: pick(keys.filter((key) => !scalars.includes(key))),
    };
  }
  return {
    scalars: scalarKeys.map((key) => str(dict.get(key) ?? (dict.has(key) ? null : ''))),
    others: pick(keys.filter((key) => !scalarKeys.includes(key))),
  };
}

function allScalarKeys(items: readonly PyValue[]): string[] {
  const keys = new Set<string>();
  for (const item of items) {
    if (!isDict(item)) continue;
    for (const [key, value] of item) if (isScalar(value)) keys.add(key);
  }
  return [...keys].sort(byCodePoint);
}

function isScalar(value: PyValue): boolean {
  return !Array.isArray(value) && !isDict(value);
}
