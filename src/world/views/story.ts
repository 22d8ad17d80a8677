import type { Instant } from '../../kernel/clock.ts';
import type { World } from '../world.ts';

/** One scripted act of a story as it was played. */
export interface PlayedAct {
  readonly act: string;
  readonly at: Instant;
  readonly ok: boolean;
}

/** The scripted acts so far, at the instants this seed drew for them; oldest first. */
export function playedActs(world: World): readonly PlayedAct[] {
  const own = world.state.residents.get('acts') as { done: readonly PlayedAct[] } | undefined;
  return own?.done ?? [];
}
