import { awsError, type AwsError } from '../../aws/errors.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags with others put over them; duplicate keys: the last wins (recorded). */
export function withTags(
  tags: ReadonlyMap<string, string>,
  added: readonly Tag[],
): ReadonlyMap<string, string> {
  for (const { Key } of added) {
    if (!Key.toLowerCase().startsWith('aws:')) continue;
    throw awsError('AccessDenied', 'The provided tag keys must not start with any case of "aws:"', {
      status: 403,
    });
  }
  const merged = new Map(tags);
  for (const { Key, Value } of added) merged.set(Key, Value);
  return merged;
}

export function taggedResourceNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'The specified resource does not exist.', {
    status: 404,
  });
}
