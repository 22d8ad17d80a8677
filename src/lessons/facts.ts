import type { Params } from '../gateway/call.ts';
import { alarmFacts, type AlarmFact } from './facts/alarms.ts';
import { messageFacts, topicFacts, type MessageFact, type TopicFact } from './facts/topics.ts';
import { minuteOf, peekAll, type Lens } from './lens.ts';
import type { Claim, Pin, ReplayReport } from './session.ts';

/** What expressions of a scenario are evaluated over. Names are part of the file format. */
export interface Facts {
  /** Simulated minutes since the story opened. */
  readonly minute: number;
  readonly alarms: readonly AlarmFact[];
  readonly topics: readonly TopicFact[];
  readonly messages: readonly MessageFact[];
  readonly metricFilters: readonly MetricFilterFact[];
  readonly acts: readonly ActFact[];
  readonly pins: readonly Pin[];
  readonly claims: Readonly<Record<string, Claim>>;
  /** Reports of the last check's replays, by goal. */
  readonly replays: Readonly<Record<string, ReplayReport>>;
  /** Answers of the looks a goal declares. */
  readonly looks: Readonly<Record<string, unknown>>;
}

export interface MetricFilterFact {
  readonly name: string;
  readonly group: string;
  readonly pattern: string;
  readonly namespace: string;
  readonly metric: string;
  readonly isMine: boolean;
}

export interface ActFact {
  readonly minute: number;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly params: Params;
  readonly ok: boolean;
  readonly errorCode: string | null;
}

/** Everything a mission's conditions may ask about, as of now. */
export function gatherFacts(
  lens: Lens,
  own: Pick<Facts, 'pins' | 'claims' | 'replays'>,
  looks: Readonly<Record<string, unknown>> = {},
): Facts {
  const topics = topicFacts(lens);
  return {
    minute: minuteOf(lens, lens.now),
    topics,
    alarms: alarmFacts(lens, topics),
    messages: messageFacts(lens),
    metricFilters: metricFilterFacts(lens),
    acts: lens.acts.map((act) => ({
      minute: minuteOf(lens, act.at),
      service: act.request.service,
      operation: act.request.operation,
      region: act.request.region,
      params: act.request.params,
      ok: act.ok,
      errorCode: act.errorCode,
    })),
    looks,
    ...own,
  };
}

interface MetricFilterAnswer {
  readonly filterName: string;
  readonly logGroupName: string;
  readonly filterPattern?: string;
  readonly creationTime?: number;
  readonly metricTransformations?: readonly { metricNamespace: string; metricName: string }[];
}

function metricFilterFacts(lens: Lens): MetricFilterFact[] {
  const look = { service: 'logs', operation: 'DescribeMetricFilters', params: {} };
  const found = peekAll<MetricFilterAnswer>(lens, look, {
    list: 'metricFilters',
    token: 'nextToken',
  });
  return found.map((filter) => ({
    name: filter.filterName,
    group: filter.logGroupName,
    pattern: filter.filterPattern ?? '',
    namespace: filter.metricTransformations?.[0]?.metricNamespace ?? '',
    metric: filter.metricTransformations?.[0]?.metricName ?? '',
    isMine: (filter.creationTime ?? 0) >= lens.opensAt,
  }));
}
