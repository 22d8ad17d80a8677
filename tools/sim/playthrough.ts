import type { Credential, Outcome, Params } from '../../src/gateway/call.ts';
import { evaluate } from '../../src/lessons/expression.ts';
import { HiddenWorlds } from '../../src/lessons/replay/hidden-worlds.ts';
import { Mission } from '../../src/lessons/mission.ts';
import { rehearseTask } from '../../src/lessons/replay/rehearsals.ts';
import type { ReplayTask } from '../../src/lessons/replay/lab.ts';
import type { ProofStep, Scenario, WorldFile } from '../../src/lessons/schema.ts';
import { worldSpecOf } from '../../src/lessons/spec.ts';
import { toldOn } from '../../src/lessons/twin.ts';
import { lensOf, pageMinutes, pinValueOf } from '../../src/lessons/world-lens.ts';
import { HOUR_MS } from '../../src/kernel/clock.ts';
import { recordsBetween } from '../../src/services/cloudtrail/views/records-between.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import type { WorldState } from '../../src/world/state.ts';
import { deliveredMessages } from '../../src/world/views/messages.ts';
import { trailReader } from '../../src/world/views/record.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';

/** Proofs need the story, not two weeks before it. */
const HISTORY_DAYS = 0.3;
/** How often a quiet week is looked at. */
const QUIET_STEP_HOURS = 3;

/** A scenario being played by steps of a proof file. */
export class Playthrough {
  readonly world: World;
  readonly mission: Mission;
  private readonly told: { scenario: Scenario; world: WorldFile };
  private readonly hidden: HiddenWorlds;
  private readonly credential: Credential;

  /** `hidden`: of another playthrough of the same story, whose recordings are used again. */
  constructor(
    told: { scenario: Scenario; world: WorldFile; hidden?: HiddenWorlds },
    opening: WorldState,
  ) {
    this.world = restoreWorld(opening, FITTINGS);
    const scenario = toldOn(told.scenario, this.world.state.seed);
    this.told = { scenario, world: told.world };
    this.hidden = told.hidden ?? new HiddenWorlds(this.told, FITTINGS);
    this.mission = new Mission(scenario, {
      lens: () => lensOf(this.world),
      valueOf: (pin) => pinValueOf(this.world, pin),
    });
    this.credential = this.signIn();
  }

  /** Does the steps at their minutes, and lets the story run to its end. */
  play(steps: readonly ProofStep[]): void {
    for (const step of [...steps].sort((a, b) => a.at - b.at)) {
      this.advance(step.at);
      this.take(step);
      this.mission.observe();
    }
    this.advance(this.told.scenario.story.minutes);
  }

  /** Judges every goal; alarms are tried against recordings of the hidden worlds. */
  check(): Promise<void> {
    return this.judge((task) => this.hidden.run(this.world, task));
  }

  /** The same, the hidden worlds lived again. */
  checkLived(): Promise<void> {
    return this.judge((task) => rehearseTask(this.world, this.told, task));
  }

  private judge(run: (task: ReplayTask) => Generator<number, number[]>): Promise<void> {
    return this.mission.check(
      (_, tasks) => Promise.resolve(tasks.map((task) => finish(run(task)))),
      () => undefined,
    );
  }

  /** How each goal stands, in words, for a failing test to show. */
  tell(): string {
    const { outcome, results, feedback } = this.mission.session;
    const goals = results.map(({ id, status, words }) => `${id}: ${status} ${words}`);
    return [outcome, ...goals, `feedback: ${feedback.map((f) => f.id).join(', ')}`].join('\n');
  }

  look(call: string, params: Params = {}, region?: string): Outcome {
    return this.world.peek({ ...target(call), params, region });
  }

  advance(minute: number): void {
    const { start } = this.world.state.spec;
    const until = start + minute * 60_000;
    while (this.world.now < until) {
      this.world.advance(Math.min(until, this.world.now + 120_000));
      this.mission.observe();
    }
  }

  private take(step: ProofStep): void {
    if ('call' in step) return this.call(step);
    if ('confirm' in step) return this.confirm(step.confirm);
    if ('pin' in step) return this.pin(step);
    if ('claim' in step) {
      this.mission.send({ type: 'claim', id: step.claim, answer: step.answer });
    }
  }

