import { awsError, notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState, Trail } from '../state.ts';
import { findTrail, trailResource } from '../trails/find.ts';
import { READ_RATE } from './rates.ts';

export interface InsightSelector {
  readonly InsightType?: string;
  readonly EventCategories?: readonly string[];
}

interface Input {
  readonly TrailName?: string;
  readonly EventDataStore?: string;
}

/** A trail's Insights. API reference: "GetInsightSelectors". */
export const getInsightSelectors = operation<CloudTrailState, Input>({
  name: 'GetInsightSelectors',
  readOnly: true,
  trail: { category: 'management' },
  resource: trailResource('TrailName'),
  limits: READ_RATE,
  run: (ctx, { TrailName, EventDataStore }) => {
    if (EventDataStore !== undefined) {
      throw notSimulated('Not simulated: CloudTrail Insights on event data stores.');
    }
    if (TrailName === undefined) {
      throw awsError(
        'InvalidParameterCombinationException',
        'You must specify either TrailName or EventDataStore.',
      );
    }
    const trail = findTrail(ctx, TrailName);
    if (trail.insightTypes.length === 0) {
      throw awsError(
        'InsightNotEnabledException',
        `Trail ${trail.arn} does not have Insights enabled. Edit the trail settings to enable ` +
          'Insights, and then try the operation again.',
      );
    }
    return insightsAnswer(trail);
  },
});

export function insightsAnswer({ arn, insightTypes }: Trail): object {
  return {
    TrailARN: arn,
    InsightSelectors: insightTypes.map((InsightType) => ({ InsightType })),
  };
}
