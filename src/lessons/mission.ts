import { createActor, type Actor, type Snapshot } from 'xstate';
import { gatherFacts, type Facts } from './facts.ts';
import { gradeEvidence, type PinValue } from './graders/evidence.ts';
import { gradeReplay } from './graders/replay.ts';
import { gradeState } from './graders/state.ts';
import { dueFeedback, fittingHints, offeredHints } from './guidance.ts';
import { couldPage, replayRun, replayTasks, type Lab } from './replay/lab.ts';
import { withInstants, type Lens } from './lens.ts';
import type { Goal, GradeOf, Hint, Scenario } from './schema.ts';
import { sessionMachine, type SessionEvent } from './session.machine.ts';
import type { GoalResult, ReplayReport, Session } from './session.ts';

/** A goal, a hint and a claim as the mission panel shows them. */
export interface MissionReading {
  readonly session: Session;
  readonly goals: readonly { goal: Goal; result: GoalResult }[];
  readonly hints: readonly { hint: Hint; status: 'locked' | 'offered' | 'taken' }[];
  readonly checking: boolean;
}

/**
 * A scenario being played: what the learner pinned, claimed and was told, judged over a lens on
 * the world. It changes nothing in the world.
 */
export class Mission {
  readonly scenario: Scenario;
  private readonly lens: () => Lens;
  private readonly valueOf: PinValue;
  private readonly actor: Actor<typeof sessionMachine>;

  constructor(scenario: Scenario, world: { lens: () => Lens; valueOf: PinValue }, saved?: unknown) {
    this.scenario = scenario;
    this.lens = world.lens;
    this.valueOf = world.valueOf;
    const input = { scenarioId: scenario.id };
    const snapshot = saved as Snapshot<unknown> | undefined;
    this.actor = createActor(sessionMachine, { input, snapshot });
    this.actor.start();
  }

  get session(): Session {
    return this.actor.getSnapshot().context;
  }

  /** Plain data for a save. */
  saved(): Snapshot<unknown> {
    return this.actor.getPersistedSnapshot();
  }

  send(event: SessionEvent): void {
    this.actor.send(event);
  }

  facts(): Facts {
    const { pins, claims, replays } = this.session;
    return gatherFacts(this.lens(), { pins, claims, replays });
  }

  /** Gives the feedback that has become due. Call after acts, checks and alarm transitions. */
  observe(): void {
    const { now, opensAt } = this.lens();
    const facts = this.facts();
    for (const given of dueFeedback(this.scenario, this.session, { facts, now, opensAt })) {
      this.send({ type: 'feedback', given });
    }
  }

  read(): MissionReading {
    const { session } = this;
    const facts = this.facts();
    const offered = offeredHints(this.scenario, session, facts);
    const taken = new Set(session.hints.map((hint) => hint.id));
    const statusOf = (id: string) =>
      taken.has(id) ? 'taken' : offered.has(id) ? 'offered' : ('locked' as const);
    return {
      session,
      goals: this.scenario.goals.map((goal) => ({ goal, result: this.liveResult(goal, facts) })),
      hints: fittingHints(this.scenario, session, facts).map((hint) => ({
        hint,
        status: statusOf(hint.id),
      })),
      checking: this.actor.getSnapshot().matches('checking'),
    };
  }

  /** Opens every worked step: a labelled act of its own. */
  showSolution(): void {
    this.send({ type: 'solution' });
    const { now: at } = this.lens();
    for (const hint of this.scenario.hints) {
      if (hint.rung === 4) this.send({ type: 'hint', hint: { id: hint.id, at }, worked: true });
    }
  }

  takeHint(id: string): void {
    const hint = this.scenario.hints.find((one) => one.id === id);
    if (!hint) return;
    const { now: at } = this.lens();
    this.send({ type: 'hint', hint: { id, at }, worked: hint.rung === 4 });
  }

  /** Judges every goal. Replays run in the lab, which may take a few seconds. */
  async check(lab: Lab, onProgress: (share: number) => void): Promise<void> {
    this.send({ type: 'check' });
    try {
      const facts = this.facts();
      const replays: Record<string, ReplayReport> = {};
      for (const goal of this.scenario.goals) {
        if (goal.grade.kind !== 'replay') continue;
        replays[goal.id] = await this.replay(lab, { grade: goal.grade, facts, onProgress });
      }
      const results = this.scenario.goals.map((goal) => this.judge(goal, { ...facts, replays }));
      const solved = this.scenario.goals.every(
        (goal, i) => goal.optional || results[i]!.status === 'met',
      );
      this.send({ type: 'checked', results, replays, solved });
    } catch (error) {
      this.send({ type: 'failed' });
      throw error;
    }
    this.observe();
  }

  private async replay(
    lab: Lab,
    of: { grade: GradeOf<'replay'>; facts: Facts; onProgress: (share: number) => void },
  ): Promise<ReplayReport> {
    const { grade, facts, onProgress } = of;
    const tasks = replayTasks(grade, facts);
    const pages = couldPage(facts)
      ? await lab(this.scenario, tasks, (done) => onProgress(done / tasks.length))
      : [];
    const runs = tasks.map((task, i) => replayRun(task, pages[i] ?? [], grade));
    return gradeReplay(grade, runs);
  }

  private judge(goal: Goal, facts: Facts): GoalResult {
    const { id, grade } = goal;
    if (grade.kind === 'evidence') return { id, ...gradeEvidence(grade, facts, this.valueOf) };
    if (grade.kind === 'replay') {
      const report = facts.replays[id];
      if (!report) return { id, status: 'open', words: '' };
      return { id, status: report.met ? 'met' : 'unmet', words: report.words };
    }
    return { id, ...gradeState(grade, { ...facts, looks: this.looks(grade) }) };
  }

  /** State goals are judged as the world moves; the others keep the last check's word. */
  private liveResult(goal: Goal, facts: Facts): GoalResult {
    const last = this.session.results.find((result) => result.id === goal.id);
    if (goal.grade.kind !== 'state') return last ?? { id: goal.id, status: 'open', words: '' };
    const live = this.judge(goal, facts);
    return live.status === 'unmet' && !last ? { ...live, status: 'open' } : live;
  }

  private looks(grade: GradeOf<'state'>): Record<string, unknown> {
    const lens = this.lens();
    const entries = Object.entries(grade.looks ?? {}).map(([name, look]) => {
      const dot = look.call.indexOf('.');
      const outcome = lens.peek({
        service: look.call.slice(0, dot),
        operation: look.call.slice(dot + 1),
        params: withInstants(look.with ?? {}, lens.now),
        region: look.region,
      });
      return [name, outcome.ok ? outcome.result : { error: outcome.error }] as const;
    });
    return Object.fromEntries(entries);
  }
}
