/**
 * What the worker needs of whoever tells stories: which there are, the world each is played in, who
 * the learner is there, and how a mission is judged. `src/lessons` provides it.
 */
import type { CallRequest, Credential, Look, Outcome } from '../../gateway/call.ts';
import type { JournalEntry, WorldSpec, WorldState } from '../../world/state.ts';
import type { Scenario, WorldFile } from '../../lessons/schema.ts';
import type { World } from '../../world/world.ts';
import type {
  Identity,
  Instant,
  Mission,
  MissionSummary,
  ScenarioCard,
  ScenarioRef,
} from '../protocol.ts';

export type StoryCard = Omit<ScenarioCard, 'progress'>;

/** The learner at the console: what each of their calls carries. */
export interface Learner {
  readonly identity: Identity;
  readonly credential: Credential;
  readonly userAgent: string;
  readonly sourceIp: string;
}

export interface Story {
  readonly card: StoryCard;
  /** What is played; null where nothing is (the sandbox). */
  readonly scenario: Scenario | null;
  /** The account it is played in. */
  readonly file: WorldFile;
  /** Where the story opens. */
  readonly start: Instant;
  readonly historyDays: number;
  readonly homeRegion: string;
  /** The world of a seed. */
  specOf(seed: number): WorldSpec;
  /** Last instant of the story; null where it has no end. */
  readonly end: Instant | null;
  /** Signs the learner in, through the door, in a world that stands at the story's start. */
  signIn(world: World): Learner;
}

/** What a mission may see and do of the world it is played in. */
export interface Ground {
  readonly story: Story;
  readonly scenario: ScenarioRef;
  now(): Instant;
  /** The world as it stands; it is another one after a branch. */
  world(): World;
  peek(look: Look): Outcome;
  /** The journal so far: everything the learner did. */
  journal(): readonly JournalEntry[];
  /** A copy of the world, to try things on. */
  snapshot(): WorldState;
  learner(): Learner;
  /** Does something for the learner (the reference solution), journalled as they would have. */
  act(request: CallRequest): Outcome;
  /** Shows what takes long; null when done. */
  report(busy: { label: string; progress: number | null } | null): void;
  /** Lets the worker breathe: to be awaited between slices of long work. */
  breathe(): Promise<void>;
  /** The state of the mission changed: redraw and save. */
  changed(): void;
}

export interface MissionSession extends Mission {
  summary(): MissionSummary;
  outcome(): 'started' | 'watched' | 'solved-with-help' | 'solved';
  /** Plain data to be kept with the world and given back to `startMission`. */
  kept(): unknown;
  /**
   * Lives the worlds in which a check tries the learner's work, bit by bit, so that the check need
   * not. It may be left at any yield; the next one goes on from there.
   */
  prepare(): Generator<null, void>;
  /** The learner's time has passed without new evidence: hints are offered. */
  waited(): void;
  /** Simulated time has moved; called a few times a second at most. */
  timePassed(): void;
}

export interface Library {
  cards(): Promise<readonly StoryCard[]>;
  /** Null where there is no such story. */
  load(id: string): Promise<Story | null>;
  /** Null where a story has no mission (the sandbox). */
  startMission(ground: Ground, kept: unknown): MissionSession | null;
}
