/** The worker's side of the contract: one world at a time, its clock, its calls, its keeping. */
import type { Database } from '../storage/db.ts';
import { readProgress } from '../storage/progress.ts';
import type { World } from '../world/world.ts';
import { lookingBack, plainOutcome } from './answers.ts';
import type { Filling } from './keeping/filling.ts';
import { Keeper } from './keeping/keeper.ts';
import type { Packs } from './keeping/packs.ts';
import { ACCOUNT_LOOKS } from './looks/account.ts';
import { linkOf, look, noSuchLink } from './looks.ts';
import { MissionDesk } from './story/mission-desk.ts';
import { Opener } from './keeping/opener.ts';
import { noteReceipt, type Play } from './play.ts';
import type {
  ApiRequest,
  CallResult,
  Instant,
  OpenRequest,
  Outcome,
  ScenarioCard,
  StirRequest,
  WorldStatus,
} from './protocol.ts';
import { untilNotable } from './time/notable.ts';
import { Runner, type Machine } from './time/runner.ts';
import { SaveDesk } from './keeping/save-desk.ts';
import { statusOf } from './status.ts';
import { CodeDesk } from './code/desk.ts';
import { ShellDesk } from './shell/desk.ts';
import type { Library } from './story/story.ts';
import type { Views } from './views.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Who waits for the next event of a story must not sleep through what nothing watches yet. */
const STORY_LEAP_MS = 15 * MINUTE_MS;

export interface HostOptions {
  readonly machine: Machine;
  readonly library: Library;
  readonly db: Database;
  /** Openings that the build has lived. */
  readonly packs: Packs;
  /** Which code of the world this is. */
  readonly code: string;
  /** False: a world for show, of which nothing is saved. */
  readonly keeps: boolean;
}

export class Host {
  readonly runner: Runner;
  readonly keeper: Keeper;
  readonly desk: SaveDesk;
  readonly shell: ShellDesk;
  readonly code: CodeDesk;
  readonly missions: MissionDesk;
  play: Play | null = null;
  /** An earlier moment under view; the world itself stands where it stood. */
  looked: World | null = null;
  /** The older history that is still being lived; null when the world is whole. */
  filling: Filling | null = null;
  busy: WorldStatus['busy'] = null;
  lastError: WorldStatus['lastError'] = null;
  notice: string | null = null;
  revision = 0;
  /** The inbox as it was last counted. */
  readonly counted = { at: -Infinity, unread: 0 };
  private readonly options: HostOptions;
  readonly opener: Opener;
  listener: (status: WorldStatus) => void = () => undefined;
  private isReportDue = false;

  constructor(options: HostOptions) {
    this.options = options;
    this.runner = new Runner(options.machine, {
      moved: () => this.moved(),
      ended: () => void this.rest(),
      broke: (error) => this.broke(error),
      lacked: () => this.report(),
      progressed: () => this.report(),
    });
    this.keeper = new Keeper({ ...options, changed: () => this.report() });
    this.desk = new SaveDesk(this, options);
    this.shell = new ShellDesk(this, options);
    this.code = new CodeDesk(this);
    this.missions = new MissionDesk(this, options);
    this.opener = new Opener(this, options);
  }

  listen(listener: (status: WorldStatus) => void): void {
    this.listener = listener;
    this.report();
  }

  // Opening

  /** Goes on where the learner was, if anything was kept. */
  resume(place: { saveId: string; now: Instant } | null, isReload: boolean): Promise<void> {
    return this.opener.resume(place, isReload);
  }

  open(request: OpenRequest): Promise<void> {
    return this.opener.open(request);
  }

  /** Opens a save; the world that was open stays kept. */
  restore(id: string): Promise<void> {
    return this.opener.restore(id);
  }

  async scenarios(): Promise<readonly ScenarioCard[]> {
    const cards = await this.options.library.cards();
    const progress = await readProgress(this.options.db).catch(() => new Map());
    return cards.map((card) => ({ ...card, progress: progress.get(card.id)?.outcome ?? 'new' }));
  }

