/** Opens worlds: a story anew, a story where it was left, a save, the world of the last visit. */
import { unpackFrozen } from '../../storage/frozen.ts';
import { holdWorld } from '../../storage/locks.ts';
import type { KeptWorld } from '../../storage/kept.ts';
import { listWorlds, pruneRuns, readActs, readSnapshot, readWorld } from '../../storage/worlds.ts';
import { FITTINGS } from '../../world/fittings.ts';
import type { JournalEntry, WorldState } from '../../world/state.ts';
import type { World } from '../../world/world.ts';
import type { Host, HostOptions } from '../host.ts';
import { Openings } from './openings.ts';
import {
  keptBranches,
  keptDetail,
  keptName,
  noteRedone,
  scenarioRef,
  type KeptDetail,
  type Play,
} from '../play.ts';
import type { Instant, OpenRequest } from '../protocol.ts';
import { checkRequest, DEFAULT_SEED } from '../story/request.ts';
import type { Story } from '../story/story.ts';
import { Timeline, type Redone } from '../time/timeline.ts';

const RELOAD_PATIENCE_MS = 3_000;
const PATIENCE_MS = 300;
/** A visitor who opens nothing for so long reads: time to live a history ahead. */
const WARM_AFTER_MS = 3_000;

const COPY =
  'This world is open in another tab too. Here you go on with a copy of its own; both are kept.';
const REPLAYED =
  'Trailwatch has changed since this world was saved: your acts were replayed in the new version.';

/** How a kept world is brought back. */
interface Revival {
  readonly story: Story;
  readonly kept: KeptWorld;
  readonly acts: JournalEntry[];
  /** Where to stand; at least where the save stood. */
  readonly now: Instant;
}

interface Relived {
  readonly world: World;
  readonly first: WorldState;
  readonly redone: readonly Redone[];
}

export class Opener {
  private readonly host: Host;
  private readonly options: HostOptions;
  private lock: { release: () => void } | null = null;
  readonly openings: Openings;
  private isWanted = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(host: Host, options: HostOptions) {
    this.host = host;
    this.options = options;
    this.openings = new Openings(options, host.runner);
  }

  resume(place: { saveId: string; now: Instant } | null, isReload: boolean): Promise<void> {
    return this.inTurn(async () => {
      if (!this.options.keeps) return;
      const kept = await this.lastKept(place?.saveId);
      if (this.host.play) return;
      if (!kept) return this.warmSoon();
      const now = kept.id === place?.saveId ? place.now : kept.now;
      const patience = isReload ? RELOAD_PATIENCE_MS : PATIENCE_MS;
      await this.revive(kept, { now, patience }).catch((error: unknown) => {
        this.host.notice = 'Your last world could not be opened; it is still in the list of saves.';
        console.warn(error);
      });
    });
  }

  open(request: OpenRequest): Promise<void> {
    this.isWanted = true;
    return this.inTurn(async () => {
      const { story, seed, at } = await checkRequest(request, this.options.library);
      if (request.fresh || !this.isOpen(story, seed)) {
        const kept = request.fresh || !this.options.keeps ? null : await this.keptRun(story, seed);
        if (kept) await this.revive(kept, { now: kept.now, patience: PATIENCE_MS });
        else await this.start(story, seed);
      }
      if (at !== null) await this.goTo(at);
    });
  }

  /** Opens a save as a run of its own; the save itself stays as it is. */
  restore(id: string): Promise<void> {
    return this.inTurn(async () => {
      const kept = await readWorld(this.options.db, id);
      if (!kept) throw new Error('This save is no longer there.');
      await this.revive(kept, { now: kept.now, patience: null });
    });
  }

  /** Makes the story's opening anew for a look further back than the saved snapshot reaches. */
  async addOpening(play: Play): Promise<void> {
    const world = await this.busy('Going back to the beginning', () => this.opening(play));
    play.timeline.addOpening(world.snapshot());
  }

  /** Lets another tab have the world that was open here. */
  release(): void {
    this.lock?.release();
    this.lock = null;
  }

  /** Lives the first scenario's history while a new visitor still reads. */
  private warmSoon(): void {
    this.options.machine.later(() => void this.warm().catch(() => undefined), WARM_AFTER_MS);
  }

  private async warm(): Promise<void> {
    const cards = await this.options.library.cards();
    const first = [...cards].sort((a, b) => a.level - b.level)[0];
    const story = first && (await this.options.library.load(first.id));
    if (story && !this.isWanted) await this.openings.warm({ story, seed: DEFAULT_SEED });
  }

  private async start(story: Story, seed: number): Promise<void> {
    const saveId = freshId(story, seed);
    await this.hold(saveId, PATIENCE_MS);
    const world = await this.opening({ story, seed });
    const first = world.snapshot();
    const learner = story.signIn(world);
    const play = this.playOf({ story, seed, world, first, saveId }, learner);
    this.host.startMission(play, null);
    this.host.notice = null;
    await this.host.mount(play, -1);
    await this.host.keeper.rewritten();
    await pruneRuns(this.options.db, { scenario: story.card.id, seed }).catch(() => undefined);
  }

