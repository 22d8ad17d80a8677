import { awsError, type AwsError } from '../../aws/errors.ts';
import { invalidValue, validationError } from './errors.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags with others put over them; duplicate keys: the last wins (recorded). */
function withTags(
  tags: ReadonlyMap<string, string>,
  added: readonly Tag[],
): ReadonlyMap<string, string> {
  for (const { Key } of added) {
    if (!Key.toLowerCase().startsWith('aws:')) continue;
    throw awsError('AccessDenied', 'The provided tag keys must not start with any case of "aws:"', {
      status: 403,
      keepsStatus: true,
    });
  }
  const merged = new Map(tags);
  for (const { Key, Value } of added) merged.set(Key, Value);
  return merged;
}

const MOST_TAGS = 50;

/** The tags a new alarm is created with. */
export function tagsOfNew(added: readonly Tag[]): ReadonlyMap<string, string> {
  const tags = withTags(new Map(), added);
  if (tags.size <= MOST_TAGS) return tags;
  throw validationError('The resultant tag set must not have more than 50 user tags.');
}

/** What TagResource leaves: a call with more than fifty tags is refused as a whole (recorded). */
export function retagged(
  tags: ReadonlyMap<string, string>,
  added: readonly Tag[],
): ReadonlyMap<string, string> {
  const merged = withTags(tags, added);
  if (merged.size <= MOST_TAGS) return merged;
  throw invalidValue('tags are invalid.');
}

/** An alarm that is not there, or an ARN of something else: with an empty message (recorded). */
export function taggedResourceNotFound(): AwsError {
  return awsError('ResourceNotFoundException', '', { status: 404 });
}
