import { HistoryAbsent } from '../../kernel/absent.ts';
import type { World } from '../../world/world.ts';
import { Pace } from './pace.ts';
import type { Instant } from '../protocol.ts';

/** One slice of work between two looks at the messages, real milliseconds. */
const SLICE_MS = 8;
/** Queue entries between two looks at the clock. */
const BUDGET = 128;
/** Pause between slices when the world is where it should be. */
const REST_MS = 12;

/** What the runner needs of the machine; a test brings its own. */
export interface Machine {
  /** Real milliseconds, steady. */
  clock(): number;
  /** Calls back soon, after messages that wait. */
  soon(work: () => void): void;
  later(work: () => void, delayMs: number): void;
}

export interface RunnerEvents {
  /** The clock moved. */
  moved(): void;
  /** The story's end was reached while playing. */
  ended(): void;
  /** The world is broken: an assertion failed. Nothing runs from then on. */
  broke(error: unknown): void;
  /** The world needs history it does not hold: it rests until another one takes its place. */
  lacked(): void;
  /** Work beside the world went on. */
  progressed(): void;
}

/** Something long, cut into slices: yields its progress, 0 to 1, or null. */
export type Job = Generator<number | null, void, void>;

interface Running {
  readonly job: Job;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Moves a world in slices of about 8 ms: by the pace while playing, or through one job after
 * another. Between slices whoever waits with a call is served. Jobs aside get what time is left.
 */
export class Runner {
  world: World | null = null;
  /** Playing stops here. */
  end: Instant | null = null;
  progress: number | null = null;
  /** Of what is done aside. */
  asideProgress: number | null = null;
  private readonly machine: Machine;
  private readonly events: RunnerEvents;
  private readonly pace: Pace;
  private playing = false;
  private isBroken = false;
  /** It met a placeholder; `replace` brings it on. */
  private isLacking = false;
  private isScheduled = false;
  private readonly jobs: Running[] = [];
  /** The last one is worked at. */
  private readonly aside: Running[] = [];

  constructor(machine: Machine, events: RunnerEvents) {
    this.machine = machine;
    this.events = events;
    this.pace = new Pace(() => machine.clock());
  }

  get running(): boolean {
    return this.playing;
  }

  get speed(): number {
    return this.pace.speed;
  }

  get isBusy(): boolean {
    return this.jobs.length > 0;
  }

  /** Whether the world waits for another one to take its place. */
  get lacks(): boolean {
    return this.isLacking;
  }

  play(): void {
    if (!this.world || this.isBroken || this.isAtEnd(this.world)) return;
    this.playing = true;
    this.pace.start(this.world.now);
    this.schedule(0);
  }

  pause(): void {
    this.playing = false;
  }

  setSpeed(speed: number): void {
    this.pace.start(this.world?.now ?? 0, speed);
  }

  /** Puts another world under the needle, or none; what was broken is forgotten. */
  load(world: World | null, end: Instant | null): void {
    this.pause();
    this.world = world;
    this.end = end;
    this.isBroken = false;
    this.isLacking = false;
  }

  /** The same world in better shape takes its place; it plays on if the other did. */
  replace(world: World): void {
    this.world = world;
    this.isLacking = false;
    if (!this.playing) return;
    this.pace.start(world.now);
    this.schedule(0);
  }

  /** Runs a job to its end; jobs queue. Rejects where the job throws; the world is broken then. */
  run(job: Job): Promise<void> {
    return new Promise((done, failed) => {
      this.jobs.push({ job, done, failed });
      this.schedule(0);
    });
  }

  /** Runs a job in the time that is left, the newest first; other jobs and the world go before. */
  runAside(job: Job): Promise<void> {
    return new Promise((done, failed) => {
      this.aside.push({ job, done, failed });
      this.schedule(0);
    });
  }

  /** Moves to an instant as fast as it can, whatever the pace. */
  advanceTo(until: Instant): Promise<void> {
    return this.run(this.arrivingAt(until));
  }

