import { ec2Operation } from '../../request/declare.ts';
import { invalidValue } from '../../request/errors.ts';
import type { TagInput } from '../../request/tags.ts';
import { findTagged, taggedArns } from './tagged-resource.ts';

interface Input {
  readonly Resources: readonly string[];
  readonly Tags?: readonly TagInput[];
}

/**
 * Removes tags: all of the user's without `Tags`, by key, or by key and value. EC2 API reference,
 * "DeleteTags".
 */
export const deleteTags = ec2Operation<Input>({
  name: 'DeleteTags',
  readOnly: false,
  fields: ['Resources', 'Tags'],
  resource: taggedArns,
  run: (ctx, { Resources, Tags }) => {
    const found = Resources.map((id) => findTagged(ctx.state, id));
    for (const { Key = '' } of Tags ?? []) {
      if (/^aws:/i.test(Key)) {
        throw invalidValue(
          `Value ( ${Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
        );
      }
    }
    for (const { tags } of found) {
      if (Tags === undefined) {
        for (const key of [...tags.keys()]) if (!key.startsWith('aws:')) tags.delete(key);
      }
      for (const { Key = '', Value } of Tags ?? []) {
        if (Value === undefined || tags.get(Key) === Value) tags.delete(Key);
      }
    }
    return {};
  },
});
