/** Links come from people: every part of an open request is checked and refused in a sentence. */
import type { Instant, OpenRequest } from '../protocol.ts';
import type { Library, Story } from './story.ts';

export const DEFAULT_SEED = 7;
const SEED_LIMIT = 2 ** 31;
const MINUTE_MS = 60_000;

/** A link that cannot be followed; the message is a sentence for the learner. */
export class BadLink extends Error {
  override readonly name = 'BadLink';
}

export interface Wish {
  readonly story: Story;
  readonly seed: number;
  /** Where the link points; null: wherever the world is. */
  readonly at: Instant | null;
}

export async function checkRequest(request: OpenRequest, library: Library): Promise<Wish> {
  const { scenario, version, seed = DEFAULT_SEED, minute } = request;
  const story = await library.load(String(scenario));
  if (!story) {
    const name = String(scenario).slice(0, 60);
    throw new BadLink(`There is no scenario called “${name}”. Choose one from the list.`);
  }
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEED_LIMIT) {
    throw new BadLink(`The seed in this link is not a whole number from 0 to ${SEED_LIMIT - 1}.`);
  }
  const { card } = story;
  if (version !== undefined && version !== card.version) {
    throw new BadLink(
      `This link is for version ${version} of “${card.title}”; here is version ${card.version}. ` +
        'Open the scenario from the list to play it as it is now.',
    );
  }
  return { story, seed, at: minute === undefined ? null : instantOf(minute, story) };
}

function instantOf(minute: number, story: Story): Instant {
  const { start, end, card } = story;
  const last = end === null ? 60 * 24 * 30 : Math.floor((end - start) / MINUTE_MS);
  if (!Number.isFinite(minute) || minute < 0 || minute > last) {
    throw new BadLink(
      `The minute in this link is outside “${card.title}”, which runs 0 to ${last}.`,
    );
  }
  return start + Math.round(minute * MINUTE_MS);
}
