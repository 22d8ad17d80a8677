import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState, Trail } from '../state.ts';
import { findTrail, trailResource } from '../trails/find.ts';
import { READ_RATE } from './rates.ts';

/** A trail's selectors, basic or advanced. API reference: "GetEventSelectors". */
export const getEventSelectors = operation<CloudTrailState, { readonly TrailName: string }>({
  name: 'GetEventSelectors',
  readOnly: true,
  trail: { category: 'management' },
  resource: trailResource('TrailName'),
  limits: READ_RATE,
  run: (ctx, { TrailName }) => selectorsAnswer(findTrail(ctx, TrailName)),
});

export function selectorsAnswer({ arn, selectors }: Trail): object {
  return selectors.kind === 'basic'
    ? { TrailARN: arn, EventSelectors: selectors.list }
    : { TrailARN: arn, AdvancedEventSelectors: selectors.list };
}
