import { insightRows, type InsightRow } from '../../services/cloudtrail/views/insight-rows.ts';
import { trailLanes } from '../../services/cloudtrail/views/lanes.ts';
import { trailQuery, trailRecord } from '../../services/cloudtrail/views/query.ts';
import type { TrailFilter, TrailRow } from '../../services/cloudtrail/views/types.ts';
import type { World } from '../world.ts';
import { trailReader } from './record.ts';

export type { InsightRow, TrailFilter, TrailRow };

/** CloudTrail's instruments over a world; `ownArn` marks the learner's own records. */

export function queryTrail(world: World, query: Parameters<typeof trailQuery>[1]) {
  return trailQuery(trailReader(world), query);
}

export function lanesOfTrail(world: World, query: Parameters<typeof trailLanes>[1]) {
  return trailLanes(trailReader(world), query);
}

export function recordInTrail(world: World, ask: Parameters<typeof trailRecord>[1]) {
  return trailRecord(trailReader(world), ask);
}

export function insightsOf(world: World, region?: string): InsightRow[] {
  return insightRows(trailReader(world), region);
}
