import { awsError, notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import { operation } from '../../../gateway/service.ts';
import { parseValueSource, type ValueSource } from '../metric-filters/extract.ts';
import { regexCount, type FilterPattern } from '../patterns/pattern.ts';
import { groupNamed, type LogGroup, type LogsState, type MetricFilterSettings } from '../state.ts';
import { compileOrRefuse } from './filter-pattern.ts';
import { groupResource } from './naming.ts';

interface Transformation {
  readonly metricName: string;
  readonly metricNamespace: string;
  readonly metricValue: string;
  readonly defaultValue?: number;
  readonly unit?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

interface Input {
  readonly logGroupName: string;
  readonly filterName: string;
  readonly filterPattern: string;
  readonly metricTransformations: readonly Transformation[];
  readonly applyOnTransformedLogs?: boolean;
}

const MAX_FILTERS = 100;
const MAX_REGEX_FILTERS = 5;
const MAX_DIMENSIONS = 3;

/**
 * Makes or replaces a metric filter. It looks at events that come in from now on, never at what is
 * there already (API Reference, "PutMetricFilter").
 */
export const putMetricFilter = operation<LogsState, Input>({
  name: 'PutMetricFilter',
  readOnly: false,
  simplified: 'A filter with over 1,000 dimension values in an hour goes on; AWS switches it off.',
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, input) => {
    const unsupported = ['fieldSelectionCriteria', 'emitSystemFieldDimensions'];
    refuseMembers('CloudWatch Logs PutMetricFilter', input, unsupported);
    if (input.applyOnTransformedLogs) {
      throw notSimulated('Not simulated: CloudWatch Logs PutMetricFilter on transformed logs.');
    }
    const group = groupNamed(ctx.state, input.logGroupName);
    if (group.class !== 'STANDARD') {
      throw awsError(
        'InvalidOperationException',
        'Metric filters are not supported for log groups of the Infrequent Access class.',
      );
    }
    const earlier = group.filters.get(input.filterName)?.settings.createdAt;
    const settings = compileSettings(input, earlier ?? ctx.now);
    refuseOverQuota(group, settings);
    group.filters.set(input.filterName, { settings, series: new Map(), open: new Map() });
    return {};
  },
});

function compileSettings(input: Input, createdAt: number): MetricFilterSettings {
  const pattern = compileOrRefuse(input.filterPattern, 'Invalid metric filter pattern');
  const transformation = input.metricTransformations[0]!;
  const { metricName, metricNamespace, metricValue, defaultValue, unit } = transformation;
  const dimensions = compileDimensions(transformation, pattern);
  const value = parseValueSource(metricValue, pattern);
  if (!value) {
    throw invalid(
      `Invalid metric transformation: metric value ${metricValue} must be a valid number`,
    );
  }
  return deepFreeze({
    filterName: input.filterName,
    filterPattern: input.filterPattern,
    createdAt,
    metricName,
    metricNamespace,
    metricValue,
    defaultValue,
    unit,
    dimensions: transformation.dimensions,
    program: { pattern, value, dimensions },
    regexes: regexCount(pattern),
  });
}

function compileDimensions(
  { dimensions, defaultValue }: Transformation,
  pattern: FilterPattern,
): { name: string; source: ValueSource }[] {
  const entries = Object.entries(dimensions ?? {});
  if (entries.length === 0) return [];
  if (defaultValue !== undefined) {
    throw invalid(
      'Invalid metric transformation: dimensions and default value are mutually exclusive ' +
        'properties',
    );
  }
  if (pattern.kind !== 'json' && pattern.kind !== 'spaced') {
    throw invalid('The specified filter pattern does not support dimensions');
  }
  if (entries.length > MAX_DIMENSIONS) {
    throw invalid(
      'Number of dimensions exceeds the maximum number of dimensions supported per metric filter',
    );
  }
  return entries.map(([name, text]) => {
    const source = parseValueSource(text, pattern);
    if (source && source.kind !== 'number') return { name, source };
    throw invalid('Invalid metric transformation: dimension value must be valid selector');
  });
}

function refuseOverQuota(group: LogGroup, settings: MetricFilterSettings): void {
  const others = [...group.filters.values()].filter(
    (filter) => filter.settings.filterName !== settings.filterName,
  );
  const withRegex = others.filter((filter) => filter.settings.regexes > 0).length;
  const isOver =
    others.length >= MAX_FILTERS || (settings.regexes > 0 && withRegex >= MAX_REGEX_FILTERS);
  if (isOver) throw awsError('LimitExceededException', 'Resource limit exceeded.');
}

function invalid(message: string): Error {
  return awsError('InvalidParameterException', message);
}