  private call(step: Extract<ProofStep, { call: string }>): void {
    const outcome = this.world.submit({
      ...target(step.call),
      region: step.region ?? 'eu-west-1',
      params: step.with ?? {},
      credential: this.credential,
      via: 'console',
      userAgent: 'AWS Internal',
      sourceIp: this.told.world.learner.from,
    });
    if (!outcome.ok && !step.fails) {
      throw new Error(`${step.call}: ${outcome.error.code}: ${outcome.error.message}`);
    }
  }

  private confirm(topic: string): void {
    const found = deliveredMessages(this.world).find(({ delivery }) => {
      return delivery.confirmationToken !== undefined && delivery.topicArn?.endsWith(`:${topic}`);
    });
    if (!found) throw new Error(`no mail asks to confirm ${topic}`);
    const { topicArn: TopicArn, confirmationToken: Token } = found.delivery;
    this.world.submit({
      ...target('sns.ConfirmSubscription'),
      region: found.region,
      params: { TopicArn, Token },
      credential: { kind: 'anonymous' },
      via: 'console',
      userAgent: this.told.world.learner.agent,
      sourceIp: this.told.world.learner.from,
    });
  }

  private pin({ pin: match, max = 1, optional }: Extract<ProofStep, { pin: string }>): void {
    const from = this.world.state.spec.start;
    const records = recordsBetween(trailReader(this.world), { from }).filter((record) =>
      evaluate(match, record),
    );
    if (records.length === 0 && !optional) throw new Error(`no visible record matches ${match}`);
    for (const record of records.slice(0, max)) {
      const { eventID } = record as { eventID: string };
      const pin = { id: eventID, kind: 'record', ref: eventID, at: this.world.now } as const;
      this.mission.send({ type: 'pin', pin: { ...pin, title: match, detail: '' } });
    }
  }

  private signIn(): Credential {
    const { user, password, from, agent } = this.told.world.learner;
    const outcome = this.world.submit({
      ...target('signin.ConsoleLogin'),
      region: 'us-east-1',
      params: { UserName: user, Password: password },
      credential: { kind: 'anonymous' },
      via: 'console',
      userAgent: agent,
      sourceIp: from,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const keys = outcome.result['Credentials'] as { AccessKeyId: string; SessionToken: string };
    return { kind: 'key', accessKeyId: keys.AccessKeyId, sessionToken: keys.SessionToken };
  }
}

/** The world of a scenario on a seed, standing at the opening of its story. */
export function opening(scenario: Scenario, world: WorldFile, seed: number): WorldState {
  const opened = openWorld(
    worldSpecOf(scenario, world, { seed, historyDays: HISTORY_DAYS }),
    seed,
    FITTINGS,
  );
  opened.advance(opened.state.spec.start);
  return opened.snapshot();
}

/** A week without the incident in which the learner does nothing: what it raises all the same. */
export function quietWeek(told: { scenario: Scenario; world: WorldFile }, seed: number) {
  const { scenario } = told;
  const wish = { seed, historyDays: HISTORY_DAYS, quiet: true };
  const world = openWorld(worldSpecOf(scenario, told.world, wish), seed, FITTINGS);
  const mission = new Mission(scenario, {
    lens: () => lensOf(world),
    valueOf: (pin) => pinValueOf(world, pin),
  });
  const met = new Set<string>();
  const { start } = world.state.spec;
  for (let hours = 0; hours <= 7 * 24; hours += QUIET_STEP_HOURS) {
    world.advance(start + hours * HOUR_MS);
    mission.observe();
    for (const { goal, result } of mission.read().goals) {
      if (result.status === 'met') met.add(goal.id);
    }
  }
  const feedback = mission.session.feedback.map((note) => note.id);
  return { met: [...met], feedback, pages: pageMinutes(world) };
}

function finish<T>(run: Generator<number, T>): T {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function target(call: string): { service: string; operation: string } {
  const dot = call.indexOf('.');
  return { service: call.slice(0, dot), operation: call.slice(dot + 1) };
}
