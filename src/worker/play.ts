/** One world being played: what belongs to it besides its state. */
import type { Outcome } from '../gateway/call.ts';
import type { JournalEntry } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { KeptWorld } from '../storage/kept.ts';
import type { ApiRequest, Instant, ScenarioRef } from './protocol.ts';
import type { Learner, MissionSession, Story } from './story/story.ts';
import type { BranchName, OldBranch, Redone, Timeline } from './time/timeline.ts';

const RECEIPTS_KEPT = 500;

/** A call the learner made and its answer, for the drawer that explains it. */
export interface Receipt {
  readonly callId: string;
  readonly at: Instant;
  readonly request: ApiRequest & { readonly region: string };
  readonly outcome: Outcome;
}

export interface Play {
  readonly story: Story;
  readonly seed: number;
  readonly scenario: ScenarioRef;
  /** Signs in again when the console session runs out. */
  learner: Learner;
  readonly timeline: Timeline;
  world: World;
  mission: MissionSession | null;
  readonly receipts: Receipt[];
  readonly readMessages: Set<string>;
  /** The row this world is kept in. */
  saveId: string;
}

/** What is kept beside the acts: who the learner is, what the mission knows, what was read. */
export interface KeptDetail {
  readonly learner: Learner;
  readonly mission: unknown;
  readonly readMessages: readonly string[];
  /** What the present branch is called; a save of long ago does not say. */
  readonly branch?: Partial<BranchName>;
}

export function scenarioRef(story: Story, seed: number): ScenarioRef {
  const { card, start, historyDays, end } = story;
  return {
    id: card.id,
    title: card.title,
    version: card.version,
    seed,
    start,
    end,
    historyFrom: start - historyDays * 86_400_000,
  };
}

export function noteReceipt(play: Play, receipt: Receipt): void {
  play.receipts.push(receipt);
  if (play.receipts.length > RECEIPTS_KEPT) play.receipts.shift();
}

/**
 * A call made again on the way back to a kept world: its receipt needs no storing. Acts that are in
 * a kept snapshot already are not done again, and have none.
 */
export function noteRedone(play: Play, { callId, entry, outcome }: Redone): void {
  const { at, request: asked } = entry;
  // Sign-ins and links that were followed are acts, but no calls of the pages.
  if (asked.credential.kind !== 'key') return;
  const { service, operation, params, region } = asked;
  noteReceipt(play, { callId, at, request: { service, operation, params, region }, outcome });
}

/** The row that describes a world as it stands. */
export function describePlay(
  play: Play,
  row: Pick<KeptWorld, 'id' | 'name' | 'automatic' | 'code' | 'savedAt'>,
): KeptWorld {
  const { scenario, world, timeline } = play;
  const detail: KeptDetail = {
    learner: play.learner,
    mission: play.mission?.kept() ?? null,
    readMessages: [...play.readMessages],
    branch: timeline.name,
  };
  return {
    ...row,
    scenario: scenario.id,
    version: scenario.version,
    seed: scenario.seed,
    title: scenario.title,
    start: scenario.start,
    end: scenario.end,
    historyFrom: scenario.historyFrom,
    now: world.now,
    acts: world.state.journal.length,
    snapshot: null,
    branches: timeline.oldBranches,
    mission: detail,
  };
}

export function keptDetail(kept: KeptWorld): KeptDetail | null {
  const detail = kept.mission as KeptDetail | null;
  return detail && typeof detail === 'object' && detail.learner ? detail : null;
}

/** What the present branch was called; null in saves that do not say. */
export function keptName(kept: KeptWorld): BranchName | null {
  const { label, from } = keptDetail(kept)?.branch ?? {};
  return typeof label === 'string' && Number.isFinite(from) ? { label, from: from! } : null;
}

export function keptBranches(kept: KeptWorld): OldBranch[] {
  return kept.branches.map((branch) => ({ ...branch, acts: branch.acts as JournalEntry[] }));
}
