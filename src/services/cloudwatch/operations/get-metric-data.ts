import { notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { invalidNextToken, validationError } from '../errors.ts';
import { ExpressionError } from '../math/parse.ts';
import { positionOf, tokenOf } from '../pages.ts';
import { checkQueries } from '../queries/check.ts';
import { answerQuery, type Answer, type Inquiry } from '../queries/compute.ts';
import type { DataQuery } from '../queries/data-query.ts';
import { labelsOf } from '../queries/labels.ts';
import type { CloudWatchState } from '../state.ts';

interface Input {
  readonly MetricDataQueries: readonly DataQuery[];
  readonly StartTime: number;
  readonly EndTime: number;
  readonly NextToken?: string;
  readonly ScanBy?: 'TimestampDescending' | 'TimestampAscending';
  readonly MaxDatapoints?: number;
  readonly LabelOptions?: { readonly Timezone?: string };
}

interface Result {
  readonly Id: string;
  readonly Label: string;
  readonly Timestamps: number[];
  readonly Values: number[];
  readonly StatusCode: 'Complete' | 'PartialData';
  readonly Messages?: readonly { readonly Code: string; readonly Value: string }[];
}

const MAX_DATAPOINTS = 100_800;

/** Many metrics and expressions at once ("GetMetricData"). */
export const getMetricData = operation<CloudWatchState, Input>({
  name: 'GetMetricData',
  readOnly: true,
  simplified:
    'No SEARCH, Metrics Insights or anomaly bands; no percentiles from data older than 63 days.',
  trail: { category: 'data', dataResourceType: 'AWS::CloudWatch::Metric' },
  limits: { perSecond: 50, burst: 50 },
  run: ({ state, now }, input) => {
    check(input);
    const inquiry: Inquiry = {
      store: state.store,
      queries: input.MetricDataQueries,
      start: input.StartTime,
      end: input.EndTime,
      now,
    };
    const labels = labelsOf(input.MetricDataQueries);
    const results = input.MetricDataQueries.filter(({ ReturnData = true }) => ReturnData).flatMap(
      (query) => resultsOf(answer(inquiry, query), query, { labels, scanBy: input.ScanBy }),
    );
    return page(results, input);
  },
});

function check(input: Input): void {
  const { StartTime, EndTime, MetricDataQueries } = input;
  positionOf(input.NextToken);
  if (StartTime === EndTime) {
    throw validationError('The parameter StartTime must not equal parameter EndTime.');
  }
  if (EndTime < StartTime) {
    throw validationError('The parameter EndTime must be greater than StartTime.');
  }
  checkQueries(MetricDataQueries, 'MetricDataQueries');
}

function answer(inquiry: Inquiry, query: DataQuery): Answer {
  try {
    return answerQuery(inquiry, query);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (error.isAbsent) throw notSimulated(`${error.message}.`);
    throw validationError(`Error in expression '${query.Id}': ${error.message}`);
  }
}

function resultsOf(
  { grid, list, units }: Answer,
  query: DataQuery,
  how: { labels: Map<string, string>; scanBy: Input['ScanBy'] },
): Result[] {
  const isAscending = how.scanBy === 'TimestampAscending';
  return list.map(({ id, values }): Result => {
    const Timestamps: number[] = [];
    const Values: number[] = [];
    for (let step = 0; step < values.length; step++) {
      const i = isAscending ? step : values.length - 1 - step;
      const value = values[i];
      if (value === null || value === undefined) continue;
      Timestamps.push(grid.start + i * grid.period * 1_000);
      Values.push(value);
    }
    const own = how.labels.get(query.Id) ?? query.Id;
    const Label = list.length > 1 ? (how.labels.get(id) ?? id) : own;
    const result: Result = { Id: query.Id, Label, Timestamps, Values, StatusCode: 'Complete' };
    if (units.length === 0) return result;
    const Value = `Multiple units returned: '[${units.join(', ')}]'`;
    return { ...result, Messages: [{ Code: 'MultipleUnits', Value }] };
  });
}

/** Cuts the points of all results into pages; an unfinished result says PartialData. */
function page(results: readonly Result[], input: Input): object {
  const size = input.MaxDatapoints ?? MAX_DATAPOINTS;
  const start = positionOf(input.NextToken);
  const total = results.reduce((sum, { Values }) => sum + Values.length, 0);
  if (start > total) throw invalidNextToken();
  const end = start + size;
  if (start === 0 && end >= total) return { MetricDataResults: results, Messages: [] };
  const pages: Result[] = [];
  let before = 0;
  for (const result of results) {
    const from = Math.max(0, start - before);
    const to = Math.min(result.Values.length, end - before);
    before += result.Values.length;
    const isEmptyHere = result.Values.length > 0 && from >= to;
    if (isEmptyHere || (result.Values.length === 0 && start > 0)) continue;
    pages.push({
      ...result,
      Timestamps: result.Timestamps.slice(from, to),
      Values: result.Values.slice(from, to),
      StatusCode: to < result.Values.length ? 'PartialData' : 'Complete',
    });
  }
  const rest = { MetricDataResults: pages, Messages: [] };
  return end < total ? { ...rest, NextToken: tokenOf(end) } : rest;
}
