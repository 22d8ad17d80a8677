import { exactExp } from '../../../kernel/exact-math.ts';
import { drawChance, drawNormal, type RandomStream } from '../../../kernel/random.ts';
import type { Behaviour, Settings } from '../state.ts';

/** At most so many different durations are drawn for a batch; each stands for its share. */
const DRAWS = 12;

export interface Durations {
  /** Milliseconds, in hundredths. */
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/** The median of a function at its present memory: CPU grows with memory. */
export function medianMs(behaviour: Behaviour, settings: Settings): number {
  const faster = behaviour.measuredAtMb / settings.MemorySize;
  const share = behaviour.computeShare;
  return behaviour.durationMs * (1 - share + share * faster);
}

/** `count` log-normal durations around a median, with a tail of 1 % that takes 4 times as long. */
export function drawDurations(
  stream: RandomStream,
  batch: { count: number; medianMs: number; spread: number },
): Durations {
  const { count, medianMs: median, spread } = batch;
  const draws = Math.min(count, DRAWS);
  const values: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < draws; i += 1) {
    const tail = drawChance(stream, 0.01) ? 4 : 1;
    const value = median * exactExp(spread * drawNormal(stream)) * tail;
    values.push(Math.max(0.5, Math.round(value * 100) / 100));
    counts.push(Math.floor(((i + 1) * count) / draws) - Math.floor((i * count) / draws));
  }
  return { values, counts };
}

export function meanMs({ values, counts }: Durations): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    sum += values[i]! * counts[i]!;
    total += counts[i]!;
  }
  return total === 0 ? 0 : sum / total;
}
