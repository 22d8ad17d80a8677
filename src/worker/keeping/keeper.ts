/**
 * Saves by itself: each act at once (its journal line only), the clock twice a second, and a
 * snapshot when the world rests further from the last one than a replay bridges quickly. One write
 * at a time, in order. Where the browser refuses, the world runs on, the learner is told, and the
 * next act tries again.
 */
import type { Database } from '../../storage/db.ts';
import { isFull } from '../../storage/db.ts';
import { packFrozen } from '../../storage/frozen.ts';
import { appendActs, putWorld } from '../../storage/worlds.ts';
import { describePlay, type Play } from '../play.ts';
import type { KeptWorld } from '../../storage/kept.ts';
import type { WorldStatus } from '../protocol.ts';

const CLOCK_EVERY_MS = 500;
/** Simulated; nearer than this the acts are replayed from the opening or the last snapshot. */
const SNAPSHOT_EVERY_MS = 12 * 3_600_000;

export const FULL =
  'This browser is out of storage: your work goes on, but is not saved. Export it.';
export const REFUSED =
  'This browser refuses to store data: your work goes on, but is lost when the page closes.';

export class Keeper {
  saved: WorldStatus['saved'] = null;
  problem: string | null = null;
  private readonly db: Database;
  private readonly code: string;
  private readonly changed: () => void;
  private play: Play | null = null;
  private savedActs = 0;
  private wants: 'nothing' | 'acts' | 'whole' | 'snapshot' = 'nothing';
  private savedNow = 0;
  private clockAt = 0;
  private snapshotAt = 0;
  private work: Promise<void> | null = null;

  constructor(options: { db: Database; code: string; changed: () => void }) {
    this.db = options.db;
    this.code = options.code;
    this.changed = options.changed;
  }

  /** From now on this world is kept; `savedActs` of its acts are in the store already. */
  attach(play: Play | null, savedActs: number, snapshotAt?: number): void {
    this.play = play;
    this.savedActs = savedActs;
    this.wants = 'nothing';
    this.savedNow = play?.world.now ?? 0;
    this.snapshotAt = snapshotAt ?? play?.scenario.start ?? 0;
  }

  /** The learner did something. */
  acted(): Promise<void> {
    return this.want('acts');
  }

  /** The acts are no longer a continuation of what is stored: another branch, a new world. */
  rewritten(): Promise<void> {
    return this.want('whole');
  }

  /** The world rests: time for a snapshot, if the last one is far. */
  rested(): Promise<void> {
    const { play } = this;
    if (!play || play.world.now - this.snapshotAt < SNAPSHOT_EVERY_MS) return this.want('acts');
    this.snapshotAt = play.world.now;
    return this.want('snapshot');
  }

  /** The clock moved. */
  ticked(): void {
    const { play } = this;
    if (!play || play.world.now === this.savedNow) return;
    if (Date.now() - this.clockAt < CLOCK_EVERY_MS) return;
    this.clockAt = Date.now();
    void this.want('acts');
  }

  /** Resolves when everything asked for so far is written or refused. */
  settled(): Promise<void> {
    return this.work ?? Promise.resolve();
  }

  private want(what: 'acts' | 'whole' | 'snapshot'): Promise<void> {
    const order = ['nothing', 'acts', 'whole', 'snapshot'];
    if (order.indexOf(what) > order.indexOf(this.wants)) this.wants = what;
    this.work ??= this.pump().finally(() => (this.work = null));
    return this.work;
  }

  private async pump(): Promise<void> {
    while (this.wants !== 'nothing' && this.play) {
      const { wants, play } = this;
      this.wants = 'nothing';
      await this.write(play, wants);
    }
  }

  private async write(play: Play, wants: Keeper['wants']): Promise<void> {
    const savedAt = Date.now();
    this.saved = { at: this.saved?.at ?? savedAt, state: 'saving' };
    try {
      const acts = await this.put(play, wants, savedAt);
      if (this.play !== play) return;
      this.savedActs = acts;
      this.saved = { at: savedAt, state: 'saved' };
      this.problem = null;
    } catch (error) {
      this.saved = { at: this.saved.at, state: 'refused' };
      this.problem = isFull(error) ? FULL : REFUSED;
      this.savedActs = -1;
      console.warn('Not saved:', error);
    }
    this.changed();
  }

  /** Writes and answers how many acts are in the store now. */
  private async put(play: Play, wants: Keeper['wants'], savedAt: number): Promise<number> {
    const { saveId: id, scenario } = play;
    const row = { id, name: scenario.title, automatic: true, code: this.code, savedAt };
    const world = describePlay(play, row);
    const acts = play.world.state.journal.slice();
    this.savedNow = world.now;
    if (wants === 'acts' && this.savedActs >= 0 && this.savedActs <= acts.length) {
      if (await appendActs(this.db, world, acts.slice(this.savedActs))) return acts.length;
    }
    if (wants !== 'snapshot') {
      await putWorld(this.db, { world, acts, snapshot: null });
      return acts.length;
    }
    const contents = { world: withSnapshot(world), acts };
    await putWorld(this.db, { ...contents, snapshot: packFrozen(play.world.snapshot()) });
    return acts.length;
  }
}

/** The row of a world whose snapshot was taken as it stands. */
export function withSnapshot(world: KeptWorld): KeptWorld {
  const { acts, now: at } = world;
  return { ...world, snapshot: { acts, at } };
}
