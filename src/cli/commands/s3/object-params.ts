/** From the options of `aws s3` to members of PutObject and CopyObject. awscli's `RequestParamsMapper`. */
import { inputShape } from '../../../aws/model/shapes.ts';
import type { ParsedValue } from '../../arguments/parser.ts';
import { unpack } from '../../arguments/unpack.ts';
import { paramError } from '../../errors.ts';
import type { PyDict, PyValue } from '../../python/values.ts';

export type Options = ReadonlyMap<string, ParsedValue>;
export type ObjectParams = Readonly<Record<string, PyValue | undefined>>;

const MEMBERS: readonly (readonly [member: string, option: string])[] = [
  ['ACL', 'acl'],
  ['StorageClass', 'storage_class'],
  ['WebsiteRedirectLocation', 'website_redirect'],
  ['ContentType', 'content_type'],
  ['CacheControl', 'cache_control'],
  ['ContentDisposition', 'content_disposition'],
  ['ContentEncoding', 'content_encoding'],
  ['ContentLanguage', 'content_language'],
  ['Expires', 'expires'],
  ['ServerSideEncryption', 'sse'],
  ['SSEKMSKeyId', 'sse_kms_key_id'],
  ['SSECustomerAlgorithm', 'sse_c'],
  ['SSECustomerKey', 'sse_c_key'],
  ['RequestPayer', 'request_payer'],
];

/** What a copy that changes one of these must say of all of them. */
export const DESCRIBING = [
  ...['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage'],
  ...['ContentType', 'Expires', 'Metadata'],
];

/** What HeadObject says of these. */
export function describedBy(head: PyDict): ObjectParams {
  const members = DESCRIBING.filter((member) => head.has(member));
  return Object.fromEntries(members.map((member) => [member, head.get(member)!]));
}

export function objectParams(options: Options): ObjectParams {
  const text = (option: string) => (options.get(option) as string | null) ?? undefined;
  const metadata = text('metadata');
  const shape = inputShape('s3', 'PutObject')!.members.get('Metadata')!;
  const params: [string, PyValue | undefined][] = [
    ...MEMBERS.map(([member, option]): [string, PyValue | undefined] => [member, text(option)]),
    ...grants((options.get('grants') ?? []) as readonly string[]),
    ['Metadata', metadata === undefined ? undefined : unpack(shape, metadata, '--metadata')],
  ];
  return Object.fromEntries(params.filter(([, value]) => value !== undefined));
}

const GRANTS: Readonly<Record<string, string>> = {
  read: 'GrantRead',
  full: 'GrantFullControl',
  readacl: 'GrantReadACP',
  writeacl: 'GrantWriteACP',
};

function grants(given: readonly string[]): [string, PyValue][] {
  return given.map((grant) => {
    const at = grant.indexOf('=');
    if (at < 0) throw paramError('grants should be of the form permission=principal');
    const member = Object.hasOwn(GRANTS, grant.slice(0, at)) ? GRANTS[grant.slice(0, at)] : null;
    if (!member) throw paramError('permission must be one of: read|readacl|writeacl|full');
    return [member, grant.slice(at + 1)];
  });
}
