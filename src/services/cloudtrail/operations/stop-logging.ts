import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import { stopLogging as stop } from '../trails/trail.ts';
import { WRITE_RATE } from './rates.ts';

/** Stops the delivery of a trail; Event history goes on. API reference: "StopLogging". */
export const stopLogging = operation<CloudTrailState, { readonly Name: string }>({
  name: 'StopLogging',
  readOnly: false,
  simplified: 'The refusal outside the home Region is worded by us.',
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: WRITE_RATE,
  run: (ctx, { Name }) => {
    stop(ctx, findOwnTrail(ctx, Name));
    return {};
  },
});
