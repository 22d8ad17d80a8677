import type { CloudTrailState } from '../../services/cloudtrail/state.ts';
import { recordOfCall, type RecordOfCall } from '../../services/cloudtrail/views/record-of-call.ts';
import { trailRecord } from '../../services/cloudtrail/views/query.ts';
import type { TrailReader } from '../../services/cloudtrail/views/types.ts';
import type { World } from '../world.ts';

/** CloudTrail of a world as its instruments look at it. */
export function trailReader(world: World): TrailReader {
  return world.context('cloudtrail') as unknown as TrailReader & { state: CloudTrailState };
}

/** The record with this event id as delivered files hold it; null while nobody can see it. */
export function recordOf(world: World, eventId: string): unknown {
  return trailRecord(trailReader(world), { eventId })?.record ?? null;
}

/** The record a call of this serial and instant left, visible yet or not; null: none. */
export function recordLeftBy(
  world: World,
  call: { readonly serial: number; readonly at: number },
): RecordOfCall | null {
  return recordOfCall(trailReader(world), call);
}
