/**
 * The program's clock: `setTimeout` waits on the account's time, as `sleep` does in the shell. The
 * account runs on only while the program has nothing else to wait for.
 */

export interface ClockPorts {
  /** Lets simulated time pass; answers what time it is then. */
  pass(ms: number): Promise<number>;
  /** A real pause, in which work of the host's can finish. */
  rest(): Promise<void>;
}

interface Timer {
  readonly id: number;
  readonly due: number;
  readonly every: number | null;
  readonly run: () => void;
}

export class Timers {
  /** Simulated epoch milliseconds, as far as the program knows. */
  now: number;
  private readonly ports: ClockPorts;
  private waiting: Timer[] = [];
  private nextId = 1;
  /** Things under way that are no timers, calls above all. */
  private busy = 0;
  /** Grows with everything that begins or ends. */
  private stir = 0;
  private isTurning = false;
  private idlers: (() => void)[] = [];

  constructor(now: number, ports: ClockPorts) {
    this.now = now;
    this.ports = ports;
  }

  set(run: () => void, ms: number, every: number | null = null): number {
    const id = this.nextId;
    this.nextId += 1;
    this.add({ id, due: this.now + atLeastOne(ms), every, run });
    return id;
  }

  clear(id: number): void {
    this.waiting = this.waiting.filter((timer) => timer.id !== id);
  }

  /** Counts work that timers must wait for. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.busy += 1;
    this.stir += 1;
    try {
      return await work;
    } finally {
      this.busy -= 1;
      this.stir += 1;
    }
  }

  /** Resolves when nothing is under way and no timer waits, as when Node would leave. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.idlers.push(resolve);
      this.turn();
    });
  }

  private add(timer: Timer): void {
    this.stir += 1;
    this.waiting.push(timer);
    this.turn();
  }

  private turn(): void {
    if (this.isTurning) return;
    this.isTurning = true;
    void this.turnOver();
  }

  private async turnOver(): Promise<void> {
    while (this.waiting.length > 0 || this.idlers.length > 0) {
      const before = this.stir;
      await this.ports.rest();
      if (this.busy > 0 || this.stir !== before) continue;
      const next = this.earliest();
      if (!next) break;
      if (next.due > this.now)
        this.now = Math.max(this.now, await this.ports.pass(next.due - this.now));
      this.fire(next);
    }
    this.isTurning = false;
    const { idlers } = this;
    this.idlers = [];
    for (const resolve of idlers) resolve();
  }

  private earliest(): Timer | undefined {
    return this.waiting.reduce<Timer | undefined>(
      (first, timer) => (first && first.due <= timer.due ? first : timer),
      undefined,
    );
  }

  private fire(timer: Timer): void {
    if (!this.waiting.includes(timer)) return;
    this.clear(timer.id);
    if (timer.every !== null) {
      this.waiting.push({ ...timer, due: this.now + atLeastOne(timer.every) });
    }
    this.stir += 1;
    timer.run();
  }
}

/** As Node has it: no timer is due at once. */
function atLeastOne(ms: number): number {
  return ms >= 1 && ms <= 2 ** 31 - 1 ? Math.trunc(ms) : 1;
}
