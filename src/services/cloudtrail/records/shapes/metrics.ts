import type { TrailParts } from '../../../../gateway/service.ts';
import type { Row } from '../../store/row.ts';
import { isBody, withDefault, type SpecialShape } from './reshape.ts';

/**
 * CloudWatch's data events: metrics have no ARN, so `resources` names their kind alone; of what was
 * published only the names are told. AWS page: "Logging Amazon CloudWatch API calls".
 */
export const METRIC_SHAPES: Readonly<Record<string, SpecialShape>> = {
  'cloudwatch:PutMetricData': (_, parts) => ({
    ...ofMetric(),
    requestParameters: published(parts),
  }),
  'cloudwatch:GetMetricData': ofMetric,
  'cloudwatch:GetMetricStatistics': ofMetric,
  'cloudwatch:ListMetrics': (_: Row, parts: TrailParts) => ({
    ...ofMetric(),
    requestParameters: withDefault(parts.requestParameters ?? {}, 'includeLinkedAccounts', false),
  }),
};

function ofMetric(): Partial<TrailParts> {
  return { resources: [{ type: 'AWS::CloudWatch::Metric' }] };
}

function published({ requestParameters }: TrailParts): unknown {
  if (!isBody(requestParameters)) return requestParameters;
  const { namespace, metricData } = requestParameters;
  const named = Array.isArray(metricData) ? metricData.map(nameOnly) : metricData;
  return { namespace, metricData: named };
}

function nameOnly(datum: unknown): unknown {
  if (!isBody(datum)) return datum;
  const { metricName, dimensions } = datum;
  return dimensions === undefined ? { metricName } : { metricName, dimensions };
}
