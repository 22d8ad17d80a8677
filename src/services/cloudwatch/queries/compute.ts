import { evaluateExpression, finalSeries, mentions, type Scope } from '../math/evaluate.ts';
import { ExpressionError, parseExpression, type Node } from '../math/parse.ts';
import { seriesList, type Grid, type MathValue, type Points, type Series } from '../math/values.ts';
import { roundEnd, roundStart } from '../metrics/periods.ts';
import { readMetric, unitsOf } from '../metrics/query.ts';
import { parseStatistic } from '../metrics/statistic-name.ts';
import { statisticsOf } from '../metrics/statistics.ts';
import { findMetric, type Handle, type MetricStore } from '../metrics/store.ts';
import type { DataQuery, MetricStat } from './data-query.ts';

/** A set of queries over one stretch of time. */
export interface Inquiry {
  readonly store: MetricStore;
  readonly queries: readonly DataQuery[];
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

export interface Answer {
  readonly grid: Grid;
  readonly list: readonly Series[];
  /** Units the metric has data in, when it is more than one and none was asked for. */
  readonly units: readonly string[];
}

const DEFAULT_PERIOD = 300;

/** @throws ExpressionError when an expression is wrong */
export function answerQuery(inquiry: Inquiry, query: DataQuery): Answer {
  if (query.MetricStat) {
    const { MetricStat } = query;
    const handles = handlesOf(inquiry.store, MetricStat);
    const values = readStat(inquiry, MetricStat, MetricStat.Period);
    const grid = gridOf(inquiry, MetricStat.Period);
    return {
      grid,
      list: [{ id: query.Id, values }],
      units: unitsAsked(inquiry, MetricStat, handles),
    };
  }
  const node = parseExpression(query.Expression ?? '');
  const period = coarsestPeriod(inquiry, node, new Set([query.Id])) ?? query.Period;
  const grid = gridOf(inquiry, period ?? DEFAULT_PERIOD);
  const scope = scopeOf(inquiry, grid, new Set([query.Id]));
  return { grid, list: finalSeries(evaluateExpression(node, scope), query.Id), units: [] };
}

/** The periods a request is cut into. */
function gridOf({ start, end, now }: Inquiry, period: number): Grid {
  const from = roundStart(start, { now, period });
  const to = roundEnd(end, period);
  return { start: from, period, length: Math.max(0, Math.ceil((to - from) / (period * 1_000))) };
}

function unitsAsked(inquiry: Inquiry, stat: MetricStat, handles: readonly Handle[]): string[] {
  if (stat.Unit !== undefined) return [];
  const units = unitsOf(inquiry.store, handles);
  return units.length > 1 ? units : [];
}

/** Streams of a metric. Without a unit, those of the first of the units it has. */
function handlesOf(store: MetricStore, { Metric }: MetricStat): readonly Handle[] {
  const metric = findMetric(store, {
    namespace: Metric.Namespace ?? '',
    name: Metric.MetricName ?? '',
    dimensions: Metric.Dimensions ?? [],
  });
  return metric?.streams ?? [];
}

function readStat(inquiry: Inquiry, stat: MetricStat, period: number): Points {
  const { store, start, end, now } = inquiry;
  const handles = handlesOf(store, stat);
  const unit = stat.Unit ?? unitsOf(store, handles)[0];
  const statistic = parseStatistic(stat.Stat)!;
  const ofUnit = handles.filter((handle) => store.streams[handle]!.unit === unit);
  const buckets = readMetric(store, ofUnit, { start, end, period, statistics: [statistic], now });
  const values = statisticsOf(buckets, statistic);
  const { length } = gridOf(inquiry, period);
  return values.length === length ? values : new Array<null>(length).fill(null);
}

function scopeOf(inquiry: Inquiry, grid: Grid, above: ReadonlySet<string>): Scope {
  const read = (stat: MetricStat): Points => readStat(inquiry, stat, grid.period);
  return {
    grid,
    lookup: (id) => lookup(inquiry, id, { grid, above, read }),
    metrics: () =>
      inquiry.queries.flatMap(({ Id, MetricStat }) =>
        MetricStat ? [{ id: Id, values: read(MetricStat) }] : [],
      ),
    periodOf: (id) => inquiry.queries.find(({ Id }) => Id === id)?.MetricStat?.Period ?? null,
  };
}

function lookup(
  inquiry: Inquiry,
  id: string,
  at: { grid: Grid; above: ReadonlySet<string>; read: (stat: MetricStat) => Points },
): MathValue | null {
  const query = inquiry.queries.find(({ Id }) => Id === id);
  if (!query) return null;
  if (query.MetricStat) {
    return { type: 'TS', series: { id, values: at.read(query.MetricStat) } };
  }
  if (at.above.has(id)) throw new ExpressionError(`The expression '${id}' refers to itself`);
  const scope = scopeOf(inquiry, at.grid, new Set([...at.above, id]));
  const value = evaluateExpression(parseExpression(query.Expression ?? ''), scope);
  return value.type === 'TS[]' ? seriesList(value.list) : value;
}

/** Metrics of different periods in one expression: the coarsest period is used. */
function coarsestPeriod(inquiry: Inquiry, node: Node, above: ReadonlySet<string>): number | null {
  const { ids, functions } = mentions(node);
  let coarsest: number | null = null;
  for (const query of inquiry.queries) {
    const { MetricStat, Expression } = query;
    const isMeant = MetricStat && functions.includes('METRICS');
    if (!isMeant && !ids.includes(query.Id)) continue;
    let period: number | null = null;
    if (MetricStat) period = MetricStat.Period;
    else if (Expression !== undefined && !above.has(query.Id)) {
      const deeper = new Set([...above, query.Id]);
      period = coarsestPeriod(inquiry, parseExpression(Expression), deeper);
    }
    if (period !== null && (coarsest === null || period > coarsest)) coarsest = period;
  }
  return coarsest;
}
