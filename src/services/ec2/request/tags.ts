/** Tags: limits and forms. EC2 user guide, "Tag your Amazon EC2 resources". */
import type { Tags } from '../state.ts';
import { ec2Error, invalidValue } from './errors.ts';

export interface TagInput {
  readonly Key?: string;
  readonly Value?: string;
}

export interface TagSpecification {
  readonly ResourceType?: string;
  readonly Tags?: readonly TagInput[];
}

const MOST_TAGS = 50;

/** Checks and adds; `bySystem` lets AWS services write `aws:` keys. */
export function addTags(tags: Tags, input: readonly TagInput[], bySystem = false): void {
  for (const { Key = '', Value = '' } of input) {
    if (Key === '') throw invalidValue('Tag key cannot be null or empty');
    if (Key.length > 128)
      throw invalidValue(`Tag key exceeds the maximum length of 128 characters`);
    if (Value.length > 256) {
      throw invalidValue(`Tag value exceeds the maximum length of 256 characters`);
    }
    if (/^aws:/i.test(Key) && !bySystem) {
      throw invalidValue(
        `Value ( ${Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
    tags.set(Key, Value);
  }
  if (userTagCount(tags) > MOST_TAGS) {
    throw ec2Error('TagLimitExceeded', 'More than 50 tags specified');
  }
}

/** The tags a TagSpecification gives to a new resource of `type`. */
export function specifiedTags(
  specifications: readonly TagSpecification[] | undefined,
  type: string,
  bySystem = false,
): Tags {
  const tags: Tags = new Map();
  for (const { ResourceType, Tags: list = [] } of specifications ?? []) {
    if (ResourceType === type) addTags(tags, list, bySystem);
  }
  return tags;
}

/** Refuses specifications for kinds of resources this operation does not make. */
export function checkSpecified(
  specifications: readonly TagSpecification[] | undefined,
  types: readonly string[],
): void {
  for (const { ResourceType = '' } of specifications ?? []) {
    if (!types.includes(ResourceType)) {
      throw invalidValue(
        `'${ResourceType}' is not a valid taggable resource type for this operation.`,
      );
    }
  }
}

export function renderTags(tags: Tags): { Key: string; Value: string }[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** As most answers show them: an untagged resource has no member `Tags` at all (recorded). */
export function shownTags(tags: Tags): { Tags?: { Key: string; Value: string }[] } {
  return tags.size === 0 ? {} : { Tags: renderTags(tags) };
}

export function tagsFrom(record: Readonly<Record<string, string>> | undefined): Tags {
  return new Map(Object.entries(record ?? {}));
}

function userTagCount(tags: Tags): number {
  let count = 0;
  for (const key of tags.keys()) if (!key.startsWith('aws:')) count++;
  return count;
}
