/** `console.table` as Node draws it. */
import { inspect } from './inspect.ts';

const INDEX = '(index)';
const VALUES = 'Values';

/** Null where the value is no table. */
export function tableText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const rows = Object.entries(value as Record<string, unknown>);
  const columns = new Set<string>();
  for (const [, row] of rows) for (const key of cellsOf(row).keys()) columns.add(key);
  // Plain values stand in a column of their own, the last.
  const heads = [...columns].filter((key) => key !== VALUES);
  if (columns.has(VALUES)) heads.push(VALUES);
  const lines = rows.map(([index, row]) => {
    const cells = cellsOf(row);
    return [index, ...heads.map((key) => cells.get(key) ?? '')];
  });
  return drawn([INDEX, ...heads], lines);
}

function cellsOf(row: unknown): Map<string, string> {
  if (typeof row !== 'object' || row === null) return new Map([[VALUES, inspect(row)]]);
  return new Map(Object.entries(row).map(([key, one]) => [key, inspect(one)]));
}

function drawn(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...lines.map((line) => line[at]!.length)),
  );
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const row = (cells: readonly string[]) =>
    `│ ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' │ ')} │`;
  return [
    ...[rule('┌', '┬', '┐'), row(heads), rule('├', '┼', '┤')],
    ...lines.map(row),
    rule('└', '┴', '┘'),
  ].join('\n');
}
