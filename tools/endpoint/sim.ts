/** The world behind the endpoint and its clock. Everything that touches it waits its turn. */
import { join } from 'node:path';
import type { CallRequest } from '../../src/gateway/call.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { nextAnswerIds } from '../../src/world/views/answer-ids.ts';
import { secretOfKey, userKeys } from '../../src/world/views/keys.ts';
import type { WorldSpec } from '../../src/world/state.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';
import type { Answer } from '../../src/wire/account.ts';
import { putOpening, readOpening } from './openings.ts';
import type { Options, Speed, WorldWish } from './options.ts';
import { LEARNER, specOf } from './worlds.ts';

/** How long the world is moved before others get a turn at the process. */
const SLICE_MS = 20;
const TICK_MS = 200;
/** How long a call waits for a world that is behind its clock: some speeds no world keeps. */
const CATCH_UP_MS = 100;
/** A bundle of this file stands in it. */
const CACHE = join(import.meta.dirname, '../.cache');

export class Sim {
  world!: World;
  readonly isOpen: boolean;
  private wish!: WorldWish;
  private pace: Speed = 'manual';
  /** When the pace was set: simulated and real. */
  private anchor = { simulated: 0, real: 0 };
  /** Real time of the last call of this world; null before the first. */
  private lastCallAt: number | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private isTicking = false;
  private readonly tell: (line: string) => void;

  constructor(isOpen: boolean, tell: (line: string) => void) {
    this.isOpen = isOpen;
    this.tell = tell;
  }

  /** Opens the first world. */
  async open(options: Options): Promise<void> {
    const isWall = options.clock === 'wall';
    const start = options.start ?? (isWall ? Date.now() : undefined);
    await this.live({ ...options, start });
    this.setSpeed(options.clock === 'wall' ? 1 : options.clock);
  }

  /** Leaves this world for a new one. What the wish does not say stays as it was. */
  reset(wish: Partial<WorldWish>, isWanted: Wanted = always): Promise<void> {
    return this.inTurn(async () => {
      const speed = this.pace;
      await this.live({ ...this.wish, start: undefined, ...wish }, isWanted);
      this.setSpeed(speed);
    });
  }

  get speed(): number {
    return this.pace === 'manual' ? 0 : this.pace;
  }

  /** Simulated seconds per second from here on; `manual` or 0 stands still. */
  setSpeed(speed: Speed): void {
    this.pace = speed === 0 ? 'manual' : speed;
    this.anchor = { simulated: this.world.now, real: Date.now() };
    clearInterval(this.timer);
    if (this.pace === 'manual') return;
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    this.timer.unref();
  }

  private async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      await this.inTurn(() => undefined);
    } catch (error) {
      this.setSpeed('manual');
      this.tell(`The world stands still: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      this.isTicking = false;
    }
  }

  /**
   * Moves the world to the instant that `target` makes of now; resolves when it is there, or where
   * it was when nobody waited any more.
   */
  advance(target: (now: number) => number, isWanted: Wanted = always): Promise<void> {
    return this.inTurn(async () => {
      await move(this.world, target(this.world.now), isWanted);
      this.setSpeed(this.pace);
    });
  }

  submit(request: CallRequest): Promise<Answer> {
    return this.inTurn(() => {
      const ids = nextAnswerIds(this.world, request.service);
      this.refillBuckets();
      const outcome = this.world.submit(request);
      // Nobody rewinds this world: what it was asked, bodies and all, would fill the memory.
      this.world.state.journal.length = 0;
      return { outcome, ...ids };
    });
  }

  /** Runs `act` when everything before it is done and the world has caught up with its clock. */
  inTurn<T>(act: () => T | Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      await this.catchUp();
      return act();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async catchUp(): Promise<void> {
    if (this.pace === 'manual') return;
    const passed = (Date.now() - this.anchor.real) * this.pace;
    const due = Math.floor(this.anchor.simulated + passed);
    const end = performance.now() + CATCH_UP_MS;
    if (due > this.world.now) await move(this.world, due, () => performance.now() < end);
  }

  /**
   * The digest of the world. What is left in the token buckets depends on how fast callers came,
   * which nobody can repeat.
   */
  digest(): string {
    const { buckets } = this.world.state;
    if (this.lastCallAt === null) return this.world.digest();
    const kept = [...buckets];
    buckets.clear();
    const digest = this.world.digest();
    for (const [key, bucket] of kept) buckets.set(key, bucket);
    return digest;
  }

  /** Request rates are counted by the callers' own time where the world's stands still. */
  private refillBuckets(): void {
    const now = Date.now();
    const passed = now - (this.lastCallAt ?? now);
    this.lastCallAt = now;
    if (this.pace !== 'manual' || passed <= 0) return;
    for (const bucket of this.world.state.buckets.values()) bucket.at -= passed;
  }

  keyOf(accessKeyId: string) {
    return secretOfKey(this.world, accessKeyId);
  }

  /** The key that unknown callers act with. */
  learnerKey(): string | undefined {
    return userKeys(this.world).find(({ userName }) => userName === LEARNER)?.accessKeyId;
  }

  private async live(wish: WorldWish, isWanted: Wanted = always): Promise<void> {
    const spec = await specOf(wish, this.isOpen);
    const world = await this.opening(spec, wish, isWanted);
    if (!world) return;
    this.world = world;
    this.wish = wish;
    this.lastCallAt = null;
  }

  /** A world at the beginning of its story; null where nobody waited for it. */
  private async opening(
    spec: WorldSpec,
    { seed, start }: WorldWish,
    isWanted: Wanted,
  ): Promise<World | null> {
    const key = { folder: CACHE, spec, seed };
    const kept = spec.historyDays > 0 ? readOpening(key) : null;
    if (kept) return restoreWorld(kept, FITTINGS);
    const world = openWorld(spec, seed, FITTINGS);
    const origin = world.now;
    let told = 0;
    const isThere = await move(world, spec.start, () => {
      const share = Math.floor(((world.now - origin) / (spec.start - origin)) * 10);
      if (share > told) this.tell(`living through the days before: ${(told = share) * 10} %`);
      return isWanted();
    });
    if (!isThere) return null;
    // An instant that somebody chose seldom comes again.
    if (spec.historyDays > 0 && start === undefined) putOpening(key, world.state);
    return world;
  }
}

/** Whether somebody still waits for what takes long. */
export type Wanted = () => boolean;

const always: Wanted = () => true;

/**
 * Moves a world in slices, so that signals and sockets are heard meanwhile. False where it was
 * wanted no longer before it was there.
 */
async function move(world: World, to: number, isWanted: Wanted): Promise<boolean> {
  let until = performance.now() + SLICE_MS;
  while (world.step(to)) {
    if (performance.now() < until) continue;
    if (!isWanted()) return false;
    await new Promise((resolve) => setImmediate(resolve));
    until = performance.now() + SLICE_MS;
  }
  return true;
}