  /** `patience`: how long to wait for another tab to let go; null: a run of its own in any case. */
  private async revive(
    kept: KeptWorld,
    { now, patience }: { now: Instant; patience: number | null },
  ): Promise<void> {
    const { library, db } = this.options;
    const { seed } = kept;
    const story = await library.load(kept.scenario);
    if (!story) throw new Error(`The scenario “${kept.scenario.slice(0, 60)}” is not here.`);
    const acts = (await readActs(db, kept.id)) as JournalEntry[];
    const isOwn = patience !== null && (await this.hold(kept.id, patience));
    const saveId = isOwn ? kept.id : freshId(story, seed);
    if (!isOwn) await this.hold(saveId, PATIENCE_MS);
    this.host.notice = isOwn || patience === null ? null : COPY;
    const revival = { story, kept, acts, now };
    const relived = await this.busy('Opening your world', () => this.relive(revival));
    const { world, first, redone } = relived;
    const detail = keptDetail(kept);
    const learner = detail?.learner ?? story.signIn(world);
    const play = this.playOf({ story, seed, world, first, saveId }, learner, kept);
    for (const act of redone) noteRedone(play, act);
    for (const id of detail?.readMessages ?? []) play.readMessages.add(id);
    this.host.startMission(play, detail?.mission ?? null);
    await this.host.mount(play, isOwn ? acts.length : -1, kept.snapshot?.at);
    if (!isOwn) await this.host.keeper.rewritten();
  }

  /** From the snapshot and the acts since where the code is the same; otherwise from the start. */
  private async relive(revival: Revival): Promise<Relived> {
    const { story, kept, acts } = revival;
    const end = story.end ?? Infinity;
    const now = Math.min(Math.max(kept.now, revival.now), end);
    const first = (await this.keptState(kept)) ?? (await this.openingState(revival));
    const timeline = new Timeline(first, FITTINGS);
    let world: World | null = null;
    const redone: Redone[] = [];
    await this.host.runner.run(
      timeline.goTo(now, acts, {
        found: (there) => (world = there),
        redone: (act) => redone.push(act),
      }),
    );
    return { world: world!, first, redone };
  }

  private async keptState(kept: KeptWorld): Promise<WorldState | null> {
    if (kept.code !== this.options.code || !kept.snapshot) return null;
    try {
      const packed = await readSnapshot(this.options.db, kept.id);
      return packed ? (unpackFrozen(packed) as WorldState) : null;
    } catch (error) {
      console.warn('The snapshot cannot be read; the acts are replayed:', error);
      return null;
    }
  }

  private async openingState({ story, kept }: Revival): Promise<WorldState> {
    if (kept.code !== this.options.code) this.host.notice = REPLAYED;
    return (await this.opening({ story, seed: kept.seed })).snapshot();
  }

  private async opening(of: { story: Story; seed: number }): Promise<World> {
    const label = 'Living through the last two weeks';
    return this.busy(label, () => this.openings.at(of));
  }

  private playOf(
    parts: Pick<Play, 'story' | 'seed' | 'world' | 'saveId'> & { first: WorldState },
    learner: KeptDetail['learner'],
    kept?: KeptWorld,
  ): Play {
    const { story, seed, world, saveId, first } = parts;
    const timeline = new Timeline(first, FITTINGS, kept ? keptBranches(kept) : []);
    timeline.rename(kept ? keptName(kept) : null);
    return {
      ...{ story, seed, world, saveId, learner },
      scenario: scenarioRef(story, seed),
      timeline,
      mission: null,
      receipts: [],
      readMessages: new Set(),
    };
  }

  private async goTo(at: Instant): Promise<void> {
    const { world } = this.host.present();
    if (at < world.now) await this.host.lookAt(at);
    else await this.busy('Going to the minute of the link', () => this.host.runner.advanceTo(at));
  }

  private isOpen(story: Story, seed: number): boolean {
    const { play } = this.host;
    return play?.scenario.id === story.card.id && play.seed === seed;
  }

  /** The latest run of a story and seed that saved itself. */
  private async keptRun(story: Story, seed: number): Promise<KeptWorld | null> {
    const { id, version } = story.card;
    const rows = await listWorlds(this.options.db).catch(() => []);
    const isRun = (row: KeptWorld) =>
      row.automatic && row.scenario === id && row.seed === seed && row.version === version;
    return rows.find(isRun) ?? null;
  }

  private async lastKept(saveId: string | undefined): Promise<KeptWorld | null> {
    const rows = await listWorlds(this.options.db).catch(() => []);
    const own = rows.find(({ id }) => id === saveId);
    return own ?? rows.find(({ automatic }) => automatic) ?? null;
  }

  private async hold(id: string, patienceMs: number): Promise<boolean> {
    const lock = await holdWorld(id, patienceMs);
    if (!lock) return false;
    this.release();
    this.lock = lock;
    return true;
  }

  private async busy<T>(label: string, work: () => Promise<T>): Promise<T> {
    const before = this.host.busy;
    this.host.busy = { label, progress: null };
    this.host.report();
    try {
      return await work();
    } finally {
      this.host.busy = before;
      this.host.report();
    }
  }

  /** Openings wait for one another, however quickly links are followed. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

function freshId(story: Story, seed: number): string {
  return `${story.card.id}@${seed}:${Date.now().toString(36)}`;
}
