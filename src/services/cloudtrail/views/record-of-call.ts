import type { Instant } from '../../../kernel/clock.ts';
import { renderRecord, type TrailRecord } from '../records/render.ts';
import { renderScope } from '../records/scope.ts';
import { availableAt } from '../store/delays.ts';
import { uuidOf } from '../store/record-ids.ts';
import { blockOf, firstAtOrAfter } from '../store/store.ts';
import { placesOf } from './match.ts';
import type { TrailReader } from './types.ts';

export interface RecordOfCall {
  readonly eventId: string;
  /** When Event history shows it. */
  readonly visibleAt: Instant;
  readonly record: TrailRecord;
}

/**
 * The record that one call left, by its serial, whether Event history shows it yet or not; null
 * when it left none.
 */
export function recordOfCall(
  reader: TrailReader,
  { serial, at }: { readonly serial: number; readonly at: Instant },
): RecordOfCall | null {
  for (const { store, region, category } of placesOf(reader, {})) {
    const end = firstAtOrAfter(store, at + 1);
    for (let seq = firstAtOrAfter(store, at); seq < end; seq++) {
      const block = blockOf(store, seq)!;
      if (block.columns.serial[seq - block.firstSeq] !== serial) continue;
      const record = renderRecord(store, seq, renderScope(reader, region, category))!;
      return { eventId: uuidOf(seq, store.salt), visibleAt: availableAt(at, seq), record };
    }
  }
  return null;
}