  /** Puts a play under the needle; null closes. `savedActs`: how many of its acts are kept. */
  async mount(play: Play | null, savedActs: number, snapshotAt?: number): Promise<void> {
    await this.keeper.settled();
    if (this.play) this.opener.left(this.play, play);
    this.play = play;
    this.looked = null;
    this.filling = null;
    this.lastError = null;
    this.runner.load(play?.world ?? null, play?.scenario.end ?? null);
    if (this.options.keeps) this.keeper.attach(play, savedActs, snapshotAt);
    this.changed();
  }

  /** The whole world takes the place of one that was opened quickly. */
  filled(world: World): void {
    const { looked } = this;
    this.present().world = world;
    this.filling = null;
    this.runner.replace(world);
    this.changed();
    this.missions.soon();
    // What is looked at was restored without the history.
    if (looked) void this.lookAt(looked.now);
  }

  // Calls

  call(request: ApiRequest): CallResult {
    const play = this.present();
    if (this.looked) return lookingBack(this.looked.now);
    const { service, operation, params, region = play.story.homeRegion } = request;
    const asked = { service, operation, params, region };
    let sent = this.send(play, asked);
    if (!sent.outcome.ok && sent.outcome.error.code === 'ExpiredToken') {
      play.learner = this.runner.act((world) => play.story.signIn(world));
      sent = this.send(play, asked);
    }
    const { callId, at, outcome } = sent;
    noteReceipt(play, { callId, at, request: asked, outcome });
    void this.acted();
    return { ...plainOutcome(outcome), callId, at };
  }

  private send(play: Play, asked: Required<ApiRequest>) {
    const { credential, userAgent, sourceIp } = play.learner;
    return this.runner.act((world) => {
      const callId = String(world.state.serial);
      const call = { ...asked, credential, userAgent, sourceIp, via: 'console' as const };
      return { callId, at: world.now, outcome: world.submit(call) };
    });
  }

  peek(request: ApiRequest): Outcome {
    const world = this.looked ?? this.present().world;
    return plainOutcome(world.peek(request));
  }

  view<K extends keyof Views>(name: K, args: Views[K]['args']): Views[K]['result'] {
    // What is simulated can be read before any world is open.
    if (name === 'ledger') return ACCOUNT_LOOKS.ledger() as Views[K]['result'];
    const play = this.present();
    return look(name, { world: this.looked ?? play.world, play }, args);
  }

  // Time

  start(): void {
    if (this.looked) return;
    this.runner.play();
    this.report();
  }

  async pause(): Promise<void> {
    this.runner.pause();
    await this.rest();
  }

  setSpeed(speed: number): void {
    if (!(speed > 0)) throw new Error('A speed is a number above zero.');
    this.runner.setSpeed(speed);
    this.report();
  }

  /** Where a step of so many milliseconds ends. */
  stepEnd(ms: number): Instant {
    return this.clipped(this.present().world.now + Math.max(0, Math.round(ms)));
  }

  async stepTo(until: Instant): Promise<void> {
    this.runner.pause();
    await this.runner.advanceTo(until);
    await this.rest();
  }

  async jumpToNextEvent(): Promise<void> {
    const play = this.present();
    this.runner.pause();
    const leap = play.scenario.end === null ? DAY_MS : STORY_LEAP_MS;
    await this.runner.run(untilNotable(play, this.clipped(play.world.now + leap)));
    await this.rest();
  }

  async lookAt(instant: Instant | null): Promise<void> {
    const play = this.present();
    this.runner.pause();
    const { world, timeline, scenario } = play;
    if (instant === null || instant >= world.now) {
      this.looked = null;
      return this.changed();
    }
    const at = Math.max(scenario.start, Math.floor(instant));
    const acts = world.state.journal;
    if (timeline.needsOpening(at, acts)) await this.opener.addOpening(play);
    timeline.keep(world);
    await this.runner.run(timeline.goTo(at, acts, { found: (world) => (this.looked = world) }));
    this.changed();
  }

