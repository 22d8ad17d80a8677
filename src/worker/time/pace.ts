import type { Instant } from '../protocol.ts';

/** Further behind than this, the pace starts anew from where the world is: no debt grows. */
const PATIENCE_MS = 250;
/** How far one look ahead goes at "as fast as it can". */
const UNBOUNDED_STEP_MS = 3_600_000;

/** Where the simulated clock should be by now: real time times speed, from an anchor. */
export class Pace {
  private readonly clock: () => number;
  private anchor = { real: 0, sim: 0 };
  private current = 1;

  /** `clock` answers real milliseconds. */
  constructor(clock: () => number) {
    this.clock = clock;
  }

  get speed(): number {
    return this.current;
  }

  /** Begins to count from `now` at `speed` simulated milliseconds a millisecond; Infinity: at full. */
  start(now: Instant, speed = this.current): void {
    this.current = speed;
    this.anchor = { real: this.clock(), sim: now };
  }

  /** The instant to be reached by now. */
  target(now: Instant): Instant {
    if (this.current === Infinity) return now + UNBOUNDED_STEP_MS;
    const wanted = this.anchor.sim + (this.clock() - this.anchor.real) * this.current;
    if (wanted - now > PATIENCE_MS * this.current) {
      this.anchor = { real: this.clock(), sim: now };
      return now + Math.floor(PATIENCE_MS * this.current);
    }
    return Math.max(now, Math.floor(wanted));
  }
}
