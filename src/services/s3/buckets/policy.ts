import { awsError } from '../../../aws/errors.ts';
import type { Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { lookUpBucket } from './find.ts';
import type { Bucket, S3State } from '../state.ts';

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [name: string]: unknown;
}

const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';

/** Conditions that tie a statement with Principal "*" to somebody. AWS page: "The meaning of
 * 'public'". */
const NARROWING =
  /^aws:(sourceip|sourcearn|sourcevpc|sourcevpce|sourceaccount|sourceowner|principalorgid|principalorgpaths|principalaccount|principalarn|userid|vpcsourceip|calledvia.*)$/i;

/** Parses a policy document; refuses what S3 calls malformed. */
export function parseBucketPolicy(text: string, bucket: string): readonly Statement[] {
  const { Statement: list } = parsed(text);
  const statements = (Array.isArray(list) ? list : [list]) as Statement[];
  if (list === undefined || statements.length === 0)
    throw malformed('Missing required field Statement');
  for (const statement of statements) checkStatement(statement, bucket);
  return statements;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  if (!text.startsWith('{')) {
    throw malformed("Policies must be valid JSON and the first byte must be '{'");
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw malformed('This policy contains invalid Json');
  }
}

function checkStatement(statement: Statement, bucket: string): void {
  if (typeof statement !== 'object' || statement === null)
    throw malformed('Syntax errors in policy.');
  const { Effect, Principal, Action, NotAction, Resource, NotResource } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') throw malformed('Invalid effect in policy');
  const hasPrincipal = Principal !== undefined || statement['NotPrincipal'] !== undefined;
  if (!hasPrincipal) throw malformed('Missing required field Principal');
  if (Action === undefined && NotAction === undefined)
    throw malformed('Missing required field Action');
  if (Resource === undefined && NotResource === undefined) {
    throw malformed('Missing required field Resource');
  }
  for (const action of listOf(Action)) {
    if (action !== '*' && !/^s3:/i.test(action)) throw malformed('Policy has invalid action');
  }
  const own = `arn:aws:s3:::${bucket}`;
  for (const resource of listOf(Resource)) {
    const isOwn = resource === '*' || resource === own || resource.startsWith(`${own}/`);
    const isPattern = /^arn:aws:s3:::[^/]*[*?]/.test(resource);
    if (!isOwn && !isPattern) throw malformed('Policy has invalid resource');
  }
}

function malformed(message: string) {
  return awsError('MalformedPolicy', message);
}

function listOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Whether S3 calls a policy public. AWS page: "Blocking public access to your S3 storage". */
export function isPublicPolicy(text: string | null): boolean {
  if (text === null) return false;
  return statementsOf(text).some(isPublicStatement);
}

function isPublicStatement(statement: Statement): boolean {
  if (statement.Effect !== 'Allow' || !isEverybody(statement.Principal)) return false;
  const conditions = Object.values(statement.Condition ?? {});
  const isNarrow = conditions.some((condition) =>
    Object.keys(condition).some((key) => NARROWING.test(key)),
  );
  return !isNarrow;
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  return listOf((principal as { AWS?: unknown }).AWS).includes('*');
}

function statementsOf(text: string): readonly Statement[] {
  const { Statement: list } = JSON.parse(text) as { Statement: Statement | Statement[] };
  return Array.isArray(list) ? list : [list];
}

/** Gives a bucket its policy, or takes it away. */
export function setPolicy(bucket: Bucket, policy: string | null): void {
  bucket.settings.policy = policy;
  bucket.settings.isPolicyPublic = isPublicPolicy(policy);
}

export function hasPublicAcl(bucket: Bucket): boolean {
  return bucket.settings.grants.some((grant) => grant.Grantee.URI === ALL_USERS);
}

/**
 * The resource policy a request is judged by: the bucket's own, without its public statements
 * where RestrictPublicBuckets is on, and what its ACLs let everybody do.
 */
export function effectivePolicy(input: Params, ctx: ServiceContext<S3State>): string | undefined {
  const name = input['Bucket'];
  const bucket = typeof name === 'string' ? lookUpBucket(ctx, name) : undefined;
  if (!bucket) return undefined;
  const { policy, publicAccessBlock, isPolicyPublic } = bucket.settings;
  const isPlain = !publicAccessBlock?.RestrictPublicBuckets || !isPolicyPublic;
  const acl = aclStatements(bucket, input['Key']);
  // Without a policy, a bucket lets no other service in.
  if (isPlain && acl.length === 0) return policy ?? '';
  const own = policy === null ? [] : statementsOf(policy);
  const kept = isPlain ? own : own.filter((statement) => !isPublicStatement(statement));
  return JSON.stringify({ Version: '2012-10-17', Statement: [...kept, ...acl] });
}

function aclStatements(bucket: Bucket, key: unknown): object[] {
  if (bucket.settings.ownership === 'BucketOwnerEnforced') return [];
  if (bucket.settings.publicAccessBlock?.IgnorePublicAcls) return [];
  const allow = (Action: string[], Resource: string) => ({
    Effect: 'Allow',
    Principal: '*',
    Action,
    Resource,
  });
  const arn = `arn:aws:s3:::${bucket.name}`;
  const statements: object[] = [];
  for (const { Grantee, Permission } of bucket.settings.grants) {
    if (Grantee.URI !== ALL_USERS) continue;
    const isAll = Permission === 'FULL_CONTROL';
    if (isAll || Permission === 'READ') {
      statements.push(allow(['s3:ListBucket', 's3:ListBucketVersions'], arn));
    }
    if (isAll || Permission === 'WRITE') {
      statements.push(allow(['s3:PutObject', 's3:DeleteObject'], `${arn}/*`));
    }
  }
  const object = typeof key === 'string' ? bucket.objects.get(key)?.at(-1) : undefined;
  if (object?.isPublic) statements.push(allow(['s3:GetObject'], `${arn}/${object.key}`));
  return statements;
}

/** Grants of a canned ACL. AWS page: "Access control list (ACL) overview", canned ACL. */
export function cannedGrants(acl: string): readonly { URI: string; Permission: string }[] {
  const authenticated = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
  switch (acl) {
    case 'public-read':
      return [{ URI: ALL_USERS, Permission: 'READ' }];
    case 'public-read-write':
      return [
        { URI: ALL_USERS, Permission: 'READ' },
        { URI: ALL_USERS, Permission: 'WRITE' },
      ];
    case 'authenticated-read':
      return [{ URI: authenticated, Permission: 'READ' }];
    default:
      return [];
  }
}