  /**
   * Acts on the world between two instants' worth of work: what is due now is done first, so that
   * a replay finds the same place again.
   */
  act<T>(work: (world: World) => T): T {
    const { world } = this;
    if (!world || this.isBroken) throw new Error('There is no running world.');
    if (this.isLacking) throw new HistoryAbsent();
    try {
      world.advance(world.now);
      return work(world);
    } catch (error) {
      this.stop(error);
      throw error;
    }
  }

  stop(error: unknown): void {
    if (error instanceof HistoryAbsent) {
      this.isLacking = true;
      return this.events.lacked();
    }
    this.playing = false;
    this.isBroken = true;
    this.events.broke(error);
  }

  /** Which world that is, is looked up when its turn comes. */
  private *arrivingAt(until: Instant): Job {
    if (this.world) yield* advancing(this.world, until);
  }

  private schedule(delayMs: number): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    const work = () => {
      this.isScheduled = false;
      this.slice();
    };
    if (delayMs > 0) this.machine.later(work, delayMs);
    else this.machine.soon(work);
  }

  private slice(): void {
    const end = this.machine.clock() + SLICE_MS;
    if (this.jobs.length > 0) return this.workUntil(end);
    if (this.playing && this.world && !this.isLacking) this.playUntil(this.world, end);
    if (this.aside.length > 0) this.workAside();
  }

  private workUntil(end: number): void {
    const { job, done, failed } = this.jobs[0]!;
    try {
      while (this.machine.clock() < end) {
        const { done: isOver, value } = job.next();
        this.progress = value ?? null;
        if (!isOver) continue;
        this.finishJob(done);
        break;
      }
    } catch (error) {
      this.finishJob(() => failed(error));
      this.stop(error);
    }
    this.events.moved();
    if (this.jobs.length > 0 || this.playing || this.aside.length > 0) this.schedule(0);
  }

  private workAside(): void {
    const end = this.machine.clock() + SLICE_MS;
    const running = this.aside.at(-1)!;
    const before = this.asideProgress;
    const finish = () => {
      this.aside.splice(this.aside.indexOf(running), 1);
      this.asideProgress = null;
    };
    try {
      while (this.machine.clock() < end) {
        const { done: isOver, value } = running.job.next();
        this.asideProgress = value ?? null;
        if (!isOver) continue;
        finish();
        running.done();
        break;
      }
    } catch (error) {
      finish();
      running.failed(error);
      this.stop(error);
    }
    // What tells no progress is work that nobody waits for: the screens need not hear of it.
    if (this.asideProgress !== before) this.events.progressed();
    if (this.aside.length > 0) this.schedule(0);
  }

  private finishJob(settle: () => void): void {
    this.jobs.shift();
    this.progress = null;
    if (this.playing && this.world) this.pace.start(this.world.now);
    settle();
  }

  private playUntil(world: World, end: number): void {
    const target = Math.min(this.pace.target(world.now), this.end ?? Infinity);
    let isBehind = target > world.now;
    try {
      while (isBehind && this.machine.clock() < end) isBehind = world.step(target, BUDGET);
    } catch (error) {
      return this.stop(error);
    }
    this.events.moved();
    if (this.isAtEnd(world)) {
      this.pause();
      this.events.ended();
    } else if (this.playing) {
      const isBusy = isBehind || this.speed === Infinity || this.aside.length > 0;
      this.schedule(isBusy ? 0 : REST_MS);
    }
  }

  private isAtEnd(world: World): boolean {
    return this.end !== null && world.now >= this.end;
  }
}

/** Runs a world to an instant, bit by bit. */
export function* advancing(world: World, until: Instant): Job {
  const from = world.now;
  const span = Math.max(1, until - from);
  while (world.now < until && world.step(until, BUDGET)) yield (world.now - from) / span;
}

/** The machine of a worker. */
export function workerMachine(): Machine {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return {
    clock: () => performance.now(),
    soon: (work) => {
      waiting.push(work);
      channel.port2.postMessage(null);
    },
    later: (work, delayMs) => void setTimeout(work, delayMs),
  };
}
