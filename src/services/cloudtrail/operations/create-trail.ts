import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { TRAILS_PER_REGION, type CloudTrailState } from '../state.ts';
import { checkTrailName, shadows, trailResource, visibleTrails } from '../trails/find.ts';
import { settingsAnswer, settingsOf, type TrailInput } from '../trails/settings.ts';
import { addTags, checkTags, type Tag } from '../trails/tags.ts';
import { addTrail } from '../trails/trail.ts';
import { WRITE_RATE } from './rates.ts';

type Input = TrailInput & { readonly TagsList?: readonly Tag[] };

/** Makes a trail. It does not log before StartLogging. API reference: "CreateTrail". */
export const createTrail = operation<CloudTrailState, Input>({
  name: 'CreateTrail',
  readOnly: false,
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: WRITE_RATE,
  simplified: 'Digest files of log file validation are not written.',
  run: (ctx, input) => {
    checkTrailName(input.Name);
    if (ctx.state.trails.has(input.Name) || shadows(ctx).some(({ name }) => name === input.Name)) {
      throw awsError(
        'TrailAlreadyExistsException',
        `Trail ${input.Name} already exists for customer: ${ctx.account}`,
      );
    }
    if (visibleTrails(ctx, true).length >= TRAILS_PER_REGION) {
      throw awsError(
        'MaximumNumberOfTrailsExceededException',
        `User: ${ctx.account} already has ${TRAILS_PER_REGION} trails in ${ctx.region}.`,
        { status: 403 },
      );
    }
    checkTags(input.TagsList ?? []);
    const trail = addTrail(ctx, input.Name, settingsOf(ctx, input));
    addTags(trail, input.TagsList ?? []);
    return settingsAnswer(trail);
  },
});
