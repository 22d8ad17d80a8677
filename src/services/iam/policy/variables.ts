/** Policy variables, IAM User Guide, "IAM policy elements: Variables and tags". */
import type { ContextLookup } from './document.ts';
import { literalCodes, patternOf, wildcardCodes, type Pattern } from './wildcard.ts';

type Piece =
  | { readonly codes: readonly number[]; readonly text: string; readonly key?: undefined }
  | { readonly key: string; readonly fallback: string | undefined };

/** A policy value: fixed when it holds no variable, otherwise put together for each request. */
export interface Template {
  readonly fixed: Pattern | undefined;
  /** The text as written, wildcards included; only meaningful while `fixed` is there. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A value after its variables were filled in. */
export interface Filled {
  readonly pattern: Pattern;
  readonly text: string;
}

/**
 * Reads a value. `${*}`, `${?}` and `${$}` are the characters themselves; `${key, 'default'}` names a
 * default. Without version 2012-10-17 variables stay literal text.
 */
export function templateOf(value: string, hasVariables: boolean): Template {
  if (!hasVariables || !value.includes('${')) {
    return { fixed: patternOf(wildcardCodes(value)), text: value, pieces: [] };
  }
  const pieces: Piece[] = [];
  let rest = 0;
  while (rest < value.length) {
    const open = value.indexOf('${', rest);
    const close = open < 0 ? -1 : value.indexOf('}', open);
    if (open < 0 || close < 0) {
      pieces.push(plainPiece(value.slice(rest)));
      break;
    }
    if (open > rest) pieces.push(plainPiece(value.slice(rest, open)));
    pieces.push(variablePiece(value.slice(open + 2, close)));
    rest = close + 1;
  }
  if (pieces.some((piece) => piece.key !== undefined)) {
    return { fixed: undefined, text: value, pieces };
  }
  const filled = join(pieces, () => undefined)!;
  return { fixed: filled.pattern, text: filled.text, pieces: [] };
}

/** Fills a template; undefined when a variable has no value in this request. */
export function fill(template: Template, context: ContextLookup): Filled | undefined {
  if (template.fixed) return { pattern: template.fixed, text: template.text };
  return join(template.pieces, context);
}

function join(pieces: readonly Piece[], context: ContextLookup): Filled | undefined {
  const codes: number[] = [];
  let text = '';
  for (const piece of pieces) {
    if (piece.key === undefined) {
      for (const code of piece.codes) codes.push(code);
      text += piece.text;
      continue;
    }
    const found = context(piece.key);
    const value = typeof found === 'string' ? found : found?.length === 1 ? found[0] : undefined;
    const used = value ?? piece.fallback;
    if (used === undefined) return undefined;
    for (const code of literalCodes(used)) codes.push(code);
    text += used;
  }
  return { pattern: patternOf(codes), text };
}

function plainPiece(text: string): Piece {
  return { codes: wildcardCodes(text), text };
}

function variablePiece(inside: string): Piece {
  if (inside === '*' || inside === '?' || inside === '$') {
    return { codes: literalCodes(inside), text: inside };
  }
  const comma = inside.indexOf(',');
  if (comma < 0) return { key: inside.trim().toLowerCase(), fallback: undefined };
  const fallback = inside.slice(comma + 1).trim();
  const quoted = fallback.length >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
  return {
    key: inside.slice(0, comma).trim().toLowerCase(),
    fallback: quoted ? fallback.slice(1, -1) : undefined,
  };
}
