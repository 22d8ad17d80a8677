/** The simulator's own instruments: which function answers which view. */
import type { CallRequest } from '../gateway/call.ts';
import { linkCall } from '../world/views/inbox.ts';
import { insightsOf, lanesOfTrail, queryTrail, recordInTrail } from '../world/views/trail.ts';
import { backtestOf, microscopeOf, seriesOf, statesOf } from '../world/views/watch.ts';
import type { World } from '../world/world.ts';
import type { Host } from './host.ts';
import { ACCOUNT_LOOKS } from './looks/account.ts';
import { inboxOf } from './looks/inbox.ts';
import { receiptOf } from './looks/receipts.ts';
import { timelineOf } from './looks/timeline.ts';
import type { Play } from './play.ts';
import type { Outcome } from './protocol.ts';
import type { Views } from './views.ts';

/** What a view is made from: the world looked at (it may be an earlier one), and who plays. */
export interface LookContext {
  readonly world: World;
  readonly play: Play;
}

export type Look<K extends keyof Views> = (
  ctx: LookContext,
  args: Views[K]['args'],
) => Views[K]['result'];

type Looks = { readonly [K in keyof Views]?: Look<K> };

const own = ({ play }: LookContext) => ({ ownArn: play.learner.identity.arn });

const LOOKS: Looks = {
  ...ACCOUNT_LOOKS,
  call: (ctx, { callId }) => {
    const found = ctx.play.receipts.find((receipt) => receipt.callId === callId);
    return found ? receiptOf(ctx, found) : null;
  },
  calls: (ctx, { limit }) =>
    ctx.play.receipts
      .slice(-limit)
      .reverse()
      .map((receipt) => receiptOf(ctx, receipt)),
  timeline: timelineOf,
  'alarm-microscope': ({ world }, ask) => microscopeOf(world, ask),
  'alarm-backtest': ({ world }, ask) => {
    const found = backtestOf(world, ask);
    return 'code' in found ? { ...found, kind: 'aws' as const } : found;
  },
  'alarm-states': ({ world }, ask) => statesOf(world, ask),
  series: ({ world }, ask) => seriesOf(world, ask),
  'trail-lanes': (ctx, ask) => lanesOfTrail(ctx.world, { ...ask, ...own(ctx) }),
  'trail-query': (ctx, ask) => queryTrail(ctx.world, { ...ask, ...own(ctx) }),
  // Records are JSON, which their type in the simulation does not say.
  'trail-record': (ctx, ask) => recordInTrail(ctx.world, { ...ask, ...own(ctx) }) as never,
  'trail-insights': ({ world }, { region }) => insightsOf(world, region) as never,
  inbox: (ctx) => inboxOf(ctx),
};

export function look<K extends keyof Views>(
  name: K,
  ctx: LookContext,
  args: Views[K]['args'],
): Views[K]['result'] {
  const answer = LOOKS[name] as Look<K> | undefined;
  if (!answer) throw new Error(`There is no view called “${String(name)}”.`);
  return answer(ctx, args);
}

/** The API call behind a message's link; null where it has none. */
export function linkOf({ play }: Host, messageId: string): CallRequest | null {
  const call = play && linkCall(play.world, messageId);
  if (!play || !call) return null;
  const { userAgent, sourceIp } = play.learner;
  return { ...call, credential: { kind: 'anonymous' }, via: 'console', userAgent, sourceIp };
}

export function noSuchLink(): Outcome {
  const message = 'This message has no link to follow.';
  return { ok: false, error: { code: 'NoLink', message, status: 404, kind: 'not-simulated' } };
}
