/**
 * The opening of a story as a pack: the world as it stood just before, without the bulky part of
 * its history, so that it is small to fetch and quick to live on from.
 */
import { MINUTE_MS, type Instant } from '../../kernel/clock.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { recentState } from '../recent.ts';
import type { WorldSpec, WorldState } from '../state.ts';
import type { World } from '../world.ts';
import { packState, unpackState } from './pack.ts';

/** Near enough that nothing has to be lived before a story opens; some of its first entries are. */
const BEFORE_MS = MINUTE_MS;

/** Where a pack is taken for a story that opens at `start`. */
export function packInstant(start: Instant): Instant {
  return start - BEFORE_MS;
}

/** The world as it stands, without its spec, which the reader has. */
export function packOpening(world: World): Uint8Array<ArrayBuffer> {
  return packState({ ...recentState(world, world.now), spec: null });
}

/** A state to live on from up to the story's start. Throws where the bytes are no pack. */
export function unpackOpening(bytes: Uint8Array, spec: WorldSpec): WorldState {
  return { ...(unpackState(bytes) as WorldState), spec: deepFreeze(spec) };
}
