import { AwsError, awsError } from '../../../aws/errors.ts';

interface Entry {
  readonly Id: string;
}

const MAX_ENTRIES = 10;

/** Runs each entry of a batch; one that is refused fails alone. */
export function eachEntry<Input extends Entry>(
  entries: readonly Input[],
  kind: string,
  run: (entry: Input) => object,
): { Successful?: object[]; Failed?: object[] } {
  refuseBatch(entries, kind);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, message } = error.answer;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: code, Message: message });
    }
  }
  return {
    ...(Successful.length > 0 ? { Successful } : {}),
    ...(Failed.length > 0 ? { Failed } : {}),
  };
}

function refuseBatch(entries: readonly Entry[], kind: string): void {
  if (entries.length === 0) {
    throw awsError('EmptyBatchRequest', `There should be at least one ${kind} in the request.`);
  }
  if (entries.length > MAX_ENTRIES) {
    throw awsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(Id)) {
      throw awsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
          'It can be at most 80 letters long.',
      );
    }
    if (seen.has(Id)) throw awsError('BatchEntryIdsNotDistinct', `Id ${Id} repeated.`);
    seen.add(Id);
  }
}
