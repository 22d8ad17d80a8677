import type { CallRequest, Credential, Outcome, Via } from '../gateway/call.ts';
import { HOUR_MS, type Instant } from '../kernel/clock.ts';
import { atSignIn, NOBODY, signInRequest } from './sign-in-requests.ts';

/** How somebody comes to the door. */
export type As =
  /** With a long-term key. */
  | { readonly key: string }
  /** Signed in to the console; `mfa` answers the second question. */
  | { readonly login: string; readonly password: string; readonly mfa?: string }
  /** In a role's session, taken with a key or as a service; at the console, switched to. */
  | RoleTaken
  /** At the console, let in by a link that `agent` made for temporary credentials. */
  | { readonly console: RoleTaken; readonly agent: string }
  /** As an AWS service. */
  | { readonly service: string; readonly role?: string; readonly session?: string }
  /** With the credentials an earlier act left under a name. */
  | { readonly saved: string };

export interface RoleTaken {
  readonly role: string;
  readonly session: string;
  readonly with: As;
  /** What the trust policy of a role for others asks for. */
  readonly externalId?: string;
}

export type Login = Extract<As, { readonly login: string }>;
export type Linked = Extract<As, { readonly console: RoleTaken }>;
type Held = Login | Linked | RoleTaken;

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
  /** A link to the console that was made with it. */
  readonly link?: string;
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
  const name = sessionName(as);
  const held = heldSession(taker, as);
  if (held) return keyOf(held);
  const taken = take(taker, as, manner);
  if (!taken) return null;
  taker.sessions.set(name, taken);
  return keyOf(taken);
}

function take(taker: Taker, as: Held, manner: Manner): HeldSession | null {
  if ('console' in as) return followLink(taker, as, manner);
  return 'login' in as ? signIn(taker, as, manner) : takeRole(taker, as, manner);
}

/** The session in hand for `as`, if it still holds. */
export function heldSession(
  { now, sessions }: Pick<Taker, 'now' | 'sessions'>,
  as: Held,
): HeldSession | undefined {
  const held = sessions.get(sessionName(as));
  return held && held.until > now ? held : undefined;
}

/** What a session is kept under. */
export function sessionName(as: Held): string {
  if ('console' in as) return `console/${sessionName(as.console)}`;
  return 'login' in as ? `login/${as.login}` : `role/${as.role}/${as.session}`;
}

function keyOf({ accessKeyId, sessionToken }: HeldSession): Credential {
  return { kind: 'key', accessKeyId, sessionToken };
}

function signIn(taker: Taker, as: Login, manner: Manner): HeldSession | null {
  const outcome = taker.call(signInRequest(as, manner));
  return sessionOf(outcome, taker.now + CONSOLE_SESSION_MS);
}

/** Makes a link to the console with a tool, for `followLink`. False when AWS refused. */
export function makeLink(taker: Taker, as: Linked, { from: sourceIp }: Manner): boolean {
  const { console: role, agent: userAgent } = as;
  const credential = credentialFor(taker, role, { via: 'sdk', from: sourceIp, agent: userAgent });
  const held = heldSession(taker, role);
  if (!credential || !held) return false;
  const made = taker.call({
    ...atSignIn('GetSigninToken', {}, { credential, userAgent, sourceIp }),
    via: 'sdk',
  });
  if (!made.ok) return false;
  const link = String(made.result['SigninToken']);
  taker.sessions.set(sessionName(role), { ...held, link });
  return true;
}

function followLink(taker: Taker, as: Linked, manner: Manner): HeldSession | null {
  const SigninToken = heldSession(taker, as.console)?.link;
  if (SigninToken === undefined) return null;
  const who = { credential: NOBODY, userAgent: manner.agent, sourceIp: manner.from };
  const outcome = taker.call(atSignIn('ConsoleLogin', { SigninToken }, who));
  return sessionOf(outcome, taker.now + ROLE_SESSION_MS);
}

function takeRole(taker: Taker, as: RoleTaken, manner: Manner): HeldSession | null {
  const credential = credentialFor(taker, as.with, manner);
  if (!credential) return null;
  if ('login' in as.with) {
    const { from: sourceIp, agent: userAgent } = manner;
    const who = { credential, sourceIp, userAgent };
    const switched = taker.call(atSignIn('SwitchRole', { RoleName: as.role }, who));
    return sessionOf(switched, taker.now + ROLE_SESSION_MS);
  }
  const byService = credential.kind === 'service';
  const outcome = taker.call({
    service: 'sts',
    operation: 'AssumeRole',
    region: taker.homeRegion,
    params: {
      RoleArn: `arn:aws:iam::${taker.account}:role/${as.role}`,
      RoleSessionName: as.session,
      ...(as.externalId === undefined ? {} : { ExternalId: as.externalId }),
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
