import type { Facts } from '../facts.ts';
import type { Scenario, GradeOf } from '../schema.ts';
import type { ReplayRun } from '../session.ts';

/** A world that no learner sees. */
export interface HiddenWorld {
  readonly seed: number;
  readonly kind: ReplayRun['kind'];
  /** Simulated minutes after the story opens at which the run ends. */
  readonly untilMinute: number;
}

/** One hidden world to run a learner's configuration in. */
export interface ReplayTask extends HiddenWorld {
  /** Residents and services the configuration cannot notice. */
  readonly without: readonly string[];
}

/** The worlds a replay grade asks for: incidents first, which are short. */
export function hiddenWorlds({ incidents, quiet }: GradeOf<'replay'>): HiddenWorld[] {
  const { runUntil } = incidents;
  const weekMinutes = quiet.days * 24 * 60;
  return [
    ...incidents.seeds.map((seed) => ({ seed, kind: 'incident', untilMinute: runUntil }) as const),
    ...quiet.seeds.map((seed) => ({ seed, kind: 'quiet', untilMinute: weekMinutes }) as const),
  ];
}

/** The runs a replay grade asks for, with whom it can do without. */
export function replayTasks(grade: GradeOf<'replay'>, facts: Facts): ReplayTask[] {
  const without = unneeded(facts);
  return hiddenWorlds(grade).map((world) => ({ ...world, without }));
}

/** Without an alarm of one's own that tells somebody, no hidden day needs to be lived. */
export function couldPage(facts: Facts): boolean {
  return facts.alarms.some((alarm) => alarm.isMine && alarm.actions.length > 0);
}

/** Namespaces that people's calls feed, by the trail, by usage counts or by log filters. */
const FED_BY_CALLS = ['AWS/Usage', 'AWS/Logs', 'AWS/SNS'];

/** Namespaces of what serves requests first: nothing that comes after it acts back on it. */
const FRONT = ['AWS/EC2', 'AWS/EBS', 'AWS/ApplicationELB', 'AWS/AutoScaling'];
const BEHIND = ['cloudtrail', 's3', 'lambda', 'sqs', 'rds', 'dynamodb'];

/** Alarms on machines need no people and nothing behind them, alarms on people no traffic. */
function unneeded(facts: Facts): string[] {
  const watched = facts.alarms.filter((alarm) => alarm.isMine && alarm.actions.length > 0);
  if (watched.every(({ usesMath, namespace }) => !usesMath && FRONT.includes(namespace))) {
    return ['cast', ...BEHIND];
  }
  const isFedByCalls = (namespace: string) =>
    FED_BY_CALLS.includes(namespace) || !namespace.startsWith('AWS/');
  const calls = watched.some((alarm) => alarm.usesMath || isFedByCalls(alarm.namespace));
  const load = watched.some((alarm) => alarm.usesMath || !isFedByCalls(alarm.namespace));
  return [...(calls ? [] : ['cast']), ...(load ? [] : ['traffic'])];
}

/** Pages of one run as a grade counts them. */
export function replayRun(
  task: ReplayTask,
  pagesAtMinutes: readonly number[],
  { incidents }: GradeOf<'replay'>,
): ReplayRun {
  const inside = pagesAtMinutes.filter((at) => at >= incidents.start && at <= incidents.end);
  const first = inside.length > 0 ? Math.min(...inside) : null;
  const detectMinutes = first === null ? null : Math.round((first - incidents.start) * 10) / 10;
  const { seed, kind } = task;
  return { seed, kind, pagesAtMinutes, detectMinutes: kind === 'incident' ? detectMinutes : null };
}

/** Runs the tasks and answers when each page was sent, in minutes; the worker provides it. */
export type Lab = (
  scenario: Scenario,
  tasks: readonly ReplayTask[],
  onProgress: (done: number) => void,
) => Promise<readonly (readonly number[])[]>;
