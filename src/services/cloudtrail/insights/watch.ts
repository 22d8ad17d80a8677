import type { Instant } from '../../../kernel/clock.ts';
import type { TrailRecord } from '../records/render.ts';
import {
  addCall,
  baselineOf,
  closeUntil,
  emptyCounts,
  recentOf,
  type ApiCounts,
} from './counts.ts';
import { averageOf, judge, QUIET_MINUTES, WARM_UP_MS, WINDOW_MINUTES } from './law.ts';

export type InsightType = 'ApiCallRateInsight' | 'ApiErrorRateInsight';

/** What Insights counts in one Region. */
export interface InsightWatch {
  /** Minutes since 1970 from which on the counts are complete. */
  readonly since: number;
  /** Nothing is reported before this instant. */
  readonly reportsFrom: Instant;
  readonly rates: Map<string, WatchedApi>;
  readonly errors: Map<string, WatchedApi>;
}

export interface WatchedApi {
  readonly type: InsightType;
  readonly source: string;
  readonly name: string;
  readonly errorCode: string;
  readonly counts: ApiCounts;
  open: OpenInsight | null;
}

/** An insight that has started and not ended. Minutes are minutes since 1970. */
export interface OpenInsight {
  readonly sharedId: string;
  readonly start: number;
  readonly baselineAverage: number;
  lastUnusual: number;
}

/** An insight event as it was delivered. Frozen. */
export interface InsightEvent {
  readonly id: string;
  readonly sharedId: string;
  readonly at: Instant;
  readonly visibleAt: Instant;
  readonly type: InsightType;
  readonly source: string;
  readonly name: string;
  readonly record: TrailRecord;
}

/** A start or an end that the law has found. */
export interface Finding {
  readonly api: WatchedApi;
  readonly state: 'Start' | 'End';
  readonly insight: OpenInsight;
  /** Minutes of unusual activity. */
  readonly duration: number;
}

const MINUTE = 60_000;

export function emptyWatch(now: Instant, since: Instant): InsightWatch {
  return {
    since: Math.ceil(since / MINUTE),
    reportsFrom: now + WARM_UP_MS,
    rates: new Map(),
    errors: new Map(),
  };
}

/** Counts one management record: writes for the call rate, failures for the error rate. */
export function countRecord(
  watch: InsightWatch,
  call: { at: Instant; source: string; name: string; isRead: boolean; errorCode: string },
): void {
  const minute = Math.floor(call.at / MINUTE);
  if (!call.isRead) addCall(apiOf(watch, 'ApiCallRateInsight', { ...call, errorCode: '' }), minute);
  if (call.errorCode !== '') addCall(apiOf(watch, 'ApiErrorRateInsight', call), minute);
}

/** Judges the minutes that ended before `now`; cost grows with APIs in use, not with calls. */
export function judgeMinute(
  watch: InsightWatch,
  now: Instant,
  newId: (index: number) => string,
): Finding[] {
  const minute = Math.floor(now / MINUTE);
  const findings: Finding[] = [];
  for (const map of [watch.rates, watch.errors]) {
    for (const api of map.values()) {
      if (isIdle(api)) continue;
      closeUntil(api.counts, minute);
      const found = step(api, watch, { minute, now, newId: () => newId(findings.length) });
      if (found) findings.push(found);
    }
  }
  return findings;
}

/** Nothing in the last five minutes and nothing open: its rings move when the next call comes. */
function isIdle({ open, counts }: WatchedApi): boolean {
  return !open && counts.count === 0 && counts.recent.every((count) => count === 0);
}

function step(
  api: WatchedApi,
  watch: InsightWatch,
  { minute, now, newId }: { minute: number; now: Instant; newId: () => string },
): Finding | null {
  const last = minute - 1;
  const recent = recentOf(api.counts);
  if (!api.open && recent.count === 0) return null;
  const baseline = baselineOf(api.counts, watch.since);
  const verdict = judge(recent, baseline);
  if (api.open) {
    if (verdict === 'minute') api.open.lastUnusual = last;
    if (last - api.open.lastUnusual < QUIET_MINUTES) return null;
    const insight = api.open;
    api.open = null;
    return { api, state: 'End', insight, duration: insight.lastUnusual - insight.start + 1 };
  }
  if (verdict === null || now < watch.reportsFrom) return null;
  const duration = verdict === 'minute' ? 1 : WINDOW_MINUTES;
  const insight: OpenInsight = {
    sharedId: newId(),
    start: last - duration + 1,
    baselineAverage: averageOf(baseline),
    lastUnusual: last,
  };
  api.open = insight;
  return { api, state: 'Start', insight, duration };
}

function apiOf(
  watch: InsightWatch,
  type: InsightType,
  call: { at: Instant; source: string; name: string; errorCode: string },
): ApiCounts {
  const map = type === 'ApiCallRateInsight' ? watch.rates : watch.errors;
  const { source, name, errorCode } = call;
  const key = `${source}/${name}/${errorCode}`;
  let api = map.get(key);
  if (!api) {
    const counts = emptyCounts(Math.floor(call.at / MINUTE));
    map.set(key, (api = { type, source, name, errorCode, counts, open: null }));
  }
  return api.counts;
}
