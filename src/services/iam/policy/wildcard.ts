/**
 * Wildcards of policies: `*` stands for any run of characters (it crosses `/`), `?` for exactly one
 * (IAM User Guide, "IAM JSON policy elements: Resource"). Matching is iterative and never worse than
 * pattern × text, so no document can hang it.
 */

/** A run of any characters, and any one character, among the character codes of a pattern. */
export const ANY_RUN = -1;
export const ANY_ONE = -2;

/** A pattern as character codes, with the two wildcards as negative numbers. */
export type Codes = readonly number[];

export interface Pattern {
  readonly kind: 'everything' | 'exact' | 'prefix' | 'general';
  /** The literal text for `exact` and `prefix`. */
  readonly text: string;
  readonly codes: Codes;
}

const STAR = 42;
const QUESTION = 63;

/** Character codes of text in which `*` and `?` are wildcards. */
export function wildcardCodes(text: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    codes.push(code === STAR ? ANY_RUN : code === QUESTION ? ANY_ONE : code);
  }
  return codes;
}

/** Character codes of text taken as it stands. */
export function literalCodes(text: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i < text.length; i += 1) codes.push(text.charCodeAt(i));
  return codes;
}

/** Classifies a pattern once so that the common forms match without walking codes. */
export function patternOf(codes: Codes): Pattern {
  const first = codes.findIndex((code) => code < 0);
  if (first < 0) return { kind: 'exact', text: textOf(codes), codes };
  if (first === codes.length - 1 && codes[first] === ANY_RUN) {
    if (first === 0) return { kind: 'everything', text: '', codes };
    return { kind: 'prefix', text: textOf(codes.slice(0, first)), codes };
  }
  return { kind: 'general', text: '', codes };
}

export function matchesPattern(pattern: Pattern, text: string): boolean {
  switch (pattern.kind) {
    case 'everything':
      return true;
    case 'exact':
      return pattern.text === text;
    case 'prefix':
      return text.startsWith(pattern.text);
    case 'general':
      return matchesCodes(pattern.codes, text);
  }
}

/** Greedy match that returns to the last run of any characters when it gets stuck. */
export function matchesCodes(codes: Codes, text: string): boolean {
  let at = 0;
  let position = 0;
  let runAt = -1;
  let runPosition = 0;
  while (position < text.length) {
    const code = codes[at];
    if (code === ANY_RUN) {
      runAt = at;
      runPosition = position;
      at += 1;
    } else if (code !== undefined && (code === ANY_ONE || code === text.charCodeAt(position))) {
      at += 1;
      position += 1;
    } else if (runAt >= 0) {
      runPosition += 1;
      position = runPosition;
      at = runAt + 1;
    } else {
      return false;
    }
  }
  while (codes[at] === ANY_RUN) at += 1;
  return at === codes.length;
}

function textOf(codes: Codes): string {
  let text = '';
  for (const code of codes) text += String.fromCharCode(code);
  return text;
}
