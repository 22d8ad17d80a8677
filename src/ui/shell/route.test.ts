import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { href, match, readHash } from './route.ts';

const ROUTES = [
  { pattern: '/' },
  { pattern: '/alarms' },
  { pattern: '/alarms/new' },
  { pattern: '/alarms/:name' },
] as const;

describe('hash routes', () => {
  it('read path and query', () => {
    const { path, query } = readHash('#/alarms/cpu?tab=history');
    expect(path).toBe('/alarms/cpu');
    expect(query.get('tab')).toBe('history');
    expect(readHash('').path).toBe('/');
  });
  it('prefer the earlier pattern', () => {
    expect(match(ROUTES, '/alarms/new')?.route.pattern).toBe('/alarms/new');
    expect(match(ROUTES, '/alarms/other')?.params.name).toBe('other');
    expect(match(ROUTES, '/nowhere/at/all')).toBe(null);
  });
  it('carry any name an alarm may have, even prototype names and slashes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const { path } = readHash(href('/alarms', name));
        expect(name === 'new' || match(ROUTES, path)?.params.name === name).toBe(true);
      }),
      { examples: [['__proto__'], ['a/b?c#d'], ['%']] },
    );
  });
  it('leave out empty query values', () => {
    expect(href('/metrics', null, { ns: 'AWS/EC2', id: null })).toBe('#/metrics?ns=AWS%2FEC2');
  });
});
