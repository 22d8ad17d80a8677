import type { Instant } from '../../../kernel/clock.ts';
import type { InsightEvent, InsightType } from '../insights/watch.ts';
import type { TrailRecord } from '../records/render.ts';
import type { TrailReader } from './types.ts';

interface Share {
  readonly value: string;
  readonly average: number;
}

export interface InsightRow {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant | null;
  readonly eventName: string;
  readonly eventSource: string;
  readonly type: InsightType;
  readonly errorCode: string | null;
  /** Calls (or errors) per minute. */
  readonly baseline: number;
  readonly observed: number;
  readonly attributions: readonly {
    readonly attribute: string;
    readonly insight: readonly Share[];
    readonly baseline: readonly Share[];
  }[];
  readonly record: TrailRecord;
}

interface Details {
  readonly state: 'Start' | 'End';
  readonly errorCode?: string;
  readonly insightContext: {
    readonly statistics: {
      readonly baseline: { readonly average: number };
      readonly insight: { readonly average: number };
    };
    readonly attributions: InsightRow['attributions'];
  };
}

/** Insights that have been delivered, start and end joined, newest first. */
export function insightRows(reader: TrailReader, region?: string): InsightRow[] {
  const regions = region === undefined ? reader.regions() : [region];
  return regions
    .filter((where) => reader.regions().includes(where))
    .flatMap((where) => rowsOf(reader.stateIn(where).insights, reader.now))
    .sort((a, b) => b.start - a.start);
}

function rowsOf(events: readonly InsightEvent[], now: Instant): InsightRow[] {
  const visible = events.filter(({ visibleAt }) => visibleAt <= now);
  const ends = new Map(
    visible
      .filter((event) => detailsOf(event).state === 'End')
      .map((event) => [event.sharedId, event]),
  );
  return visible
    .filter((event) => detailsOf(event).state === 'Start')
    .map((start) => rowOf(start, ends.get(start.sharedId)));
}

function rowOf(start: InsightEvent, end: InsightEvent | undefined): InsightRow {
  const latest = end ?? start;
  const { errorCode = null, insightContext } = detailsOf(latest);
  const { statistics, attributions } = insightContext;
  return {
    id: start.id,
    start: start.at,
    end: end?.at ?? null,
    eventName: start.name,
    eventSource: start.source,
    type: start.type,
    errorCode,
    baseline: statistics.baseline.average,
    observed: statistics.insight.average,
    attributions,
    record: latest.record,
  };
}

function detailsOf(event: InsightEvent): Details {
  return event.record['insightDetails'] as Details;
}
