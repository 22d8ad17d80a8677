import { notSimulated } from '../../../aws/errors.ts';
import { validationError } from '../errors.ts';
import { isQueryPeriod } from '../metrics/periods.ts';
import { parseStatistic } from '../metrics/statistic-name.ts';
import type { DataQuery } from './data-query.ts';

const ID = /^[a-z][a-zA-Z0-9_]*$/;

/** What must hold of a list of queries; `list` is the parameter's name. */
export function checkQueries(queries: readonly DataQuery[], list: string): void {
  queries.forEach((query, i) => checkQuery(query, `${list}.member.${i + 1}`));
  const ids = new Set(queries.map(({ Id }) => Id));
  if (ids.size < queries.length) {
    throw validationError(`The values for parameter id in ${list} are not unique.`);
  }
}

function checkQuery(query: DataQuery, path: string): void {
  const { Id, MetricStat, Expression } = query;
  if (!ID.test(Id)) {
    throw validationError(
      `The value for parameter ${path}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  }
  if (MetricStat && Expression !== undefined) {
    throw validationError(
      `The parameters ${path}.Expression and ${path}.MetricStat are mutually exclusive and you have specified both.`,
    );
  }
  if (query.AccountId !== undefined) {
    throw notSimulated('AccountId of a metric data query (cross-account) is not simulated.');
  }
  if (query.Label?.includes('${')) {
    throw notSimulated('Dynamic labels (${…}) are not simulated.');
  }
  if (Expression !== undefined) return checkExpression(Expression);
  // The message ends with a line feed, as recorded.
  if (!MetricStat) throw validationError(`The parameter ${path}.MetricStat is required.\n`);
  if (!parseStatistic(MetricStat.Stat)) {
    throw validationError(
      `The value for parameter ${path}.MetricStat.Stat is not a valid statistic.`,
    );
  }
  if (!isQueryPeriod(MetricStat.Period)) {
    throw validationError(
      `The parameter ${path}.MetricStat.Period must be a value in the set [1, 5, 10, 20, 30].`,
    );
  }
}

function checkExpression(expression: string): void {
  if (/^\s*SELECT\b/i.test(expression)) {
    throw notSimulated('Metrics Insights queries (SELECT) are not simulated.');
  }
}
