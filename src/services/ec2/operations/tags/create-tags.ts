import { ec2Operation } from '../../request/declare.ts';
import { missing } from '../../request/errors.ts';
import { addTags, type TagInput } from '../../request/tags.ts';
import { findTagged, taggedArns } from './tagged-resource.ts';

interface Input {
  readonly Resources: readonly string[];
  readonly Tags: readonly TagInput[];
}

/** Adds or overwrites tags, on all resources or on none. EC2 API reference, "CreateTags". */
export const createTags = ec2Operation<Input>({
  name: 'CreateTags',
  readOnly: false,
  fields: ['Resources', 'Tags'],
  resource: taggedArns,
  run: (ctx, { Resources, Tags }) => {
    if (Resources.length === 0) throw missing('resourceIdSet');
    if (Tags.length === 0) throw missing('Tag');
    const found = Resources.map((id) => findTagged(ctx.state, id));
    const bySystem = ctx.caller.invokedBy !== undefined;
    for (const { tags } of found) addTags(new Map(tags), Tags, bySystem);
    for (const { tags } of found) addTags(tags, Tags, bySystem);
    return {};
  },
});
