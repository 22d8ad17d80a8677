import type { CallRequest, Params } from '../gateway/call.ts';
import { resident, type ResidentContext } from '../gateway/resident.ts';
import type { Instant } from '../kernel/clock.ts';
import { drawBetween } from '../kernel/random.ts';
import { fill, target } from './playbook.ts';
import { credentialFor, heldSession, type As, type HeldSession, type Manner } from './principal.ts';
import { NOBODY, signInRequest } from './sign-in-requests.ts';

/** A scripted act of a scenario: a call at an instant, perhaps repeated, by anybody. */
export interface Act extends Manner {
  readonly id: string;
  readonly at: Instant;
  /** Drawn per seed: the act comes up to this much later. */
  readonly jitterMs?: number;
  readonly as: As;
  readonly call: string;
  readonly with?: Params;
  readonly region?: string;
  readonly repeat?: {
    readonly times: number;
    readonly everyMs: number;
    readonly spreadMs?: number;
  };
  /** Keeps the answer, for `{{name.Path}}` and `as: {saved: name}` of later acts. */
  readonly save?: string;
  readonly picks?: Readonly<Record<string, readonly unknown[]>>;
  /** Lists of addresses to come from in turn, instead of `from`. */
  readonly fromEach?: readonly string[];
}

interface ActsState {
  readonly sessions: Map<string, HeldSession>;
  readonly saved: Map<string, unknown>;
  /** What was done, for debriefs: act, instant, whether AWS accepted. */
  readonly done: { act: string; at: Instant; ok: boolean }[];
}

export interface ActsConfig {
  readonly acts: readonly Act[];
}

type Stage = ResidentContext<ActsState, ActsConfig>;

/** Plays the scenario's acts through the same door as everybody else. */
export const acts = resident<ActsState, ActsConfig>({
  name: 'acts',
  empty: () => ({ sessions: new Map(), saved: new Map(), done: [] }),
  start: (ctx) =>
    ctx.config.acts.forEach((act, index) => {
      const late = act.jitterMs ? drawBetween(ctx.random(`jitter/${act.id}`), 0, act.jitterMs) : 0;
      ctx.schedule(act.at + late, 'acts.play', { index, turn: 0 });
      if (!answersMfa(act)) return;
      const before = drawBetween(ctx.random(`answer/${act.id}`), ...ANSWERED_BEFORE_MS);
      ctx.schedule(Math.max(ctx.now, act.at + late - before), 'acts.answer', index);
    }),
  handlers: {
    'acts.answer': (ctx, index: number) => {
      const act = ctx.config.acts[index]!;
      const { now, state } = ctx;
      if (!('login' in act.as)) {
        ctx.call({ ...requestOf(ctx, act, act.from), operation: 'CheckMfa' });
      } else if (!heldSession({ now, sessions: state.sessions }, act.as)) {
        ctx.call(signInRequest(act.as, act, 'CheckMfa'));
      }
    },
    'acts.play': (ctx, arg: { index: number; turn: number }) => {
      const act = ctx.config.acts[arg.index]!;
      play(ctx, act, arg.turn);
      const { repeat } = act;
      if (!repeat || arg.turn + 1 >= repeat.times) return;
      const spread = drawBetween(ctx.random(act.id), 0, repeat.spreadMs ?? 0);
      ctx.schedule(ctx.now + repeat.everyMs + spread, 'acts.play', { ...arg, turn: arg.turn + 1 });
    },
  },
});

function play(ctx: Stage, act: Act, turn: number): void {
  const from = act.fromEach ? act.fromEach[turn % act.fromEach.length]! : act.from;
  const { sessions, saved } = ctx.state;
  const { now, homeRegion, account, call } = ctx;
  const taker = { now, homeRegion, account, sessions, saved, call };
  const credential = isSignIn(act) ? NOBODY : credentialFor(taker, act.as, { ...act, from });
  if (!credential) return;
  const outcome = ctx.call({ ...requestOf(ctx, act, from), credential });
  if (act.save && outcome.ok) saved.set(act.save, outcome.result);
  if (ctx.state.done.length < DONE_LIMIT) {
    ctx.state.done.push({ act: act.id, at: now, ok: outcome.ok });
  }
}

function requestOf(ctx: Stage, act: Act, from: string): CallRequest {
  const picks = new Map<string, unknown>([...Object.entries(act.picks ?? {}), ...ctx.state.saved]);
  return {
    ...target(act.call),
    region: act.region ?? ctx.homeRegion,
    params: fill(act.with ?? {}, picks, ctx.random(act.id)),
    credential: NOBODY,
    via: act.via,
    userAgent: act.via === 'console' && !isSignIn(act) ? 'AWS Internal' : act.agent,
    sourceIp: from,
  };
}

/** How long before a sign-in is complete the code of the MFA device is checked. */
const ANSWERED_BEFORE_MS = [8_000, 20_000] as const;

function answersMfa({ as, call, with: params, repeat }: Act): boolean {
  if ('login' in as) return as.mfa !== undefined;
  return call === 'signin.ConsoleLogin' && params?.['MfaCode'] !== undefined && !repeat;
}

/** More than any scenario plays; a script that repeats for ever must not grow the world. */
const DONE_LIMIT = 10_000;

function isSignIn(act: Act): boolean {
  return act.call.startsWith('signin.');
}
