/** The options of `aws s3 cp`, `mv`, `rm` and `sync`, in the order of awscli's `subcommands.py`. */
import { switched, valued, type BasicSpec } from '../basic.ts';

/** Both kinds share a place, since their order decides. */
const FILTER = { dest: 'filters', repeats: true } as const;

const DRYRUN = switched('dryrun', 'Displays what would be done without doing it.');
const QUIET = switched('quiet', 'Does not display what is done.');
const INCLUDE = valued('include', 'Does not exclude files that match the pattern.', FILTER);
const EXCLUDE = valued('exclude', 'Excludes files that match the pattern.', FILTER);
const ONLY_ERRORS = switched('only-show-errors', 'Only errors and warnings are displayed.');
export const RECURSIVE = switched('recursive', 'All files or objects below the folder or prefix.');
export const PAGE_SIZE = valued('page-size', 'The number of results of each call.', {
  type: 'int',
});
export const REQUEST_PAYER = valued('request-payer', 'Says that the requester pays.', {
  takes: 'maybe',
  present: 'requester',
  choices: ['requester'],
});

const ACLS = [
  ...['private', 'public-read', 'public-read-write', 'authenticated-read', 'aws-exec-read'],
  ...['bucket-owner-read', 'bucket-owner-full-control', 'log-delivery-write'],
];
const CLASSES = [
  ...['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING'],
  ...['GLACIER', 'DEEP_ARCHIVE', 'GLACIER_IR'],
];
const CUSTOMER_KEY = { takes: 'maybe', present: 'AES256', choices: ['AES256'] } as const;

const TRANSFER: readonly BasicSpec[] = [
  ...[DRYRUN, QUIET, INCLUDE, EXCLUDE],
  valued('acl', 'Their canned ACL.', { choices: ACLS }),
  switched('follow-symlinks', 'Links are followed, as they are without this.'),
  switched('no-follow-symlinks', 'Links are not followed.'),
  switched('no-guess-mime-type', 'Does not guess content types.'),
  valued('sse', 'Their server-side encryption.', {
    takes: 'maybe',
    present: 'AES256',
    choices: ['AES256', 'aws:kms'],
  }),
  valued('sse-c', 'Encryption with a key of your own.', CUSTOMER_KEY),
  valued('sse-c-key', 'The key.'),
  valued('sse-kms-key-id', 'The KMS key.'),
  valued('sse-c-copy-source', 'Encryption of the source.', CUSTOMER_KEY),
  valued('sse-c-copy-source-key', 'Its key.'),
  valued('storage-class', 'Their storage class.', { choices: CLASSES }),
  valued('grants', 'Permission=Grantee_Type=Grantee_ID …', { takes: 'many' }),
  valued('website-redirect', 'Where the website sends readers.'),
  valued('content-type', 'The content type of the objects.'),
  valued('cache-control', 'Their Cache-Control header.'),
  valued('content-disposition', 'Their Content-Disposition header.'),
  valued('content-encoding', 'Their Content-Encoding header.'),
  valued('content-language', 'Their Content-Language header.'),
  valued('expires', 'Until when they may be cached.'),
  valued('source-region', 'The Region of the source bucket.'),
  ONLY_ERRORS,
  switched('no-progress', 'Does not display progress.'),
  PAGE_SIZE,
  switched('ignore-glacier-warnings', 'Does not warn of objects in Glacier.'),
  switched('force-glacier-transfer', 'Asks for objects in Glacier as well.'),
  REQUEST_PAYER,
  valued('metadata', 'Metadata to store with them.'),
  valued('copy-props', 'What a copy takes over from its source.', {
    choices: ['none', 'metadata-directive', 'default'],
    fallback: 'default',
  }),
  valued('metadata-directive', 'COPY or REPLACE.', { choices: ['COPY', 'REPLACE'] }),
];

export const COPY: readonly BasicSpec[] = [
  ...TRANSFER,
  valued('expected-size', 'The size of a stream.'),
  RECURSIVE,
];
export const MOVE: readonly BasicSpec[] = [...TRANSFER, RECURSIVE];
export const REMOVE: readonly BasicSpec[] = [
  ...[DRYRUN, QUIET, RECURSIVE, REQUEST_PAYER, INCLUDE, EXCLUDE, ONLY_ERRORS, PAGE_SIZE],
];
export const SYNC: readonly BasicSpec[] = [
  ...TRANSFER,
  switched('size-only', 'Only sizes decide whether a file is copied.'),
  switched('exact-timestamps', 'Only equal times count as unchanged.'),
  switched('delete', 'Files of the destination that the source lacks are deleted.'),
];
