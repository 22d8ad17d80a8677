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
 * another. Between slices whoever waits with a call is served.
 */
export class Runner {
  world: World | null = null;
  /** Playing stops here. */
  end: Instant | null = null;
  progress: number | null = null;
  private readonly machine: Machine;
  private readonly events: RunnerEvents;
  private readonly pace: Pace;
  private playing = false;
  private isBroken = false;
  private isScheduled = false;
  private readonly jobs: Running[] = [];

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
  }

  /** Runs a job to its end; jobs queue. Rejects where the job throws; the world is broken then. */
  run(job: Job): Promise<void> {
    return new Promise((done, failed) => {
      this.jobs.push({ job, done, failed });
      this.schedule(0);
    });
  }

  /** Moves to an instant as fast as it can, whatever the pace. */
  advanceTo(until: Instant): Promise<void> {
    const { world } = this;
    return world ? this.run(advancing(world, until)) : Promise.resolve();
  }

  /**
   * Acts on the world between two instants' worth of work: what is due now is done first, so that
   * a replay finds the same place again.
   */
  act<T>(work: (world: World) => T): T {
    const { world } = this;
    if (!world || this.isBroken) throw new Error('There is no running world.');
    try {
      world.advance(world.now);
      return work(world);
    } catch (error) {
      this.stop(error);
      throw error;
    }
  }

  stop(error: unknown): void {
    this.playing = false;
    this.isBroken = true;
    this.events.broke(error);
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
    if (this.jobs.length > 0) this.workUntil(end);
    else if (this.playing && this.world) this.playUntil(this.world, end);
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
    if (this.jobs.length > 0 || this.playing) this.schedule(0);
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
      this.schedule(isBehind || this.speed === Infinity ? 0 : REST_MS);
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
