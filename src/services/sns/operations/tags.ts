import { awsError } from '../../../aws/errors.ts';
import { invalid } from '../state.ts';

export interface TagEntry {
  readonly Key: string;
  readonly Value: string;
}

const MAX_TAGS = 50;

export function setTags(tags: Map<string, string>, entries: readonly TagEntry[]): void {
  if (new Set(entries.map(({ Key }) => Key)).size < entries.length) {
    throw invalid('Duplicated keys are not allowed.');
  }
  if (entries.some(({ Key }) => Key.toLowerCase().startsWith('aws:'))) {
    throw invalid('Tags Reason: Caller is an end user and not allowed to mutate system tags');
  }
  const added = entries.filter(({ Key }) => !tags.has(Key)).length;
  if (tags.size + added > MAX_TAGS) {
    throw awsError(
      'TagLimitExceeded',
      'Could not complete request: tag quota of per resource exceeded',
    );
  }
  for (const { Key, Value } of entries) tags.set(Key, Value);
}
