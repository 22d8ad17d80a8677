/**
 * What STS and sign-in ask of IAM, where users, roles and sessions are kept. They come through the
 * load door because a service imports no other; they throw AWS's errors like operations.
 */
import type { Identity } from '../../gateway/call.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import type { Stimulus } from '../../gateway/service.ts';
import { decodeMessage } from './access/encoded-message.ts';
import { assumeRole, type Taking } from './identity/assume-role.ts';
import { mfaCodeAt } from './identity/mfa-codes.ts';
import { federateConsole } from './identity/console-federation.ts';
import { checkSignIn, openConsoleSession, type Attempt } from './identity/sign-in.ts';
import {
  federationToken,
  sessionToken,
  type Asking,
  type FederationInput,
} from './identity/token-sessions.ts';
import type { IamState } from './state.ts';

type Ctx = ServiceContext<IamState>;

export const stimuli: Readonly<Record<string, Stimulus<IamState>>> = {
  /** AssumeRole, after the trust policy allowed it. Answers as STS does. */
  assumeRole: (ctx: Ctx, taking: Taking) => assumeRole(ctx, taking),
  sessionToken: (ctx: Ctx, asking: Asking<{ DurationSeconds?: number }>) =>
    sessionToken(ctx, asking),
  federationToken: (ctx: Ctx, asking: Asking<FederationInput>) => federationToken(ctx, asking),
  decodeMessage: (_ctx: Ctx, encoded: string) => decodeMessage(encoded),
  /** Judges an attempt to sign in; changes nothing. */
  checkSignIn: (ctx: Ctx, attempt: Attempt) => checkSignIn(ctx, attempt),
  openConsoleSession: (ctx: Ctx, person: { userName?: string; hasMfa: boolean }) =>
    openConsoleSession(ctx, person),
  /** A console session for whoever has temporary credentials. */
  federateConsole: (ctx: Ctx, who: { caller: Identity }) => federateConsole(ctx, who.caller),
  /** What a device shows now: a person looks at the phone. Undefined for unknown serials. */
  mfaCode: (ctx: Ctx, serial: string) => {
    const device = ctx.state.mfaDevices.get(serial);
    return device && mfaCodeAt(device, ctx.now);
  },
  /** The account a key belongs to, as GetAccessKeyInfo tells. */
  accountOfKey: (ctx: Ctx, accessKeyId: string) =>
    (ctx.state.keys.get(accessKeyId) ?? ctx.state.sessions.get(accessKeyId))?.identity.accountId,
  /** The secret of a key, for checking signatures at the wire. */
  secretOfKey: (ctx: Ctx, accessKeyId: string) =>
    (ctx.state.keys.get(accessKeyId) ?? ctx.state.sessions.get(accessKeyId))?.secret,
};
