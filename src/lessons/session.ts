import type { Instant } from '../kernel/clock.ts';

/** What a learner pinned. `ref` is an eventID, an alarm name, or series and instant. */
export interface Pin {
  readonly id: string;
  readonly kind: 'record' | 'datapoint' | 'alarm' | 'log' | 'claim';
  readonly ref: string;
  readonly at: Instant;
  readonly title: string;
  readonly detail: string;
}

export type Claim = 'true' | 'false' | 'unknown';

/** How a configuration did over one hidden seed. */
export interface ReplayRun {
  readonly seed: number;
  readonly kind: 'incident' | 'quiet';
  /** Pages sent, in minutes after the story opens. */
  readonly pagesAtMinutes: readonly number[];
  /** Minutes from the incident's start to the first page inside it; null when there was none. */
  readonly detectMinutes: number | null;
}

/** The sum of a replay, as goals and prose use it. */
export interface ReplayReport {
  readonly runs: readonly ReplayRun[];
  readonly incidents: number;
  readonly caught: number;
  readonly late: number;
  readonly missed: number;
  /** Minutes over the limit, in the slowest run that was late. */
  readonly worstLateMinutes: number;
  readonly medianDetectMinutes: number | null;
  readonly falsePages: number;
  readonly falsePagesPerWeek: number;
  readonly mostPagesPerIncident: number;
  readonly met: boolean;
  /** What is missing, in words; what was achieved when nothing is. */
  readonly words: string;
}

export type GoalStatus = 'open' | 'met' | 'unmet';

export interface GoalResult {
  readonly id: string;
  readonly status: GoalStatus;
  readonly words: string;
}

export interface TakenHint {
  readonly id: string;
  readonly at: Instant;
}

export interface GivenFeedback {
  readonly id: string;
  readonly at: Instant;
  readonly title: string;
  readonly text: string;
  readonly proofAt: Instant | null;
  /** The page that shows the datum, as it stood when the note was given. */
  readonly proofRoute?: string | null;
}

/** A try went wrong and the learner was told, or the learner looked long without new evidence. */
export type HintsOpenedBy = 'try' | 'wait';

/** The three results kept apart, and that none is reached yet. */
export type MissionOutcome = 'open' | 'solved' | 'solved-with-help' | 'watched';

/** What a mission keeps: plain data, saved with the world. */
export interface Session {
  readonly scenarioId: string;
  readonly pins: readonly Pin[];
  readonly claims: Readonly<Record<string, Claim>>;
  readonly hints: readonly TakenHint[];
  /** Why hints are on offer; null while they are not. */
  readonly hintsOpenedBy?: HintsOpenedBy | null;
  readonly feedback: readonly GivenFeedback[];
  readonly results: readonly GoalResult[];
  readonly replays: Readonly<Record<string, ReplayReport>>;
  readonly outcome: MissionOutcome;
  readonly solutionShown: boolean;
  readonly checks: number;
  readonly predictions: Readonly<Record<string, number>>;
}

export function newSession(scenarioId: string): Session {
  return {
    scenarioId,
    pins: [],
    claims: {},
    hints: [],
    hintsOpenedBy: null,
    feedback: [],
    results: [],
    replays: {},
    outcome: 'open',
    solutionShown: false,
    checks: 0,
    predictions: {},
  };
}
