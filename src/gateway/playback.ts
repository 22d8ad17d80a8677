import type { Instant } from '../kernel/clock.ts';
import type { ServiceContext } from './context.ts';

/**
 * How a service takes part in playbacks (`world/playback`): a recorded life goes by once more,
 * without anybody who lived it, and only what watches it is there.
 */
export interface Playback<State> {
  /** Work that goes on in a playback, by its names in the queue. */
  readonly work?: readonly string[];
  /** Before the first event of a life that is recorded: keeps from now on what `begin` needs. */
  readonly record?: (state: State) => void;
  /** What of the state, as it stands when the story opens, `begin` will want. Default: all of it. */
  readonly keepOpened?: (state: State) => State;
  /** The recorded life is over: lets go what no playback looks at. */
  readonly seal?: (state: State, life: { readonly from: Instant; readonly until: Instant }) => void;
  /**
   * The state a playback begins with. `opened` is a copy of what `keepOpened` kept;
   * `lived` is how it stood at the end, which is shared and must not be written to.
   */
  readonly begin: (opened: State, lived: State) => State;
  /** Takes over what a person configured, as `Service.adopt` does. */
  readonly adopt?: (ctx: ServiceContext<State>, from: State) => void;
  /** What reaches the service from outside as time passes, from the beginning of the life on. */
  readonly arrivals?: (ctx: ServiceContext<State>, lived: State) => Arrival[];
}

export interface Arrival {
  readonly at: Instant;
  readonly arrive: () => void;
}
