/**
 * The ways a story went: snapshots to go back to, and branches. A snapshot is never touched; every
 * look back restores a copy and replays the acts that came after it.
 */
import type { Outcome } from '../../gateway/call.ts';
import type { JournalEntry, WorldState } from '../../world/state.ts';
import { assert } from '../../kernel/assert.ts';
import { restoreWorld, type Fittings, type World } from '../../world/world.ts';
import type { Branch, Instant } from '../protocol.ts';
import { advancing, type Job } from './runner.ts';

const SNAPSHOT_EVERY_MS = 6 * 3_600_000;
const SNAPSHOTS_KEPT = 16;

/** A branch that is not the present one: its acts and where it stood. */
export interface OldBranch {
  readonly id: string;
  readonly label: string;
  readonly from: Instant;
  readonly tip: Instant;
  readonly acts: readonly JournalEntry[];
}

/** An act done again, with the answer it got again. */
export interface Redone {
  readonly callId: string;
  readonly entry: JournalEntry;
  readonly outcome: Outcome;
}

/** Who hears of a way through time: of the world at its end, and of each act on the way. */
export interface Arrival {
  readonly found: (world: World) => void;
  readonly redone?: (act: Redone) => void;
}

/** What a branch is called, and where it came from. */
export interface BranchName {
  readonly label: string;
  readonly from: Instant;
}

interface Present extends BranchName {
  readonly id: string;
}

export class Timeline {
  private readonly fittings: Fittings;
  private readonly snapshots: WorldState[];
  private readonly old: OldBranch[];
  private present: Present;
  private nextId: number;

  /** `first`: the earliest state at hand: the opening, or what a save brought back. */
  constructor(first: WorldState, fittings: Fittings, old: readonly OldBranch[] = []) {
    this.fittings = fittings;
    this.snapshots = [first];
    this.old = [...old];
    const ids = this.old.map(({ id }) => Number(id.slice(1)) || 0);
    this.nextId = Math.max(0, ...ids) + 1;
    this.present = { id: this.freshId(), label: 'This time', from: first.spec.start };
  }

  get name(): BranchName {
    const { label, from } = this.present;
    return { label, from };
  }

  /** A resumed story goes on under the name it had. */
  rename(name: BranchName | null): void {
    if (name) this.present = { ...this.present, ...name };
  }

  get oldBranches(): readonly OldBranch[] {
    return this.old;
  }

  /** Instants one can get back to without replay. */
  get marks(): readonly Instant[] {
    return this.snapshots.map(({ now }) => now);
  }

  /** Keeps the world as it stands, unless the last one kept says the same. */
  keep(world: World): void {
    const last = this.snapshots.at(-1)!;
    if (last.now === world.now && last.journal.length === world.state.journal.length) return;
    this.snapshots.push(world.snapshot());
    if (this.snapshots.length > SNAPSHOTS_KEPT) this.snapshots.splice(this.leastMissed(), 1);
  }

  /** Whether six simulated hours went by since the last snapshot. */
  isDue(now: Instant): boolean {
    return now - this.snapshots.at(-1)!.now >= SNAPSHOT_EVERY_MS;
  }

  /** Whether a look at an instant wants the opening, which a resumed world does not hold. */
  needsOpening(at: Instant, acts: readonly JournalEntry[]): boolean {
    return !this.snapshots.some((state) => leadsTo(state, at, acts));
  }

  addOpening(opening: WorldState): void {
    this.snapshots.unshift(opening);
  }

  /** The same story from a better first state: what was kept of the other is let go. */
  startOver(first: WorldState): void {
    this.snapshots.splice(0, this.snapshots.length, first);
  }

  /** Makes the world as it stood at an instant, given the acts done since, and hands it over. */
  *goTo(at: Instant, acts: readonly JournalEntry[], { found, redone }: Arrival): Job {
    const state = this.snapshots.findLast((candidate) => leadsTo(candidate, at, acts));
    assert(state, 'no snapshot leads there: the opening was not added');
    const world = restoreWorld(state, this.fittings);
    const from = state.journal.length;
    for (const entry of acts.slice(from)) {
      if (entry.at > at) break;
      yield* advancing(world, entry.at);
      world.advance(entry.at);
      const callId = String(world.state.serial);
      const outcome = world.submit(entry.request);
      redone?.({ callId, entry, outcome });
    }
    yield* advancing(world, at);
    world.advance(Math.max(at, world.now));
    found(world);
  }

  /** Leaves the present way as an old branch and goes on from `world`, which stands earlier. */
  branch(tip: World, world: World, label: string | undefined): void {
    this.leave(tip);
    const id = this.freshId();
    this.present = { id, label: label ?? `From ${clockTime(world.now)}`, from: world.now };
  }

  /** Goes back to an old branch; the present one becomes old. */
  switchTo(id: string, tip: World): OldBranch | null {
    const index = this.old.findIndex((branch) => branch.id === id);
    if (index < 0) return null;
    const [target] = this.old.splice(index, 1) as [OldBranch];
    this.leave(tip);
    this.present = { id: target.id, label: target.label, from: target.from };
    return target;
  }

  drop(id: string): void {
    const index = this.old.findIndex((branch) => branch.id === id);
    if (index >= 0) this.old.splice(index, 1);
  }

  /** All branches, the present one first. */
  list(now: Instant): Branch[] {
    const old = this.old.map(({ id, label, from, tip }) => ({
      ...{ id, label, from, tip },
      current: false,
    }));
    return [{ ...this.present, tip: now, current: true }, ...old];
  }

  private leave(tip: World): void {
    this.old.push({ ...this.present, tip: tip.now, acts: [...tip.state.journal] });
  }

  private freshId(): string {
    return `b${this.nextId++}`;
  }

  /** The snapshot whose neighbours lie closest together; never the first or the last. */
  private leastMissed(): number {
    let best = 1;
    let smallest = Infinity;
    for (let i = 1; i < this.snapshots.length - 1; i++) {
      const gap = this.snapshots[i + 1]!.now - this.snapshots[i - 1]!.now;
      if (gap < smallest) [best, smallest] = [i, gap];
    }
    return best;
  }
}

/** A snapshot leads to `at` when it is not later and its acts are the first of these. */
function leadsTo(state: WorldState, at: Instant, acts: readonly JournalEntry[]): boolean {
  const { journal, now } = state;
  if (now > at || journal.length > acts.length) return false;
  const last = journal.at(-1);
  const same = acts[journal.length - 1];
  if (!last || last === same) return true;
  return last.at === same!.at && JSON.stringify(last.request) === JSON.stringify(same!.request);
}

function clockTime(at: Instant): string {
  const minutes = Math.floor(at / 60_000) % 1_440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
