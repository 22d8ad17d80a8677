/** Python's `difflib.get_close_matches`: which words somebody may have meant. */

/** At most three words of the list, the best first. */
export function closeMatches(word: string, words: readonly string[], cutoff: number): string[] {
  const scored = words
    .filter((one) => quickRatio(one, word) >= cutoff)
    .map((one) => ({ one, score: ratio(one, word) }))
    .filter(({ score }) => score >= cutoff);
  // Python's heap orders equal scores by the word, the later first.
  scored.sort((a, b) => b.score - a.score || (a.one < b.one ? 1 : -1));
  return scored.slice(0, 3).map(({ one }) => one);
}

function ratio(a: string, b: string): number {
  const total = a.length + b.length;
  return total === 0 ? 1 : (2 * matching(a, b)) / total;
}

function quickRatio(a: string, b: string): number {
  const total = a.length + b.length;
  return total === 0 ? 1 : (2 * Math.min(a.length, b.length)) / total;
}

/** Characters in the blocks that Python's SequenceMatcher finds. */
function matching(a: string, b: string): number {
  let best = { a: 0, b: 0, size: 0 };
  const ends = new Map<string, number>();
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const size = (ends.get(`${i - 1},${j - 1}`) ?? 0) + 1;
      ends.set(`${i},${j}`, size);
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size };
    }
  }
  if (best.size === 0) return 0;
  const before = matching(a.slice(0, best.a), b.slice(0, best.b));
  const after = matching(a.slice(best.a + best.size), b.slice(best.b + best.size));
  return best.size + before + after;
}
