import { DAY_MS } from '../kernel/clock.ts';
import type { Checkout } from './config.ts';
import { drawCount } from './curve.ts';
import type { Traffic } from './requests.ts';

/** Before this, log lines would have left the group's retention anyway. */
const LOGGED_MS = 2 * DAY_MS;

/** A minute's purchases: the function runs, seats are read and booked, orders are queued. */
export function sendCheckouts(ctx: Traffic, checkout: Checkout, requests: number): void {
  const share = checkout.share * ctx.modulation('checkout', 'requests');
  const count = drawCount(requests * share, ctx.random('checkout'));
  if (count === 0) return;
  const { functionName } = checkout;
  const isRecent = ctx.now >= ctx.opensAt - LOGGED_MS;
  ctx.stimulate({
    service: 'lambda',
    stimulus: 'invoke',
    arg: { functionName, count, ...(isRecent ? {} : { logged: 0 }) },
  });
}
