/** Console sign-in: what IAM knows of a person, and the session a person gets. */
import type { Call, Identity } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { HOUR_MS } from '../../../kernel/clock.ts';
import { isPasswordExpired } from '../entities/passwords.ts';
import type { IamState, MfaDevice } from '../state.ts';
import { ANONYMOUS, frozenIdentity, rootIdentity, userIdentity } from './identities.ts';
import { devicesOf, isMfaCode } from './mfa-codes.ts';
import { credentialsAnswer, openSession } from './sessions.ts';

/** Who tries to sign in; no user name means the root user. */
export interface Attempt {
  readonly userName?: string;
  readonly password: string;
  readonly mfaCode?: string;
}

export type SignInVerdict =
  'ok' | 'unknown-user' | 'no-password' | 'wrong-password' | 'wrong-mfa' | 'password-expired';

export interface SignInFacts {
  readonly verdict: SignInVerdict;
  /** Undefined for unknown users. Without a key: it has none yet. */
  readonly person?: Omit<Identity, 'accessKeyId' | 'session'>;
  /** What the second question is answered with, when the person has a device. */
  readonly mfa?: { readonly serial: string; readonly type: string };
}

const CONSOLE_SESSION_MS = 12 * HOUR_MS;

/** Judges an attempt; changes nothing. */
export function checkSignIn(ctx: ServiceContext<IamState>, attempt: Attempt): SignInFacts {
  const { state, account, now } = ctx;
  const { userName } = attempt;
  const user = userName === undefined ? undefined : state.users.get(userName);
  if (userName !== undefined && !user) return { verdict: 'unknown-user' };
  const { accessKeyId: _key, ...person } = user
    ? userIdentity(user, '')
    : rootIdentity(account, '');
  const devices = devicesOf(state, userName ?? 'root');
  const facts = { person, ...(devices[0] ? { mfa: mfaFacts(devices) } : {}) };
  const password = user ? user.login?.password : state.root.password;
  if (password === undefined) return { ...facts, verdict: 'no-password' };
  if (password !== attempt.password) return { ...facts, verdict: 'wrong-password' };
  const { mfaCode = '' } = attempt;
  if (devices.length > 0 && !devices.some((device) => isMfaCode(device, mfaCode, now))) {
    return { ...facts, verdict: 'wrong-mfa' };
  }
  if (
    user?.login &&
    state.passwordPolicy?.HardExpiry &&
    isPasswordExpired(state, user.login, now)
  ) {
    return { ...facts, verdict: 'password-expired' };
  }
  return { ...facts, verdict: 'ok' };
}

/**
 * Who an attempt to sign in is by: the person named, so that the record can be found by name. How
 * much of it the record shows is sign-in's affair.
 */
export function signingIn({ state, account }: ServiceContext<IamState>, call: Call): Identity {
  const userName = call.params['UserName'];
  // Whom a link lets in stands in its own record.
  if (call.params['SigninToken'] !== undefined) return ANONYMOUS;
  if (typeof userName !== 'string') {
    const { accessKeyId: _none, ...root } = rootIdentity(account, '');
    return frozenIdentity(root);
  }
  const user = state.users.get(userName);
  return frozenIdentity({
    type: 'IAMUser',
    accountId: account,
    principalId: user?.id ?? '',
    arn: user?.arn ?? '',
    userName: user?.name ?? 'HIDDEN_DUE_TO_SECURITY_REASONS',
  });
}

/** Gives a person who was let in a console session. */
export function openConsoleSession(
  ctx: ServiceContext<IamState>,
  { userName, hasMfa }: { readonly userName?: string; readonly hasMfa: boolean },
): Record<string, unknown> {
  const { state, now, account } = ctx;
  const facts = { createdAt: now, mfaAuthenticated: hasMfa, fromConsole: true };
  const user = userName === undefined ? undefined : state.users.get(userName);
  if (user) state.users.set(user.name, Object.freeze({ ...user, passwordLastUsed: now }));
  else state.root = Object.freeze({ ...state.root, passwordLastUsed: now });
  const session = openSession(ctx, {
    kind: 'console',
    owner: user ? `user:${user.name}` : 'root',
    expiresAt: now + CONSOLE_SESSION_MS,
    ...(hasMfa ? { mfaAt: now } : {}),
    identity: (id) => (user ? userIdentity(user, id, facts) : rootIdentity(account, id, facts)),
  });
  return credentialsAnswer(session);
}

function mfaFacts(devices: readonly MfaDevice[]): { serial: string; type: string } {
  const [first] = devices;
  const type =
    devices.length > 1
      ? 'Multiple MFA Devices'
      : first!.kind === 'virtual'
        ? 'Virtual MFA'
        : 'U2F MFA';
  return { serial: first!.serial, type };
}
