import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { visibleTrails } from '../trails/find.ts';
import { READ_RATE } from './rates.ts';

/** Names of the trails of this Region, shadows included. API reference: "ListTrails". */
export const listTrails = operation<CloudTrailState, { readonly NextToken?: string }>({
  name: 'ListTrails',
  readOnly: true,
  trail: { category: 'management' },
  limits: READ_RATE,
  run: (ctx, { NextToken }) => {
    // A Region shows five trails at most, so there is never a second page.
    if (NextToken) throw awsError('InvalidNextTokenException', 'Invalid token.');
    const Trails = visibleTrails(ctx, true).map(({ arn, name, homeRegion }) => ({
      TrailARN: arn,
      Name: name,
      HomeRegion: homeRegion,
    }));
    return { Trails };
  },
});
