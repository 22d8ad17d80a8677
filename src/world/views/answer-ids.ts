import { requestIdOf } from '../../gateway/request-id.ts';
import { s3HostIdOf, s3RequestIdOf } from '../../services/cloudtrail/records/s3-ids.ts';
import type { World } from '../world.ts';

/** How a call's answer and its record name it; S3's carry a second id. */
export interface AnswerIds {
  readonly requestId: string;
  readonly hostId?: string;
}

/** The ids of the next call of this world. */
export function nextAnswerIds(world: World, service: string): AnswerIds {
  const { seed, serial } = world.state;
  if (service !== 's3') return { requestId: requestIdOf(seed, serial) };
  return { requestId: s3RequestIdOf(serial), hostId: s3HostIdOf(serial) };
}
