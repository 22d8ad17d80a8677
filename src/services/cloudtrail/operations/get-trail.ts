import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findTrail, trailResource } from '../trails/find.ts';
import { trailAnswer } from '../trails/settings.ts';
import { READ_RATE } from './rates.ts';

/** One trail's settings. API reference: "GetTrail". */
export const getTrail = operation<CloudTrailState, { readonly Name: string }>({
  name: 'GetTrail',
  readOnly: true,
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: READ_RATE,
  // Other operations call an unknown trail by its ARN, this one by what it was asked for.
  run: (ctx, { Name }) => ({ Trail: trailAnswer(findTrail(ctx, Name, Name)) }),
});
