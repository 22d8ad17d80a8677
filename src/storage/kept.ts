/** What is kept of a learner: worlds, acts, progress. Plain data; nothing here knows Dexie. */
import type { KeptShell } from '../shell/ports.ts';

/** A world as a list shows it and as a restart needs it. */
export interface KeptWorld {
  readonly id: string;
  readonly name: string;
  readonly scenario: string;
  readonly version: number;
  readonly seed: number;
  readonly title: string;
  /** Simulated instants, epoch milliseconds. */
  readonly start: number;
  readonly end: number | null;
  readonly historyFrom: number;
  readonly now: number;
  /** Real time, epoch milliseconds. */
  readonly savedAt: number;
  readonly automatic: boolean;
  /** Which code of the world wrote it: the same code replays it to the same bytes. */
  readonly code: string;
  /** How many acts its journal holds. */
  readonly acts: number;
  readonly snapshot: KeptSnapshot | null;
  readonly branches: readonly KeptBranch[];
  /** What the lesson knows: goals met, hints taken, pins. */
  readonly mission: unknown;
}

export interface KeptSnapshot {
  /** How many acts are already in it. */
  readonly acts: number;
  readonly at: number;
}

/** Another way the story went, told by its acts. */
export interface KeptBranch {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly tip: number;
  readonly acts: readonly unknown[];
}

/** One act of a world's journal. */
export interface KeptAct {
  readonly world: string;
  readonly index: number;
  readonly act: unknown;
}

/** The shell of a world: its files and what was typed. */
export interface KeptShellRow extends KeptShell {
  readonly world: string;
}

export type Outcome = 'started' | 'watched' | 'solved-with-help' | 'solved';

export interface KeptProgress {
  readonly scenario: string;
  readonly outcome: Outcome;
  /** Real time of the last change. */
  readonly at: number;
  readonly detail: unknown;
}

/** What a person wrote about a scenario for themselves. */
export interface KeptNote {
  readonly about: string;
  readonly text: string;
}

const RANKS: readonly Outcome[] = ['started', 'watched', 'solved-with-help', 'solved'];

export function isOutcome(value: unknown): value is Outcome {
  return RANKS.includes(value as Outcome);
}

/** Of two records of one scenario, the one that shows more; of equals, the later. */
export function betterProgress(a: KeptProgress, b: KeptProgress): KeptProgress {
  const gain = RANKS.indexOf(b.outcome) - RANKS.indexOf(a.outcome);
  return gain > 0 || (gain === 0 && b.at > a.at) ? b : a;
}
