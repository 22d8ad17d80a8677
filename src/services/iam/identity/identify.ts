/** The gateway's question "who is this?". */
import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Call, Credential, Identity } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { AccessKey, IamState } from '../state.ts';
import { expiredCredential, unknownCredential } from '../../../aws/credential-errors.ts';
import { ANONYMOUS } from './identities.ts';
import { identifyService, useRole } from './service-callers.ts';
import { signingIn } from './sign-in.ts';

/** The caller's identity, or AWS's refusal of the credential in the words of the service called. */
export function identify(ctx: ServiceContext<IamState>, call: Call): Identity | ErrorAnswer {
  const { credential } = call;
  switch (credential.kind) {
    case 'anonymous':
      return call.service === 'signin' ? signingIn(ctx, call) : ANONYMOUS;
    case 'service':
      return identifyService(ctx, credential, call);
    case 'key':
      return identifyKey(ctx, credential, call);
  }
}

function identifyKey(
  ctx: ServiceContext<IamState>,
  credential: Extract<Credential, { kind: 'key' }>,
  call: Call,
): Identity | ErrorAnswer {
  const { state } = ctx;
  const key = state.keys.get(credential.accessKeyId);
  if (key) {
    if (!key.isActive) return unknownCredential(call.service);
    useKey(state, key, call);
    return key.identity;
  }
  const session = state.sessions.get(credential.accessKeyId);
  if (!session) return unknownCredential(call.service);
  if (credential.sessionToken !== undefined && credential.sessionToken !== session.token) {
    return unknownCredential(call.service);
  }
  if (session.expiresAt <= ctx.now) return expiredCredential(call.service);
  // "You cannot call any IAM API operations unless MFA authentication information is included"
  // (GetSessionToken); GetFederationToken's sessions cannot call IAM at all.
  if (call.service === 'iam') {
    if (session.kind === 'federated') return unknownCredential('iam');
    if (session.kind === 'session-token' && session.mfaAt === undefined) {
      return unknownCredential('iam');
    }
  }
  if (session.kind === 'role') useRole(state, session.owner.slice('role:'.length), call);
  return session.identity;
}

/** GetAccessKeyLastUsed: kept in place, since most calls of the account come through here. */
function useKey(state: IamState, key: AccessKey, call: Call): void {
  const use = state.keyUses.get(key.id);
  if (!use) {
    state.keyUses.set(key.id, { at: call.at, service: call.service, region: call.region });
    return;
  }
  use.at = call.at;
  use.service = call.service;
  use.region = call.region;
}
