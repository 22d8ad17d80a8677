// EC2 user guide, "List and filter your resources".
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFilters, matchesWildcard } from './filters.ts';
import { pageOf } from './pages.ts';

const THINGS = [
  { id: 'i-1', tags: new Map([['Name', 'web-1']]) },
  { id: 'i-2', tags: new Map([['Name', 'web-2']]) },
  { id: 'i-3', tags: new Map<string, string>() },
];
const FILTERING = {
  read: { id: (thing: (typeof THINGS)[number]) => thing.id },
  tags: (thing: (typeof THINGS)[number]) => thing.tags,
};
const found = (...filters: { Name: string; Values: string[] }[]) =>
  applyFilters(THINGS, filters, FILTERING).map((thing) => thing.id);

describe('filters', () => {
  it('values of one filter are alternatives, filters must all hold', () => {
    expect(found({ Name: 'id', Values: ['i-1', 'i-3'] })).toEqual(['i-1', 'i-3']);
    expect(
      found({ Name: 'id', Values: ['i-1', 'i-3'] }, { Name: 'tag:Name', Values: ['web-*'] }),
    ).toEqual(['i-1']);
  });

  it.each([
    ['web-*', 'web-1', true],
    ['web-?', 'web-10', false],
    ['*', '', true],
    ['?', '', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b', false],
    ['\\*amazon\\?\\\\', '*amazon?\\', true],
    ['Web', 'web', false],
    ['a.c', 'abc', false],
  ])('%s on %s: %s', (pattern, text, matches) => {
    expect(matchesWildcard(pattern, text)).toBe(matches);
  });

  it('a text without wildcards matches itself alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const quoted = text.replace(/[*?\\]/g, '\\$&');
        expect(matchesWildcard(quoted, text)).toBe(true);
        if (other !== text) expect(matchesWildcard(quoted, other)).toBe(false);
        expect(matchesWildcard(`*${quoted}*`, other + text + other)).toBe(true);
      }),
    );
  });

  it('a hostile pattern costs no more than its length times that of the text', () => {
    const text = 'a'.repeat(20_000);
    expect(matchesWildcard(`${'*a'.repeat(100)}*b`, text)).toBe(false);
  });
});

describe('pages', () => {
  it('put together again are the whole, whatever their size', () => {
    const things = Array.from({ length: 57 }, (_, index) => index);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 100 }), (MaxResults) => {
        const seen: number[] = [];
        let NextToken: string | undefined;
        do {
          const request = NextToken === undefined ? { MaxResults } : { MaxResults, NextToken };
          const page = pageOf(things, request, { min: 5, max: 1000 });
          seen.push(...page.items);
          NextToken = page.NextToken;
        } while (NextToken !== undefined);
        expect(seen).toEqual(things);
      }),
    );
  });

  it('a size out of range and a token of nobody are refused', () => {
    const rules = { min: 5, max: 1000 };
    expect(() => pageOf([], { MaxResults: 4 }, rules)).toThrow(
      /^InvalidParameterValue: Value \( 4/,
    );
    expect(() => pageOf([], { NextToken: 'x' }, rules)).toThrow(
      'InvalidParameterValue: Value ( x ) for parameter NextToken is invalid. The token is invalid.',
    );
  });
});
