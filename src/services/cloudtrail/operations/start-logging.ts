import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import { startLogging as start } from '../trails/trail.ts';
import { WRITE_RATE } from './rates.ts';

/** Starts the delivery of a trail. API reference: "StartLogging". */
export const startLogging = operation<CloudTrailState, { readonly Name: string }>({
  name: 'StartLogging',
  readOnly: false,
  simplified: 'The refusal outside the home Region is worded by us.',
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: WRITE_RATE,
  run: (ctx, { Name }) => {
    start(ctx, findOwnTrail(ctx, Name));
    return {};
  },
});
