/** Packs of openings, made by the build for the seed that links without one mean. */
import { OPENINGS } from 'virtual:openings';
import { gunzip } from '../../storage/gzip.ts';
import { DEFAULT_SEED } from '../story/request.ts';

export interface Packs {
  /** The pack's bytes; null where the build made none. Rejects where it cannot be fetched. */
  read(scenario: string, seed: number): Promise<Uint8Array | null>;
}

/** A pack is far smaller; a server that answers with something else is not believed. */
const LIMIT_BYTES = 16 * 2 ** 20;

export const PACKS: Packs = {
  read: async (scenario, seed) => {
    const address = OPENINGS[scenario];
    if (address === undefined || seed !== DEFAULT_SEED) return null;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the pack was not found (${answer.status})`);
    return gunzip(await answer.blob(), LIMIT_BYTES);
  },
};
