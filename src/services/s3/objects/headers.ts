/** Headers that S3 keeps with an object, or answers with because a reader asked for them. */
import { awsError } from '../../../aws/errors.ts';
import { formatHttpDate } from '../../../aws/instant.ts';
import type { OperationContext } from '../../../gateway/context.ts';

type Given = Readonly<Record<string, unknown>>;

const KEPT = ['ContentDisposition', 'ContentLanguage', 'Expires'];

/** Those of a write that say how to show the object, as they were given. */
export function furtherHeaders(input: object): Readonly<Record<string, string>> | undefined {
  const given = KEPT.filter((name) => (input as Given)[name] !== undefined);
  if (given.length === 0) return undefined;
  return Object.fromEntries(given.map((name) => [name, String((input as Given)[name])]));
}

const ASKED = [...KEPT, 'CacheControl', 'ContentEncoding', 'ContentType'];

/**
 * What a reader wants to be told instead (`response-content-type`, …); only who has signed may.
 * AWS page: "GetObject", "Overriding response header values through the request".
 */
export function askedHeaders(ctx: Pick<OperationContext, 'caller'>, input: object) {
  const asked = ASKED.filter((name) => (input as Given)[`Response${name}`] !== undefined);
  if (asked.length > 0 && ctx.caller.type === 'Anonymous') {
    throw awsError(
      'InvalidRequest',
      'Request specific response headers cannot be used for anonymous GET requests.',
    );
  }
  return Object.fromEntries(
    asked.map((name) => {
      const wanted = (input as Given)[`Response${name}`];
      return [name, typeof wanted === 'number' ? formatHttpDate(wanted) : wanted];
    }),
  );
}
