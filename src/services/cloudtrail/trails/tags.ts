import { awsError } from '../../../aws/errors.ts';
import { TAGS_PER_TRAIL, type Trail } from '../state.ts';

export interface Tag {
  readonly Key: string;
  readonly Value?: string;
}

/** Keys and values as tags allow them. API reference: "Tag". */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > TAGS_PER_TRAIL) throw tooMany();
  for (const { Key, Value = '' } of tags) {
    const isValid = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
    if (Key.length > 128 || Value.length > 256 || !isValid.test(Key) || !isValid.test(Value)) {
      throw badTag(`Tag key or value is not valid: ${Key.slice(0, 128)}`);
    }
    if (/^aws:/i.test(Key)) throw badTag('Tag keys that start with aws: are reserved.');
  }
  if (new Set(tags.map(({ Key }) => Key)).size !== tags.length) {
    throw badTag('Tag keys must be unique.');
  }
}

export function addTags(trail: Trail, tags: readonly Tag[]): void {
  const fresh = tags.filter(({ Key }) => !trail.tags.has(Key)).length;
  if (trail.tags.size + fresh > TAGS_PER_TRAIL) throw tooMany();
  for (const { Key, Value = '' } of tags) trail.tags.set(Key, Value);
}

function badTag(message: string) {
  return awsError('InvalidTagParameterException', message);
}

function tooMany() {
  return awsError(
    'TagsLimitExceededException',
    `The number of tags per trail has exceeded the permitted amount. Currently, the limit is ${TAGS_PER_TRAIL}.`,
  );
}
