/** Opens worlds: a story anew, a story where it was left, a save, the world of the last visit. */
import { unpackFrozen } from '../../storage/frozen.ts';
import { holdWorld } from '../../storage/locks.ts';
import type { KeptWorld } from '../../storage/kept.ts';
import {
  copyShell,
  listWorlds,
  pruneRuns,
  readActs,
  readSnapshot,
  readWorld,
} from '../../storage/worlds.ts';
import { HistoryAbsent } from '../../kernel/absent.ts';
import { FITTINGS } from '../../world/fittings.ts';
import type { JournalEntry, WorldState } from '../../world/state.ts';
import { restoreWorld, type World } from '../../world/world.ts';
import type { Host, HostOptions } from '../host.ts';
import { Filling } from './filling.ts';
import { GivenUp, Openings, type OpeningKey } from './openings.ts';
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
/** The screens draw the quick world before its older history is lived beside it. */
const DRAWN_AFTER_MS = 600;
/** A visitor who opens nothing for so long reads: time to live a history ahead. */
const WARM_AFTER_MS = 3_000;

const COPY =
  'This world is open in another tab too. Here you go on with a copy of its own; both are kept.';
const REPLAYED =
  'Trailwatch has changed since this world was saved: your acts were replayed in the new version.';

/** What a play begins with. */
interface Opening {
  /** The earliest state at hand. */
  readonly first: WorldState;
  /** Whether older history is there. */
  readonly isWhole: boolean;
}

interface Replayed {
  readonly world: World;
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
    const label = 'Going back to the beginning';
    const world = await this.busy(label, () => this.openings.whole(play));
    play.timeline.addOpening(world.snapshot());
  }

  /** Another play is open now, or none: what was being lived for this one only is given up. */
  left(play: Play, next: Play | null): void {
    const isSame = next?.scenario.id === play.scenario.id && next.seed === play.seed;
    if (!isSame) this.openings.giveUp(play);
  }

  /** Lives the older history of a play that was opened without it. */
  private fill(play: Play): void {
    const { host, openings, options } = this;
    const isOpen = () => host.play === play;
    const whole = async () => {
      await new Promise<void>((go) => options.machine.later(go, DRAWN_AFTER_MS));
      if (!isOpen()) throw new GivenUp();
      return openings.whole(play);
    };
    host.filling = new Filling({
      play,
      runner: host.runner,
      whole: whole(),
      isOpen,
      filled: (world) => host.filled(world),
    });
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
    if (story && !this.isWanted) await this.openings.whole({ story, seed: DEFAULT_SEED });
  }

  private async start(story: Story, seed: number): Promise<void> {
    const saveId = freshId(story, seed);
    await this.hold(saveId, PATIENCE_MS);
    await this.fromOpening({ story, seed }, async ({ first, isWhole }) => {
      const world = restoreWorld(first, FITTINGS);
      const learner = story.signIn(world);
      const play = this.playOf({ story, seed, world, first, saveId }, learner);
      this.host.missions.start(play, null);
      this.host.notice = null;
      await this.host.mount(play, -1);
      if (!isWhole) this.fill(play);
    });
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
    if (!isOwn) {
      await this.hold(saveId, PATIENCE_MS);
      await copyShell(db, kept.id, saveId).catch(() => undefined);
    }
    this.host.notice = isOwn || patience === null ? null : COPY;
    const stand = async ({ first, isWhole }: Opening) => {
      const { world, redone } = await this.replayed(
        first,
        acts,
        Math.min(Math.max(kept.now, now), story.end ?? Infinity),
      );
      const detail = keptDetail(kept);
      const learner = detail?.learner ?? story.signIn(world);
      const play = this.playOf({ story, seed, world, first, saveId }, learner, kept);
      for (const act of redone) noteRedone(play, act);
      for (const id of detail?.readMessages ?? []) play.readMessages.add(id);
      this.host.missions.start(play, detail?.mission ?? null);
      await this.host.mount(play, isOwn ? acts.length : -1, kept.snapshot?.at);
      if (!isWhole) this.fill(play);
    };
    await this.busy('Opening your world', async () => {
      const first = await this.keptState(kept);
      if (first) return stand({ first, isWhole: true });
      if (kept.code !== this.options.code) this.host.notice = REPLAYED;
      return this.fromOpening({ story, seed }, stand);
    });
    if (!isOwn) await this.host.keeper.rewritten();
  }

  /** The world at an instant, given its first state and the acts since; not beyond the end. */
  private async replayed(
    first: WorldState,
    acts: readonly JournalEntry[],
    now: Instant,
  ): Promise<Replayed> {
    const timeline = new Timeline(first, FITTINGS);
    let world: World | null = null;
    const redone: Redone[] = [];
    await this.host.runner.run(
      timeline.goTo(now, acts, {
        found: (there) => (world = there),
        redone: (act) => redone.push(act),
      }),
    );
    return { world: world!, redone };
  }

  /**
   * Stands on the opening that is there at once, where there is a pack; where that lacks what is
   * needed, or there is none, on the whole one.
   */
  private async fromOpening(
    of: OpeningKey,
    stand: (opening: Opening) => Promise<void>,
  ): Promise<void> {
    const label = 'Living through the last two weeks';
    this.host.runner.pause();
    const recent = await this.busy(label, () => this.openings.recent(of));
    try {
      if (recent) return await stand({ first: recent.snapshot(), isWhole: false });
    } catch (error) {
      if (!(error instanceof HistoryAbsent)) throw error;
    }
    const whole = await this.busy(label, () => this.openings.whole(of));
    await stand({ first: whole.snapshot(), isWhole: true });
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
