import { awsError } from '../../../aws/errors.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import { invalidArgument } from '../errors.ts';
import type { Tag } from '../state.ts';

/** How many tags a bucket or an object may have, and how S3 says that there are more. */
export const BUCKET_TAGS = {
  most: 50,
  tooMany: 'Bucket tag count cannot be greater than 50',
} as const;
export const OBJECT_TAGS = { most: 10, tooMany: 'Object tags cannot be greater than 10' } as const;

/** Refuses tags as S3 does. AWS page: "Categorizing your objects using tags". */
export function checkTags(
  tags: readonly Tag[],
  { most, tooMany }: typeof BUCKET_TAGS | typeof OBJECT_TAGS,
): void {
  const keys = tags.map(({ Key }) => Key);
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice !== undefined) {
    throw invalidTag('Cannot provide multiple Tags with the same key', { TagKey: twice });
  }
  if (keys.length > most) throw awsError('BadRequest', tooMany);
  if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
    throw awsError('InvalidTag', 'System tags cannot be added/updated by requester');
  }
  for (const { Key: TagKey, Value: TagValue } of tags) {
    if (!isText(TagKey, 128)) throw invalidTag(wrong('TagKey'), { TagKey });
    if (!isText(TagValue, 256)) throw invalidTag(wrong('TagValue'), { TagKey, TagValue });
  }
}

function wrong(what: 'TagKey' | 'TagValue'): string {
  return `The ${what} you have provided is invalid`;
}

function invalidTag(message: string, detail: Readonly<Record<string, string>>) {
  return awsError('InvalidTag', message, { detail });
}

/** Letters, digits, spaces and some signs; a character beyond the first plane counts as two. */
function isText(text: string, most: number): boolean {
  return text.length <= most && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
}

/** The tags of the header `x-amz-tagging`: `team=web&stage=test`; undefined where there are none. */
export function tagsOfHeader(text: string | undefined): readonly Tag[] | undefined {
  if (text === undefined) return undefined;
  const tags = text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', ...rest] = pair.split('=');
      return { Key: decoded(key, text), Value: decoded(rest.join('='), text) };
    });
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) throw malformed(text);
  checkTags(tags, OBJECT_TAGS);
  return tags.length === 0 ? undefined : deepFreeze(tags);
}

function decoded(part: string, whole: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw malformed(whole);
  }
}

function malformed(text: string) {
  return invalidArgument(
    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters " +
      'without tag name duplicates.',
    'x-amz-tagging',
    text,
  );
}
