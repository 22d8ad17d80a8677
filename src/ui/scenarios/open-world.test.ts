import { describe, expect, it } from 'vitest';
import { readLink } from './open-world.ts';

const link = (query: string) => readLink('cpu-spike', new URLSearchParams(query));

describe('a scenario link', () => {
  it('opens that world at that minute', () => {
    expect(link('v=1&seed=7&t=35')).toEqual({
      scenario: 'cpu-spike',
      version: 1,
      seed: 7,
      minute: 35,
    });
  });
  it('may leave everything out', () => {
    expect(link('')).toMatchObject({ scenario: 'cpu-spike', seed: undefined });
  });
  it.each([
    ['seed=abc', 'seed'],
    ['seed=-1', 'seed'],
    ['seed=99999999999', 'seed'],
    ['t=9999999', 'minute'],
    ['v=x', 'version'],
  ])('says what is wrong with %s', (query, word) => {
    expect(link(query)).toContain(word);
  });
});
