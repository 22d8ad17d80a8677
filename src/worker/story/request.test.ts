import { describe, expect, it } from 'vitest';
import type { OpenRequest } from '../protocol.ts';
import { TOY_SPEC } from '../testing/toy.ts';
import { BadLink, checkRequest } from './request.ts';
import type { Library, Story } from './story.ts';

const card = { id: 'toy', title: 'Toy', family: 'performance', level: 1, minutes: 8, version: 2 };
const story: Story = {
  card: { ...card, summary: '' },
  scenario: null,
  file: {} as Story['file'],
  start: TOY_SPEC.start,
  historyDays: TOY_SPEC.historyDays,
  homeRegion: TOY_SPEC.homeRegion,
  specOf: () => TOY_SPEC,
  end: TOY_SPEC.start + 480 * 60_000,
  signIn: () => {
    throw new Error('nobody signs in here');
  },
};
const library: Library = {
  cards: () => Promise.resolve([story.card]),
  load: (id) => Promise.resolve(id === 'toy' ? story : null),
  startMission: () => null,
};

describe('a link', () => {
  it('leads to a minute of a story', async () => {
    const wish = await checkRequest({ scenario: 'toy', version: 2, seed: 3, minute: 30 }, library);
    expect(wish).toMatchObject({ seed: 3, at: TOY_SPEC.start + 30 * 60_000 });
    expect(await checkRequest({ scenario: 'toy' }, library)).toMatchObject({ seed: 7, at: null });
  });

  it.each<[OpenRequest, string]>([
    [{ scenario: 'unknown' }, 'There is no scenario called “unknown”'],
    [{ scenario: '__proto__' }, 'There is no scenario called “__proto__”'],
    [{ scenario: 'x'.repeat(10_000) }, 'There is no scenario'],
    [{ scenario: 'toy', seed: NaN }, 'seed in this link'],
    [{ scenario: 'toy', seed: -1 }, 'seed in this link'],
    [{ scenario: 'toy', seed: 1.5 }, 'seed in this link'],
    [{ scenario: 'toy', minute: -1 }, 'runs 0 to 480'],
    [{ scenario: 'toy', minute: 1e9 }, 'runs 0 to 480'],
    [{ scenario: 'toy', minute: NaN }, 'runs 0 to 480'],
    [{ scenario: 'toy', version: 1 }, 'version 1 of “Toy”; here is version 2'],
  ])('that is wrong says so: %j', async (request, words) => {
    const error = await checkRequest(request, library).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BadLink);
    expect((error as Error).message).toContain(words);
  });
});