  async branchHere(label?: string): Promise<void> {
    const play = this.present();
    const { looked } = this;
    if (!looked) return;
    play.timeline.branch(play.world, looked, label?.slice(0, 80));
    await this.standIn(play, looked);
  }

  async switchBranch(id: string): Promise<void> {
    const play = this.present();
    const target = play.timeline.switchTo(id, play.world);
    if (!target) return;
    if (play.timeline.needsOpening(target.tip, target.acts)) await this.opener.addOpening(play);
    let found: World | null = null;
    const arrival = { found: (world: World) => (found = world) };
    await this.runner.run(play.timeline.goTo(target.tip, target.acts, arrival));
    if (found) await this.standIn(play, found);
  }

  async dropBranch(id: string): Promise<void> {
    this.present().timeline.drop(id);
    this.report();
    await this.keeper.rewritten();
  }

  /** The page went out of sight or is about to close. */
  async hide(): Promise<void> {
    await this.rest();
  }

  /** More of a workload for some minutes, in a world for show only: a replay would not know it. */
  stir({ target, factor, minutes }: StirRequest): void {
    if (this.options.keeps) throw new Error('Workloads of a kept world follow its story.');
    this.runner.act((world) => {
      const until = world.now + minutes * MINUTE_MS;
      const times = { at: world.now, until, shape: 'step' as const, rampMs: 0 };
      world.stir({ ...times, target, signal: 'requests', to: factor });
    });
    this.changed();
  }

  // Mission, messages

  markRead(messageId: string): void {
    this.present().readMessages.add(messageId);
    this.counted.at = -Infinity;
    this.acted();
  }

  /** Does what a link in a message does when it is followed: an API call, or nothing we know. */
  followLink(messageId: string): Outcome {
    const request = linkOf(this, messageId);
    if (!request) return noSuchLink();
    const outcome = this.runner.act((world) => world.submit(request));
    void this.acted();
    return plainOutcome(outcome);
  }

  // What the parts of the host say to one another

  present(): Play {
    if (!this.play) throw new Error('No world is open.');
    return this.play;
  }

  report(): void {
    if (this.isReportDue) return;
    this.isReportDue = true;
    const tell = () => {
      this.isReportDue = false;
      this.listener(statusOf(this));
    };
    this.options.machine.later(tell, 16);
  }

  changed(): void {
    this.revision += 1;
    this.report();
  }

  async acted(): Promise<void> {
    this.changed();
    this.missions.soon();
    await this.keeper.acted();
  }

  async rest(): Promise<void> {
    const { play } = this;
    if (!play) return;
    play.timeline.keep(play.world);
    this.missions.look();
    this.report();
    await (this.filling ? this.keeper.acted() : this.keeper.rested());
  }

  /** Resolves after messages that wait were served. */
  breathe(): Promise<void> {
    return new Promise((go) => this.options.machine.soon(go));
  }

  private moved(): void {
    this.revision += 1;
    const { play } = this;
    if (play && !this.runner.isBusy) {
      if (play.timeline.isDue(play.world.now)) {
        play.timeline.keep(play.world);
        if (!this.filling) void this.keeper.rested();
      }
      this.keeper.ticked();
      this.missions.lookAtTimes();
    }
    this.report();
  }

  private broke(error: unknown): void {
    const { play } = this;
    const message = error instanceof Error ? error.message : String(error);
    const where = play
      ? `${play.scenario.id} version ${play.scenario.version}, seed ${play.seed}, ` +
        `act ${play.world.state.journal.length}, ${new Date(play.world.now).toISOString()}`
      : 'while opening';
    console.error('The world stopped:', where, error);
    this.lastError = { message, where };
    this.report();
  }

  private async standIn(play: Play, world: World): Promise<void> {
    play.world = world;
    this.looked = null;
    this.runner.load(world, play.scenario.end);
    play.timeline.keep(world);
    this.changed();
    await this.keeper.rewritten();
  }

  private clipped(at: Instant): Instant {
    return Math.min(at, this.play?.scenario.end ?? Infinity);
  }
}
