import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces, pretty } from './json-lines.ts';

describe('a JSON line in coloured pieces', () => {
  it('tells keys from strings', () => {
    expect(pieces('  "eventName": "StopInstances",').map((piece) => piece.kind)).toEqual([
      'mark',
      'key',
      'mark',
      'mark',
      'string',
      'mark',
    ]);
  });
  it('loses nothing, whatever the value is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const line of pretty(value).split('\n')) {
          expect(
            pieces(line)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(line);
        }
      }),
    );
  });
});
