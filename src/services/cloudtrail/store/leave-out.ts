import { absent } from '../../../kernel/absent.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { LONGEST_DELAY_MS } from './delays.ts';
import { CHUNK_ROWS, type Chunk, type Columns, type RecordStore } from './store.ts';

/** Leaves out sealed chunks whose records were all delivered by an instant; the tail stays. */
export function leaveOutChunks(store: RecordStore, deliveredBy: Instant): void {
  const before = deliveredBy - LONGEST_DELAY_MS;
  store.chunks.forEach((chunk, index) => {
    if (chunk.columns.at[CHUNK_ROWS - 1]! < before) store.chunks[index] = placeholderOf(chunk);
  });
}

/** Where it begins and ends is known: newest-first pages find out that they need not go there. */
function placeholderOf({ firstSeq, count, columns }: Chunk): Chunk {
  const [first, last] = [0, CHUNK_ROWS - 1];
  const at = absent<Record<number, number>>({
    [first]: columns.at[first],
    [last]: columns.at[last],
  });
  const known = absent<Partial<Columns>>({ at: at as Float64Array });
  return absent<Chunk>({ firstSeq, count, columns: known as Columns });
}
