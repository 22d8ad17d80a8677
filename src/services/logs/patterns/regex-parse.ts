import { FilterPatternError, badCharacters, NO_REGEX } from './errors.ts';

/**
 * The regular expressions of filter patterns (`%...%`) have no groups, so a program is a list of
 * alternatives, each a plain chain of items. Programs are plain data: they may be kept in state.
 */
export interface RegexProgram {
  /** Set when the expression is nothing but literal characters: then a substring search decides. */
  readonly literal: string | undefined;
  readonly alternatives: readonly (readonly RegexItem[])[];
}

export type RegexItem =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'chars'; readonly set: CharSet; readonly repeat: Repeat };

export type Repeat = 'once' | 'optional' | 'any';

/** 256 bits for Latin-1 and one flag for every character above it. */
export interface CharSet {
  readonly words: readonly number[];
  readonly above: boolean;
}

/** Counted repetition is unrolled; beyond this many items the expression is refused. */
const MAX_ITEMS = 2_000;

const LITERALS = /^[A-Za-z0-9 :_#=@/;,-]$/;
const OPERATORS = '^$?[]{}|\\*+.';

/** Parses the text between two percent signs (CloudWatch Logs, "Filter pattern syntax", regex). */
export function parseRegex(source: string): RegexProgram {
  if (source === '') throw new FilterPatternError();
  const cursor: Cursor = { source, index: 0 };
  const alternatives: RegexItem[][] = [[]];
  let literal: string | undefined = '';
  let items = 0;
  while (cursor.index < source.length) {
    const char = source[cursor.index]!;
    const chain = alternatives[alternatives.length - 1]!;
    if (char === '|') {
      cursor.index += 1;
      alternatives.push([]);
      literal = undefined;
    } else if (char === '^' || char === '$') {
      cursor.index += 1;
      chain.push({ kind: char === '^' ? 'start' : 'end' });
      literal = undefined;
    } else {
      const atom = parseAtom(cursor);
      const bounds = parseQuantifier(cursor);
      if (atom.char === undefined || bounds !== undefined) literal = undefined;
      else if (literal !== undefined) literal += atom.char;
      const repeated = unroll(atom.set, bounds ?? { min: 1, max: 1 });
      items += repeated.length;
      if (items > MAX_ITEMS) throw new FilterPatternError(NO_REGEX);
      chain.push(...repeated);
    }
  }
  return { literal, alternatives };
}

interface Cursor {
  readonly source: string;
  index: number;
}

interface Atom {
  readonly set: CharSet;
  readonly char: string | undefined;
}

function parseAtom(cursor: Cursor): Atom {
  const char = cursor.source[cursor.index]!;
  if (char === '[') return { set: parseClass(cursor), char: undefined };
  if (char === '\\') return parseEscape(cursor);
  cursor.index += 1;
  if (char === '.') return { set: invert(setOf([[10, 10]])), char: undefined };
  if (OPERATORS.includes(char)) throw new FilterPatternError(NO_REGEX);
  if (!LITERALS.test(char)) throw strayAt(cursor.source, cursor.index);
  return single(char.charCodeAt(0));
}

/** AWS names everything from the opening mark to the character that may not stand there. */
function strayAt(source: string, end: number): FilterPatternError {
  return badCharacters(`%${source.slice(0, end)}`);
}

function single(code: number): Atom {
  return { set: setOf([[code, code]]), char: String.fromCharCode(code) };
}

function parseEscape(cursor: Cursor): Atom {
  const char = cursor.source[cursor.index + 1];
  if (char === undefined) throw new FilterPatternError(NO_REGEX);
  const named = namedClass(char);
  if (named) {
    cursor.index += 2;
    return { set: named, char: undefined };
  }
  if (char === 'x') {
    const hex = cursor.source.slice(cursor.index + 2, cursor.index + 4);
    if (!/^[0-9a-fA-F]{2}$/.test(hex)) throw new FilterPatternError(NO_REGEX);
    cursor.index += 4;
    return single(parseInt(hex, 16));
  }
  if (!OPERATORS.includes(char) && !LITERALS.test(char)) {
    throw strayAt(cursor.source, cursor.index + 2);
  }
  if (/[A-Za-z0-9]/.test(char)) throw new FilterPatternError(NO_REGEX);
  cursor.index += 2;
  return single(char.charCodeAt(0));
}

const DIGITS: readonly Range[] = [[48, 57]];
const SPACES: readonly Range[] = [
  [9, 13],
  [32, 32],
];
const WORDS: readonly Range[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];

function namedClass(char: string): CharSet | undefined {
  switch (char) {
    case 'd':
      return setOf(DIGITS);
    case 'D':
      return invert(setOf(DIGITS));
    case 's':
      return setOf(SPACES);
    case 'S':
      return invert(setOf(SPACES));
    case 'w':
      return setOf(WORDS);
    case 'W':
      return invert(setOf(WORDS));
    default:
      return undefined;
  }
}

function parseClass(cursor: Cursor): CharSet {
  cursor.index += 1;
  const negated = cursor.source[cursor.index] === '^';
  if (negated) cursor.index += 1;
  let set: CharSet = setOf([]);
  let isFirst = true;
  for (;;) {
    const char = cursor.source[cursor.index];
    if (char === undefined) throw new FilterPatternError(NO_REGEX);
    if (char === ']' && !isFirst) break;
    isFirst = false;
    set = union(set, parseClassMember(cursor));
  }
  cursor.index += 1;
  return negated ? invert(set) : set;
}

function parseClassMember(cursor: Cursor): CharSet {
  const low = parseClassChar(cursor);
  const isRange =
    low.char !== undefined &&
    cursor.source[cursor.index] === '-' &&
    cursor.source[cursor.index + 1] !== ']' &&
    cursor.index + 1 < cursor.source.length;
  if (!isRange) return low.set;
  cursor.index += 1;
  const high = parseClassChar(cursor);
  if (high.char === undefined) throw new FilterPatternError(NO_REGEX);
  const from = low.char!.charCodeAt(0);
  const to = high.char.charCodeAt(0);
  if (from > to) throw new FilterPatternError(NO_REGEX);
  return setOf([[from, to]]);
}

function parseClassChar(cursor: Cursor): Atom {
  const char = cursor.source[cursor.index]!;
  if (char === '\\') return parseEscape(cursor);
  cursor.index += 1;
  if (!LITERALS.test(char) && !OPERATORS.includes(char)) {
    throw strayAt(cursor.source, cursor.index);
  }
  return single(char.charCodeAt(0));
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function parseQuantifier(cursor: Cursor): Bounds | undefined {
  const char = cursor.source[cursor.index];
  if (char === '*' || char === '+' || char === '?') {
    cursor.index += 1;
    refuseSecondQuantifier(cursor);
    return { min: char === '+' ? 1 : 0, max: char === '?' ? 1 : Infinity };
  }
  if (char !== '{') return undefined;
  const match = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(cursor.source.slice(cursor.index));
  if (!match) throw new FilterPatternError(NO_REGEX);
  cursor.index += match[0].length;
  refuseSecondQuantifier(cursor);
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === undefined ? Infinity : Number(match[3]);
  if (max < min || Math.max(min, max === Infinity ? 0 : max) > MAX_ITEMS) {
    throw new FilterPatternError(NO_REGEX);
  }
  return { min, max };
}

function refuseSecondQuantifier(cursor: Cursor): void {
  const char = cursor.source[cursor.index];
  if (char === '*' || char === '+' || char === '{') throw new FilterPatternError(NO_REGEX);
  // A lazy mark changes which text is taken, never whether there is a match.
  if (char === '?') cursor.index += 1;
}

function unroll(set: CharSet, bounds: Bounds): RegexItem[] {
  const items: RegexItem[] = [];
  for (let count = 0; count < bounds.min; count += 1) {
    items.push({ kind: 'chars', set, repeat: 'once' });
  }
  if (bounds.max === Infinity) items.push({ kind: 'chars', set, repeat: 'any' });
  else {
    for (let count = bounds.min; count < bounds.max; count += 1) {
      items.push({ kind: 'chars', set, repeat: 'optional' });
    }
  }
  return items;
}

type Range = readonly [from: number, to: number];

function setOf(ranges: readonly Range[]): CharSet {
  const words = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code += 1) words[code >> 5]! |= 1 << (code & 31);
  }
  return { words, above: false };
}

function invert(set: CharSet): CharSet {
  return { words: set.words.map((word) => ~word), above: !set.above };
}

function union(left: CharSet, right: CharSet): CharSet {
  return {
    words: left.words.map((word, index) => word | right.words[index]!),
    above: left.above || right.above,
  };
}
