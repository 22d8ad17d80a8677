import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocks, inline } from './markdown.ts';

describe('learner texts in Markdown', () => {
  it('reads headings, paragraphs, lists, quotes and code', () => {
    const kinds = blocks('# A\nText **b**\nmore\n\n- x\n- y\n  z\n\n> q\n\n```\n<b>\n```').map(
      (block) => block.kind,
    );
    expect(kinds).toEqual(['heading', 'paragraph', 'list', 'quote', 'code']);
  });
  it('keeps emphasis apart from names with underscores', () => {
    expect(inline('state INSUFFICIENT_DATA is *not* OK')).toEqual([
      { kind: 'text', text: 'state INSUFFICIENT_DATA is ' },
      { kind: 'italic', text: 'not' },
      { kind: 'text', text: ' OK' },
    ]);
  });
  it('finds code within emphasis', () => {
    const [said] = inline('*"release-412 fails with `RequestLimitExceeded`"*');
    expect(said).toMatchObject({ kind: 'italic' });
    expect(inline(said!.text).map(({ kind }) => kind)).toEqual(['text', 'code', 'text']);
  });
  it('reads tables without the rule line', () => {
    expect(blocks('| a | b |\n|---|---|\n| 1 | 2 |')).toMatchObject([{ kind: 'table' }]);
  });
  it('leaves script links as plain text', () => {
    expect(inline('[x](javascript:alert(1))').every((part) => part.kind !== 'link')).toBe(true);
    expect(inline('[alarms](#/alarms)')).toEqual([
      { kind: 'link', text: 'alarms', href: '#/alarms' },
    ]);
  });
  it('reads any text in time, without throwing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(Array.isArray(blocks(text))).toBe(true);
      }),
    );
    expect(blocks('*'.repeat(20_000)).length).toBe(1);
    expect(blocks('['.repeat(20_000)).length).toBe(1);
  });
});
