/** GetSessionToken's and GetFederationToken's sessions. */
import { awsError } from '../../../aws/errors.ts';
import type { Call, Identity, Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { requestMfa } from '../access/trust.ts';
import type { IamState, Tag } from '../state.ts';
import { badMfa, packedPercent, sessionPolicies } from './assume-role.ts';
import { federatedIdentity, rootIdentity, userIdentity } from './identities.ts';
import { credentialsAnswer, openSession } from './sessions.ts';

/** Twelve hours for users, one for the root user. */
const USER_SECONDS = 43_200;
const ROOT_SECONDS = 3_600;

export interface Asking<Input> {
  readonly caller: Identity;
  readonly call: Call;
  readonly input: Input;
}

export function sessionToken(
  ctx: ServiceContext<IamState>,
  { caller, call, input }: Asking<{ DurationSeconds?: number }>,
): Params {
  refuseTemporary(caller, 'GetSessionToken');
  const mfa = requestMfa(ctx.state, { call, identity: caller });
  if (mfa === 'wrong') throw badMfa(call.params);
  const isRoot = caller.type === 'Root';
  const { now } = ctx;
  const wanted = { createdAt: now, mfaAuthenticated: mfa === 'right' };
  const user = caller.userName === undefined ? undefined : ctx.state.users.get(caller.userName);
  const session = openSession(ctx, {
    kind: 'session-token',
    owner: isRoot ? 'root' : `user:${caller.userName ?? ''}`,
    expiresAt: now + secondsOf(input.DurationSeconds, isRoot) * 1000,
    ...(mfa === 'right' ? { mfaAt: now } : {}),
    identity: (id) =>
      user ? userIdentity(user, id, wanted) : rootIdentity(ctx.account, id, wanted),
  });
  return { Credentials: credentialsAnswer(session) };
}

export interface FederationInput {
  readonly Name: string;
  readonly Policy?: string;
  readonly PolicyArns?: readonly { arn?: string }[];
  readonly DurationSeconds?: number;
  readonly Tags?: readonly Tag[];
}

export function federationToken(
  ctx: ServiceContext<IamState>,
  { caller, input }: Asking<FederationInput>,
): Params {
  refuseTemporary(caller, 'GetFederationToken');
  const { now } = ctx;
  const isRoot = caller.type === 'Root';
  const user = {
    arn: caller.arn,
    id: caller.principalId,
    name: caller.userName ?? '',
  };
  const policies = sessionPolicies(ctx.state, input);
  const session = openSession(ctx, {
    kind: 'federated',
    owner: isRoot ? 'root' : `user:${user.name}`,
    expiresAt: now + secondsOf(input.DurationSeconds, isRoot) * 1000,
    tags: input.Tags ?? [],
    ...(policies ? { policies } : {}),
    identity: (accessKeyId) =>
      federatedIdentity(user, { name: input.Name, accessKeyId, createdAt: now }),
  });
  return {
    Credentials: credentialsAnswer(session),
    FederatedUser: { FederatedUserId: session.identity.principalId, Arn: session.identity.arn },
    PackedPolicySize: policies ? packedPercent(input) : 0,
  };
}

/** The root user's credentials last at most an hour, whatever was asked for. */
function secondsOf(asked: number | undefined, isRoot: boolean): number {
  if (isRoot) return Math.min(asked ?? ROOT_SECONDS, ROOT_SECONDS);
  return asked ?? USER_SECONDS;
}

function refuseTemporary(caller: Identity, operation: string): void {
  if (caller.session === undefined && (caller.type === 'IAMUser' || caller.type === 'Root')) return;
  throw awsError('AccessDenied', `Cannot call ${operation} with session credentials`, {
    status: 403,
  });
}
