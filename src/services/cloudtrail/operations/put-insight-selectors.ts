import { awsError, notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState, Trail } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import { trailChanged } from '../trails/trail.ts';
import { insightsAnswer, type InsightSelector } from './get-insight-selectors.ts';
import { WRITE_RATE } from './rates.ts';

interface Input {
  readonly TrailName?: string;
  readonly EventDataStore?: string;
  readonly InsightsDestination?: string;
  readonly InsightSelectors?: readonly InsightSelector[];
}

/** Switches Insights on, or off with an empty list. API reference: "PutInsightSelectors". */
export const putInsightSelectors = operation<CloudTrailState, Input>({
  name: 'PutInsightSelectors',
  readOnly: false,
  simplified: 'How far a rate must rise is ours: AWS does not publish it. Management events only.',
  trail: { category: 'management' },
  resource: trailResource('TrailName'),
  limits: WRITE_RATE,
  run: (ctx, input) => {
    if (input.EventDataStore !== undefined || input.InsightsDestination !== undefined) {
      throw notSimulated('Not simulated: CloudTrail Insights on event data stores.');
    }
    if (input.TrailName === undefined) {
      throw awsError(
        'InvalidParameterCombinationException',
        'You must specify either TrailName or EventDataStore.',
      );
    }
    const trail = findOwnTrail(ctx, input.TrailName);
    const types = typesOf(trail, input.InsightSelectors ?? []);
    if (types.length === 0) trail.insightsSince = null;
    else trail.insightsSince ??= ctx.now;
    trail.insightTypes = Object.freeze(types);
    trailChanged(ctx, trail);
    return insightsAnswer(trail);
  },
});

function typesOf(trail: Trail, selectors: readonly InsightSelector[]): string[] {
  const types = selectors.map(({ InsightType }) => InsightType ?? '');
  for (const { EventCategories } of selectors) {
    if (EventCategories?.includes('Data')) {
      throw notSimulated('Not simulated: CloudTrail Insights on data events.');
    }
  }
  if (types.includes('') || new Set(types).size !== types.length) {
    throw awsError(
      'InvalidInsightSelectorsException',
      'Insight selectors must each name a different InsightType.',
    );
  }
  if (types.includes('ApiCallRateInsight') && !logsWrites(trail)) {
    throw awsError(
      'InvalidInsightSelectorsException',
      'ApiCallRateInsight requires a trail that logs write management events.',
    );
  }
  return types;
}

function logsWrites({ selectors }: Trail): boolean {
  if (selectors.kind === 'advanced') return true;
  return selectors.list.some(
    (one) => one.IncludeManagementEvents !== false && one.ReadWriteType !== 'ReadOnly',
  );
}
