import { awsError } from '../../../aws/errors.ts';
import type { LogGroup } from '../state.ts';

const MAX_TAGS = 50;

/** Both families of tag operations act on one set of tags. */
export function setTags(group: LogGroup, tags: Readonly<Record<string, string>>): void {
  const entries = Object.entries(tags);
  const added = entries.filter(([key]) => !group.tags.has(key)).length;
  if (group.tags.size + added > MAX_TAGS) {
    throw awsError('TooManyTagsException', 'A resource can have no more than 50 tags.');
  }
  for (const [key, value] of entries) group.tags.set(key, value);
}

export function tagObject(group: LogGroup): Record<string, string> {
  return Object.fromEntries(group.tags);
}
