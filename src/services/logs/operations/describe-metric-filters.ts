import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { byName, groupNamed, type LogsState, type MetricFilterSettings } from '../state.ts';
import { groupResource, pageOf } from './naming.ts';

interface Input {
  readonly logGroupName?: string;
  readonly filterNamePrefix?: string;
  readonly metricName?: string;
  readonly metricNamespace?: string;
  readonly limit?: number;
  readonly nextToken?: string;
}

interface Found {
  readonly group: string;
  readonly name: string;
  readonly settings: MetricFilterSettings;
}

/** Lists metric filters of one group or of all (API Reference, "DescribeMetricFilters"). */
export const describeMetricFilters = operation<LogsState, Input>({
  name: 'DescribeMetricFilters',
  readOnly: true,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, input) => {
    const { logGroupName, filterNamePrefix = '', metricName, metricNamespace } = input;
    const isHalf = (metricName === undefined) !== (metricNamespace === undefined);
    if (isHalf || (logGroupName !== undefined && metricName !== undefined)) {
      throw invalid(
        'Describe Metric Filters request must contain either logGroupName or metricName and ' +
          'metricNamespace',
      );
    }
    const groups =
      logGroupName === undefined
        ? [...ctx.state.groups.values()].sort(byName)
        : [groupNamed(ctx.state, logGroupName)];
    const found = groups.flatMap((group) =>
      [...group.filters.values()]
        .map(({ settings }) => ({ group: group.name, name: settings.filterName, settings }))
        .filter(({ name }) => name.startsWith(filterNamePrefix))
        .filter(
          ({ settings }) =>
            metricName === undefined ||
            (settings.metricName === metricName && settings.metricNamespace === metricNamespace),
        )
        .sort(byName),
    );
    const { limit, nextToken } = input;
    const keyOf = ({ group, name }: Found): string => `${group}:${name}`;
    if (nextToken !== undefined && !found.some((filter) => keyOf(filter) === nextToken)) {
      throw invalid(
        'Pagination token in request is invalid. Only token from previous list call or null is ' +
          'valid.',
      );
    }
    const page = pageOf(found, { limit, nextToken }, keyOf);
    return {
      metricFilters: page.items.map(row),
      ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    };
  },
});

function invalid(message: string): Error {
  return awsError('InvalidParameterException', message);
}

function row({ group, settings }: Found): object {
  const { metricName, metricNamespace, metricValue, defaultValue, unit, dimensions } = settings;
  return {
    filterName: settings.filterName,
    filterPattern: settings.filterPattern,
    metricTransformations: [
      {
        metricName,
        metricNamespace,
        metricValue,
        ...(defaultValue === undefined ? {} : { defaultValue }),
        ...(dimensions === undefined ? {} : { dimensions }),
        ...(unit === undefined ? {} : { unit }),
      },
    ],
    creationTime: settings.createdAt,
    logGroupName: group,
    applyOnTransformedLogs: false,
  };
}
