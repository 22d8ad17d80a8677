/** The law of taking a role, once the trust policy has allowed it. AWS page: "AssumeRole". */
import { awsError } from '../../../aws/errors.ts';
import type { Call, Identity, Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { requestMfa, roleByArn } from '../access/trust.ts';
import { findAttachable, managedPolicyText } from '../grants/managed-policies.ts';
import { validationError } from '../errors.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { IamState, Role, Session, Tag } from '../state.ts';
import { roleIdentity } from './identities.ts';
import { credentialsAnswer, openSession } from './sessions.ts';

export interface AssumeRoleInput {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly Policy?: string;
  readonly PolicyArns?: readonly { arn?: string }[];
  readonly DurationSeconds?: number;
  readonly Tags?: readonly Tag[];
  readonly TransitiveTagKeys?: readonly string[];
  readonly SourceIdentity?: string;
}

export interface Taking {
  readonly caller: Identity;
  readonly call: Call;
  readonly input: AssumeRoleInput;
  /** The console's Switch Role keeps the marks of a console session. */
  readonly isFromConsole?: boolean;
}

const CHAINED_SECONDS = 3600;
const DEFAULT_SECONDS = 3600;
/** Session policies may fill this many characters, and tags count too. */
const PACKED_LIMIT = 2048;

/** Mints the session and gives AssumeRole's answer. */
export function assumeRole(ctx: ServiceContext<IamState>, taking: Taking): Params {
  const { state, now } = ctx;
  const { caller, input } = taking;
  if (caller.type === 'Root') {
    throw awsError('AccessDenied', 'Roles may not be assumed by root accounts.', { status: 403 });
  }
  const mfa = requestMfa(state, { call: taking.call, identity: caller });
  if (mfa === 'wrong') throw badMfa(taking.call.params);
  const role = roleByArn(state, input.RoleArn);
  if (!role) throw validationError(`${input.RoleArn} is invalid`);
  const parent = parentSession(state, caller);
  const seconds = durationOf(input, role, caller);
  const sourceIdentity = sourceIdentityOf(input, caller);
  const tags = sessionTags(input, parent);
  const policies = sessionPolicies(state, input);
  const session = openSession(ctx, {
    kind: 'role',
    owner: `role:${role.name}`,
    expiresAt: now + seconds * 1000,
    tags: tags.tags,
    transitiveTagKeys: tags.transitive,
    ...(policies ? { policies } : {}),
    ...(mfa === 'right' ? { mfaAt: now } : {}),
    identity: (accessKeyId) =>
      roleIdentity(role, {
        accessKeyId,
        sessionName: input.RoleSessionName,
        createdAt: now,
        isMfaAuthenticated: mfa === 'right' || carriesMfa(caller),
        ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
        ...(taking.isFromConsole ? { isFromConsole: true } : {}),
        ...(isInstanceMint(caller) ? { ec2RoleDelivery: '2.0' } : {}),
      }),
  });
  if (caller.type === 'AWSService') {
    state.serviceSessions.set(`${role.name}/${input.RoleSessionName}`, session.id);
  }
  return {
    Credentials: credentialsAnswer(session),
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${input.RoleSessionName}`,
      Arn: session.identity.arn,
    },
    ...(policies || tags.tags.length > 0 ? { PackedPolicySize: packedPercent(input) } : {}),
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  };
}

/** A session signed in with MFA stays so through the console's Switch Role. */
function carriesMfa(caller: Identity): boolean {
  return caller.type === 'IAMUser' && (caller.session?.mfaAuthenticated ?? false);
}

function isInstanceMint(caller: Identity): boolean {
  return caller.type === 'AWSService' && caller.invokedBy === 'ec2.amazonaws.com';
}

function parentSession(state: IamState, caller: Identity): Session | undefined {
  return caller.accessKeyId === undefined ? undefined : state.sessions.get(caller.accessKeyId);
}

function durationOf(input: AssumeRoleInput, role: Role, caller: Identity): number {
  const seconds = input.DurationSeconds;
  const isChained = caller.type === 'AssumedRole' && caller.session?.ec2RoleDelivery === undefined;
  if (seconds !== undefined && seconds > role.maxSessionSeconds) {
    throw validationError(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  if (isChained && seconds !== undefined && seconds > CHAINED_SECONDS) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  return seconds ?? DEFAULT_SECONDS;
}

/** It persists through chaining and cannot change. */
function sourceIdentityOf(input: AssumeRoleInput, caller: Identity): string | undefined {
  const held = caller.session?.sourceIdentity;
  if (held !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== held) {
    throw awsError(
      'AccessDenied',
      `Source Identity ${input.SourceIdentity} cannot be set: the calling session already has one.`,
      { status: 403 },
    );
  }
  return held ?? input.SourceIdentity;
}

function sessionTags(
  input: AssumeRoleInput,
  parent: Session | undefined,
): { tags: Tag[]; transitive: string[] } {
  const own = input.Tags ?? [];
  const keys = own.map((tag) => tag.Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw invalidTags('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  const transitive = input.TransitiveTagKeys ?? [];
  if (transitive.some((key) => !keys.includes(key.toLowerCase()))) {
    throw invalidTags('The specified transitive tag key must be included in the requested tags.');
  }
  const inheritedKeys = parent?.transitiveTagKeys ?? [];
  if (inheritedKeys.some((key) => keys.includes(key.toLowerCase()))) {
    throw invalidTags(
      "One of the specified transitive tag keys can't be set because it conflicts with a " +
        'transitive tag key from the calling session.',
    );
  }
  const inherited = (parent?.tags ?? []).filter((tag) =>
    inheritedKeys.some((key) => key.toLowerCase() === tag.Key.toLowerCase()),
  );
  return { tags: [...own, ...inherited], transitive: [...transitive, ...inheritedKeys] };
}

function invalidTags(message: string) {
  return awsError('InvalidParameterValue', message);
}

/** Texts of the session policies, checked; undefined when none were passed. */
export function sessionPolicies(
  state: IamState,
  input: Pick<AssumeRoleInput, 'Policy' | 'PolicyArns'>,
): string[] | undefined {
  const texts: string[] = [];
  if (input.Policy !== undefined) {
    if (input.Policy.length > PACKED_LIMIT) throw packedTooLarge(input.Policy.length);
    const parsed = parsePolicy(input.Policy, 'session');
    if (!parsed.ok) throw awsError('MalformedPolicyDocument', parsed.message);
    texts.push(input.Policy);
  }
  for (const { arn } of input.PolicyArns ?? []) {
    const policy = findAttachable(state, arn ?? '');
    texts.push(managedPolicyText(state, policy.arn)!);
  }
  return texts.length > 0 ? texts : undefined;
}

/** Per cent of the space that session policies and tags may fill. */
export function packedPercent(input: Pick<AssumeRoleInput, 'Policy' | 'PolicyArns' | 'Tags'>) {
  let size = input.Policy?.length ?? 0;
  for (const { arn } of input.PolicyArns ?? []) size += arn?.length ?? 0;
  for (const tag of input.Tags ?? []) size += tag.Key.length + tag.Value.length;
  return Math.max(1, Math.min(100, Math.ceil((size * 100) / PACKED_LIMIT)));
}

function packedTooLarge(size: number) {
  const percent = Math.ceil((size * 100) / PACKED_LIMIT);
  return awsError(
    'PackedPolicyTooLarge',
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
  );
}

/** A code that is not the caller's device's. */
export function badMfa(params: Params) {
  const message =
    params['SerialNumber'] === undefined || params['TokenCode'] === undefined
      ? 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.'
      : 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
  return awsError('AccessDenied', message, { status: 403 });
}
