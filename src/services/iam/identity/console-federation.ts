/** A console session from temporary credentials, without a password. */
import { formatSeconds } from '../../../aws/instant.ts';
import { notSimulated } from '../../../aws/errors.ts';
import type { Identity, Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { IamState, Session } from '../state.ts';
import { frozenIdentity } from './identities.ts';
import { credentialsAnswer, openSession } from './sessions.ts';

/**
 * Opens a console session that may what the caller's session may, and ends with it.
 * AWS page: "Enabling custom identity broker access to the AWS console".
 */
export function federateConsole(ctx: ServiceContext<IamState>, caller: Identity): Params {
  const held = ctx.state.sessions.get(caller.accessKeyId ?? '');
  if (held?.kind !== 'role' && held?.kind !== 'federated') {
    throw notSimulated('Not simulated: a sign-in token for credentials that are not temporary.');
  }
  const { id: _id, secret: _secret, token: _token, ...own } = held;
  const session = openSession(ctx, {
    ...own,
    identity: (accessKeyId) =>
      frozenIdentity({
        ...held.identity,
        accessKeyId,
        session: { ...held.identity.session!, fromConsole: true },
      }),
  });
  return { Credentials: credentialsAnswer(session), person: personOf(held) };
}

/** The session as its sign-in record names it: without a key. */
function personOf({ identity }: Session): object {
  const { type, principalId, arn, accountId, session } = identity;
  const { issuer, mfaAuthenticated, createdAt } = session!;
  const attributes = {
    creationDate: formatSeconds(createdAt),
    mfaAuthenticated: String(mfaAuthenticated),
  };
  const sessionContext = { ...(issuer ? { sessionIssuer: { ...issuer } } : {}), attributes };
  return { type, principalId, arn, accountId, sessionContext };
}
