import type { AlarmState, MissingData } from './rule.ts';

/**
 * The same law as evaluate.ts on two words of history, bit 0 the newest period: which periods had
 * data, and which of those breached. Tests prove both equal; this one takes a few nanoseconds.
 */
export const MAX_BITS_RANGE = 31;

export interface BitsRule {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
}

export function evaluateBits(
  rule: BitsRule,
  history: { readonly present: number; readonly breach: number },
  current: AlarmState,
): AlarmState {
  return decide(rule, history.present, { breach: history.breach, current });
}

function decide(
  rule: BitsRule,
  presentBits: number,
  rest: { readonly breach: number; readonly current: AlarmState },
): AlarmState {
  const { evaluationPeriods: n, datapointsToAlarm: m, missingData } = rule;
  let present = presentBits;
  let real = ones(present);
  if (real >= n) {
    // Only the newest n count: drop the oldest ones.
    while (real > n) {
      present ^= 1 << (31 - Math.clz32(present));
      real -= 1;
    }
    return ones(rest.breach & present) >= m ? 'ALARM' : 'OK';
  }
  if (real === 0) return withoutData(missingData, rest.current);
  const bad = ones(rest.breach);
  if (missingData === 'breaching') return bad + n - real >= m ? 'ALARM' : 'OK';
  if (bad >= m) return 'ALARM';
  if (missingData === 'notBreaching' || bad < real) return 'OK';
  const oldestAge = 32 - Math.clz32(present);
  return oldestAge >= m && missingData === 'missing' ? 'ALARM' : rest.current;
}

function withoutData(missingData: MissingData, current: AlarmState): AlarmState {
  if (missingData === 'missing') return 'INSUFFICIENT_DATA';
  if (missingData === 'ignore') return current;
  return missingData === 'breaching' ? 'ALARM' : 'OK';
}

function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
