/** What a person does at the console's sign-in page before the console opens. */
import type { ResidentContext } from '../gateway/resident.ts';
import { drawBetween, drawChance } from '../kernel/random.ts';
import {
  credentialFor,
  heldSession,
  makeLink,
  type As,
  type HeldSession,
  type Manner,
} from './principal.ts';
import { signInRequest } from './sign-in-requests.ts';

/** What was just done there. */
export type AtDoor = 'mistyped' | 'answered' | 'linked' | 'switched';

/** In percent: how often somebody mistypes the password first. */
const MISTYPES = 25;

/**
 * How long people take for the password again, from a device's code or a link to the console,
 * and to a role. */
const RETYPING_MS = [6_000, 25_000] as const;
const ANSWERING_MS = [7_000, 21_000] as const;
const FOLLOWING_MS = [1_500, 12_000] as const;
const SWITCHING_MS = [900, 3_000] as const;

type Hall = ResidentContext<{ readonly sessions: Map<string, HeldSession> }>;

interface Person extends Manner {
  readonly name: string;
  readonly as: As;
}

/**
 * One thing before the console's page opens: a wrong password now and then, the code of the MFA
 * device, which is asked for some seconds before the sign-in is complete, a link that does without
 * both, or the switch to the role that `as` wants. Null: the person is in, or only the sign-in itself is left.
 */
export function stepAtDoor(
  ctx: Hall,
  { name, as: own, ...manner }: Person,
  { as, done }: { readonly as: As; readonly done: AtDoor | undefined },
): { readonly did: AtDoor; readonly waitMs: number } | null {
  const { now, homeRegion, account, call } = ctx;
  const { sessions } = ctx.state;
  const taker = { now, homeRegion, account, sessions, call };
  const luck = ctx.random(`${name}/typing`);
  if ('console' in own && done === undefined && !heldSession(taker, own)) {
    makeLink(taker, own, manner);
    return { did: 'linked', waitMs: drawBetween(luck, ...FOLLOWING_MS) };
  }
  if (!('login' in own)) return null;
  if (done !== 'answered' && !heldSession(taker, own)) {
    if (done !== 'mistyped' && drawChance(luck, MISTYPES / 100)) {
      ctx.call(signInRequest({ ...own, password: `${own.password}1` }, manner));
      return { did: 'mistyped', waitMs: drawBetween(luck, ...RETYPING_MS) };
    }
    if (own.mfa !== undefined) {
      ctx.call(signInRequest(own, manner, 'CheckMfa'));
      return { did: 'answered', waitMs: drawBetween(luck, ...ANSWERING_MS) };
    }
  }
  if (!('role' in as && 'with' in as) || heldSession(taker, as)) return null;
  if (done === 'switched') return null;
  credentialFor(taker, as, manner);
  return { did: 'switched', waitMs: drawBetween(luck, ...SWITCHING_MS) };
}
