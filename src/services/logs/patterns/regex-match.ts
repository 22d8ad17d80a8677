import type { CharSet, RegexItem, RegexProgram } from './regex-parse.ts';

/**
 * Whether the expression occurs anywhere in the text. Every position of the text is looked at once
 * per item of the program, so the time is linear in the text whatever the expression says.
 */
export function regexMatches(program: RegexProgram, text: string): boolean {
  if (program.literal !== undefined) return text.includes(program.literal);
  return program.alternatives.some((chain) => chainMatches(chain, text));
}

/** Bit-set simulation of one chain: state i means "items before i are satisfied". */
function chainMatches(chain: readonly RegexItem[], text: string): boolean {
  const accept = chain.length;
  const isAnchored = chain[0]?.kind === 'start';
  let current = new Uint8Array(accept + 1);
  let next = new Uint8Array(accept + 1);
  let index = 0;
  for (;;) {
    if (index === 0 || !isAnchored) current[0] = 1;
    const isAlive = expand(chain, current, { atStart: index === 0, atEnd: index === text.length });
    if (current[accept] === 1) return true;
    if (index >= text.length || (!isAlive && isAnchored)) return false;
    const code = text.codePointAt(index)!;
    index += code > 0xffff ? 2 : 1;
    next.fill(0);
    for (let state = 0; state < accept; state += 1) {
      if (current[state] === 0) continue;
      const item = chain[state]!;
      if (item.kind !== 'chars' || !holds(item.set, code)) continue;
      next[item.repeat === 'any' ? state : state + 1] = 1;
    }
    [current, next] = [next, current];
  }
}

/** Follows everything that takes no character; says whether any state is alive. */
function expand(
  chain: readonly RegexItem[],
  states: Uint8Array,
  place: { atStart: boolean; atEnd: boolean },
): boolean {
  let isAlive = false;
  for (let state = 0; state < chain.length; state += 1) {
    if (states[state] === 0) continue;
    isAlive = true;
    const item = chain[state]!;
    const passes =
      item.kind === 'start'
        ? place.atStart
        : item.kind === 'end'
          ? place.atEnd
          : item.repeat !== 'once';
    if (passes) states[state + 1] = 1;
  }
  return isAlive;
}

function holds(set: CharSet, code: number): boolean {
  if (code > 255) return set.above;
  return ((set.words[code >> 5]! >> (code & 31)) & 1) === 1;
}
