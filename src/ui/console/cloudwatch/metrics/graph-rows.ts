/** Rows of a metrics graph, their GetMetricData call, and its answer as series. Pure. */
import type { Series } from '../../../../charts/series.ts';
import { instantOf } from '../../../kit/format/time.ts';
import type { Params } from '../../../../worker/protocol.ts';
import type { Metric } from '../shapes.ts';

export interface GraphRow {
  /** `m1`, `e1`: how expressions refer to it. */
  readonly id: string;
  readonly metric: Metric | null;
  readonly expression: string;
  readonly stat: string;
  readonly visible: boolean;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly periodSeconds: number;
}

export function nextId(rows: readonly GraphRow[], letter: 'm' | 'e'): string {
  const used = new Set(rows.map((row) => row.id));
  let index = 1;
  while (used.has(`${letter}${index}`)) index += 1;
  return `${letter}${index}`;
}

/** GetMetricData lets at most 100,800 points through; this picks a period that fits a chart. */
export function fittingPeriod(rangeMs: number, wanted: number): number {
  const periods = [60, 300, 900, 3600, 21_600, 86_400];
  return periods.find((p) => p >= wanted && rangeMs / 1000 / p <= 1500) ?? 86_400;
}

export function getMetricData(rows: readonly GraphRow[], span: Span): Params {
  return {
    StartTime: span.from,
    EndTime: span.to,
    ScanBy: 'TimestampAscending',
    MetricDataQueries: rows.map((row) => ({
      Id: row.id,
      ReturnData: row.visible,
      ...(row.metric
        ? {
            MetricStat: {
              Metric: {
                Namespace: row.metric.Namespace,
                MetricName: row.metric.MetricName,
                Dimensions: row.metric.Dimensions ?? [],
              },
              Period: span.periodSeconds,
              Stat: row.stat,
            },
          }
        : { Expression: row.expression, Period: span.periodSeconds }),
    })),
  };
}

export interface MetricDataResult {
  readonly Id?: string;
  readonly Label?: string;
  readonly Timestamps?: readonly unknown[];
  readonly Values?: readonly number[];
  readonly StatusCode?: string;
}

/** Points laid on the regular grid of the period; a period without a point is NaN. */
export function seriesOf(results: readonly MetricDataResult[], span: Span): readonly Series[] {
  const periodMs = span.periodSeconds * 1000;
  const start = Math.floor(span.from / periodMs) * periodMs;
  const length = Math.max(0, Math.ceil((span.to - start) / periodMs));
  return results.map((result) => {
    const values = new Float64Array(length).fill(Number.NaN);
    for (const [index, stamp] of (result.Timestamps ?? []).entries()) {
      const at = instantOf(stamp);
      const slot = at === null ? -1 : Math.round((at - start) / periodMs);
      if (slot >= 0 && slot < length) values[slot] = result.Values?.[index] ?? Number.NaN;
    }
    return { label: result.Label ?? result.Id ?? '', unit: null, start, periodMs, values };
  });
}
