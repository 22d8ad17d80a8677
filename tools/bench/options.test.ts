import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('the bench measures all goals, or those that were asked for', () => {
  expect(readOptions([])).toEqual({ only: undefined, json: false });
  expect(readOptions(['--only', 'G2,G18', '--json'])).toEqual({ only: ['G2', 'G18'], json: true });
  expect(() => readOptions(['--only', 'G2,G99'])).toThrow(
    /^--only wants goals of .*, not "G99"\.$/,
  );
});
