import type { CallRequest, Credential, Outcome, Params, Via } from '../gateway/call.ts';
import { HOUR_MS, type Instant } from '../kernel/clock.ts';

/** How somebody comes to the door. */
export type As =
  /** With a long-term key. */
  | { readonly key: string }
  /** Signed in to the console; `mfa` answers the second question. */
  | { readonly login: string; readonly password: string; readonly mfa?: string }
  /** In a role's session, taken with a key or as a service. */
  | { readonly role: string; readonly session: string; readonly with: As }
  /** As an AWS service. */
  | { readonly service: string; readonly role?: string; readonly session?: string }
  /** With the credentials an earlier act left under a name. */
  | { readonly saved: string };

type Login = Extract<As, { readonly login: string }>;

/** Where somebody comes from and with what. */
export interface Manner {
  readonly via: Via;
  readonly from: string;
  readonly agent: string;
}

/** A session in hand: the temporary key and when it must be taken anew. */
export interface HeldSession {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  readonly until: Instant;
}

/** What taking a session needs from the world. */
export interface Taker {
  readonly now: Instant;
  readonly homeRegion: string;
  readonly account: string;
  readonly sessions: Map<string, HeldSession>;
  readonly saved?: ReadonlyMap<string, unknown>;
  call(request: CallRequest): Outcome;
}

/** How long a console session is kept before signing in again. AWS: twelve hours at most. */
const CONSOLE_SESSION_MS = 11 * HOUR_MS;
/** Roles are taken for an hour and renewed a little before. */
const ROLE_SESSION_MS = HOUR_MS - 60_000;

/**
 * The credential to show for `as`, taking a session (a real, recorded AssumeRole or ConsoleLogin)
 * when none is held. Null when AWS refused.
 */
export function credentialFor(taker: Taker, as: As, manner: Manner): Credential | null {
  if ('key' in as) return { kind: 'key', accessKeyId: as.key };
  if ('service' in as) {
    const { service: principal, role: roleName, session: sessionName } = as;
    return { kind: 'service', principal, roleName, sessionName };
  }
  if ('saved' in as) return savedCredential(taker.saved?.get(as.saved));
  const name = 'login' in as ? `login/${as.login}` : `role/${as.role}/${as.session}`;
  const held = taker.sessions.get(name);
  if (held && held.until > taker.now) return keyOf(held);
  const taken = 'login' in as ? signIn(taker, as, manner) : takeRole(taker, as, manner);
  if (!taken) return null;
  taker.sessions.set(name, taken);
  return keyOf(taken);
}

function keyOf({ accessKeyId, sessionToken }: HeldSession): Credential {
  return { kind: 'key', accessKeyId, sessionToken };
}

function signIn(taker: Taker, as: Login, manner: Manner): HeldSession | null {
  const outcome = taker.call(signInRequest(as, manner));
  return sessionOf(outcome, taker.now + CONSOLE_SESSION_MS);
}

/** A person at the console's sign-in page. */
export function signInRequest(as: Login, { from, agent }: Manner): CallRequest {
  const params: Params = {
    UserName: as.login,
    Password: as.password,
    ...(as.mfa === undefined ? {} : { MfaCode: as.mfa }),
  };
  return {
    service: 'signin',
    operation: 'ConsoleLogin',
    region: 'us-east-1',
    params,
    credential: { kind: 'anonymous' },
    via: 'console',
    userAgent: agent,
    sourceIp: from,
  };
}

function takeRole(
  taker: Taker,
  as: { role: string; session: string; with: As },
  manner: Manner,
): HeldSession | null {
  const credential = credentialFor(taker, as.with, manner);
  if (!credential) return null;
  const byService = credential.kind === 'service';
  const outcome = taker.call({
    service: 'sts',
    operation: 'AssumeRole',
    region: taker.homeRegion,
    params: {
      RoleArn: `arn:aws:iam::${taker.account}:role/${as.role}`,
      RoleSessionName: as.session,
    },
    credential,
    via: byService ? 'service' : manner.via,
    userAgent: byService ? credential.principal : manner.agent,
    sourceIp: byService ? credential.principal : manner.from,
  });
  return sessionOf(outcome, taker.now + ROLE_SESSION_MS);
}

function sessionOf(outcome: Outcome, until: Instant): HeldSession | null {
  if (!outcome.ok) return null;
  const { Credentials } = outcome.result as { Credentials?: SavedCredentials };
  if (!Credentials?.AccessKeyId) return null;
  const { AccessKeyId: accessKeyId, SessionToken: sessionToken } = Credentials;
  return { accessKeyId, sessionToken, until };
}

interface SavedCredentials {
  readonly AccessKeyId?: string;
  readonly SessionToken?: string;
}

/** Finds the key in a kept answer of CreateAccessKey, AssumeRole, ConsoleLogin, … */
function savedCredential(answer: unknown): Credential | null {
  const kept = answer as
    { Credentials?: SavedCredentials; AccessKey?: SavedCredentials } | undefined;
  const found = kept?.Credentials ?? kept?.AccessKey;
  if (!found?.AccessKeyId) return null;
  return { kind: 'key', accessKeyId: found.AccessKeyId, sessionToken: found.SessionToken };
}
