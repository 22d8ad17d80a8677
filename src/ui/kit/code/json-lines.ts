/** JSON as coloured pieces, so that a viewer can draw it as text nodes and never as markup. */
export interface Piece {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
  readonly text: string;
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)/g;

/** Splits one line of pretty-printed JSON. Joining the texts gives the line back. */
export function pieces(line: string): readonly Piece[] {
  const out: Piece[] = [];
  let last = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > last) out.push({ kind: 'mark', text: line.slice(last, match.index) });
    const [whole, quoted, colon, number] = match;
    if (quoted !== undefined) {
      out.push({ kind: colon === undefined ? 'string' : 'key', text: quoted });
      if (colon !== undefined) out.push({ kind: 'mark', text: colon });
    } else out.push({ kind: number === undefined ? 'word' : 'number', text: whole });
    last = match.index + whole.length;
  }
  if (last < line.length) out.push({ kind: 'mark', text: line.slice(last) });
  return out;
}

/** Pretty text of any value; typed arrays, maps and dates become what AWS would send. */
export function pretty(value: unknown): string {
  return (
    JSON.stringify(
      value,
      (_key, inner: unknown) => {
        if (inner instanceof Map) return Object.fromEntries(inner);
        if (ArrayBuffer.isView(inner)) return Array.from(inner as unknown as ArrayLike<number>);
        return inner;
      },
      2,
    ) ?? 'null'
  );
}
