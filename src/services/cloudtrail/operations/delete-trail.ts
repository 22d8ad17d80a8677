import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import { forgetSinks } from '../trails/sinks.ts';
import { WRITE_RATE } from './rates.ts';

/** Deletes a trail; files that were delivered stay. API reference: "DeleteTrail". */
export const deleteTrail = operation<CloudTrailState, { readonly Name: string }>({
  name: 'DeleteTrail',
  readOnly: false,
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: WRITE_RATE,
  run: (ctx, { Name }) => {
    const trail = findOwnTrail(ctx, Name);
    ctx.state.trails.delete(trail.name);
    forgetSinks(ctx);
    return {};
  },
});
