import { formatSeconds } from '../../../aws/instant.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { TrailRecord } from '../records/render.ts';
import { rowAt } from '../store/row.ts';
import { firstAtOrAfter, type RecordStore } from '../store/store.ts';
import { rowsNamed } from '../lookup/postings.ts';
import { BASELINE_MINUTES } from './law.ts';
import type { Finding, WatchedApi } from './watch.ts';

const MINUTE = 60_000;
const MOST_VALUES = 5;

interface Share {
  readonly value: string;
  readonly average: number;
}

/**
 * The record of an insight's start or end. AWS page: "CloudTrail record contents for Insights
 * events for trails". Averages are calls per minute, attributions at most five values each.
 */
export function insightRecord(
  store: RecordStore,
  { api, state, insight, duration }: Finding,
  place: { account: string; region: string; eventId: string },
): TrailRecord {
  const start = insight.start * MINUTE;
  const end = start + duration * MINUTE;
  const during = sharesOf(store, api, { from: start, to: end, minutes: duration });
  const before = sharesOf(store, api, {
    from: start - BASELINE_MINUTES * MINUTE,
    to: start,
    minutes: BASELINE_MINUTES,
  });
  const isError = api.type === 'ApiErrorRateInsight';
  return Object.freeze({
    eventVersion: '1.07',
    eventTime: formatSeconds(state === 'Start' ? start : end),
    awsRegion: place.region,
    eventID: place.eventId,
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: place.account,
    sharedEventID: insight.sharedId,
    insightDetails: {
      state,
      eventSource: api.source,
      eventName: api.name,
      insightType: api.type,
      ...(isError ? { errorCode: api.errorCode } : {}),
      insightContext: {
        statistics: {
          baseline: { average: rounded(insight.baselineAverage) },
          insight: { average: rounded(during.total / duration) },
          insightDuration: duration,
          baselineDuration: BASELINE_MINUTES,
        },
        attributions: ATTRIBUTES.map((attribute) => ({
          attribute,
          insight: during[attribute],
          baseline: before[attribute],
        })),
      },
    },
    eventCategory: 'Insight',
  });
}

const ATTRIBUTES = ['userIdentityArn', 'userAgent', 'errorCode'] as const;

interface Shares extends Record<(typeof ATTRIBUTES)[number], readonly Share[]> {
  readonly total: number;
}

function sharesOf(
  store: RecordStore,
  api: WatchedApi,
  span: { from: Instant; to: Instant; minutes: number },
): Shares {
  const tallies = ATTRIBUTES.map(() => new Map<string, number>());
  let total = 0;
  const [from, to] = [firstAtOrAfter(store, span.from), firstAtOrAfter(store, span.to)];
  for (const seq of rowsNamed(store, api.name, { from, to })) {
    const row = rowAt(store, seq)!;
    if (row.mark.source !== api.source) continue;
    if (api.type === 'ApiErrorRateInsight' && row.errorCode !== api.errorCode) continue;
    total += 1;
    const { identity } = row;
    const who = identity.arn || identity.invokedBy || identity.principalId;
    const values = [who, row.call.userAgent, row.errorCode || 'null'];
    values.forEach((value, i) => tallies[i]!.set(value, (tallies[i]!.get(value) ?? 0) + 1));
  }
  const [userIdentityArn, userAgent, errorCode] = tallies.map((tally) => top(tally, span.minutes));
  return {
    total,
    userIdentityArn: userIdentityArn!,
    userAgent: userAgent!,
    errorCode: errorCode!,
  };
}

function top(tally: ReadonlyMap<string, number>, minutes: number): Share[] {
  return [...tally]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_VALUES)
    .map(([value, count]) => ({ value, average: rounded(count / minutes) }));
}

function rounded(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}
