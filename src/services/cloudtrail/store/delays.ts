/**
 * How long a record is on its way.
 *
 * Genuine log files carry stamps of five minutes; between a record's time and its file's stamp lay
 * 0.05-9.9 minutes, median 3.4, 95th percentile 7.1. Event history and the log group follow after
 * "about five minutes" (CloudTrail user guide, "Viewing events with CloudTrail Event history").
 */
import { hashPair } from './record-ids.ts';

export const FILE_STAMP_MS = 300_000;
const SECOND = 1_000;

/** Processing time before a record can enter a file, in seconds: hundredths of the distribution. */
const PROCESSING_SECONDS = [
  3, 8, 12, 16, 20, 24, 28, 32, 36, 40, 45, 50, 56, 62, 70, 80, 95, 120, 175, 280,
] as const;

/** Extra seconds until Event history and CloudWatch Logs show a record that a file could hold. */
const HISTORY_SECONDS = [
  110, 130, 145, 160, 170, 180, 190, 200, 210, 220, 230, 240, 250, 260, 275, 290, 310, 340, 390,
  470,
] as const;

function draw(table: readonly number[], hash: number): number {
  const slot = hash % table.length;
  const low = slot === 0 ? 1 : table[slot - 1]!;
  const spread = table[slot]! - low;
  return low + (spread > 0 ? (hash >>> 8) % (spread + 1) : 0);
}

/** When Event history (LookupEvents) and a trail's log group can show record `seq` of time `at`. */
export function availableAt(at: number, seq: number): number {
  const hash = hashPair(seq, 0x1f3a);
  return at + (draw(HISTORY_SECONDS, hash) + draw(PROCESSING_SECONDS, hash >>> 4)) * SECOND;
}

/** The five-minute stamp of the log file that holds record `seq` of time `at`. */
export function fileStampOf(at: number, seq: number): number {
  const ready = at + draw(PROCESSING_SECONDS, hashPair(seq, 0x77b1)) * SECOND;
  return Math.ceil(ready / FILE_STAMP_MS) * FILE_STAMP_MS;
}

/** No record is later than this. */
export const LONGEST_DELAY_MS = (470 + 280) * SECOND;
