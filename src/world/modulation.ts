import type { Instant } from '../kernel/clock.ts';
import type { Modulation } from './state.ts';

/** The factor on a signal at an instant: the product of all modulations in force; 1 for none. */
export function modulationAt(
  modulations: readonly Modulation[],
  of: { target: string; signal: string },
  at: Instant,
): number {
  let factor = 1;
  for (const change of modulations) {
    if (at < change.at || at >= change.until) continue;
    if (change.target !== of.target || change.signal !== of.signal) continue;
    factor *= factorOf(change, at);
  }
  return factor;
}

function factorOf(change: Modulation, at: Instant): number {
  const { shape, to, rampMs } = change;
  if (shape === 'step' || rampMs <= 0) return to;
  const rising = Math.min(1, (at - change.at) / rampMs);
  const falling = shape === 'peak' ? Math.min(1, (change.until - at) / rampMs) : 1;
  return 1 + (to - 1) * Math.min(rising, falling);
}
