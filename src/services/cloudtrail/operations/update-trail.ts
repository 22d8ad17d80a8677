import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import { settingsAnswer, settingsOf, type TrailInput } from '../trails/settings.ts';
import { trailChanged } from '../trails/trail.ts';
import { WRITE_RATE } from './rates.ts';

/** Changes what is given and keeps the rest. API reference: "UpdateTrail". */
export const updateTrail = operation<CloudTrailState, TrailInput>({
  name: 'UpdateTrail',
  readOnly: false,
  simplified: 'Digest files of log file validation are not written.',
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: WRITE_RATE,
  run: (ctx, input) => {
    const trail = findOwnTrail(ctx, input.Name);
    trail.settings = settingsOf(ctx, input, trail.settings);
    trailChanged(ctx, trail);
    return settingsAnswer(trail);
  },
});
