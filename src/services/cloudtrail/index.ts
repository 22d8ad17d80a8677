import { service } from '../../gateway/service.ts';
import { adoptTrails, seedTrails } from './seed.ts';
import { addTags } from './operations/add-tags.ts';
import { createTrail } from './operations/create-trail.ts';
import { deleteTrail } from './operations/delete-trail.ts';
import { describeTrails } from './operations/describe-trails.ts';
import { getEventSelectors } from './operations/get-event-selectors.ts';
import { getInsightSelectors } from './operations/get-insight-selectors.ts';
import { getTrail } from './operations/get-trail.ts';
import { getTrailStatus } from './operations/get-trail-status.ts';
import { listTags } from './operations/list-tags.ts';
import { listTrails } from './operations/list-trails.ts';
import { lookupEvents } from './operations/lookup-events.ts';
import { putEventSelectors } from './operations/put-event-selectors.ts';
import { putInsightSelectors } from './operations/put-insight-selectors.ts';
import { removeTags } from './operations/remove-tags.ts';
import { startLogging } from './operations/start-logging.ts';
import { stopLogging } from './operations/stop-logging.ts';
import { updateTrail } from './operations/update-trail.ts';
import { record } from './records/record-port.ts';
import { emptyCloudTrail, type CloudTrailState } from './state.ts';
import { leaveOutChunks } from './store/leave-out.ts';
import { emptyStore } from './store/store.ts';
import { runMinute } from './trails/minute.ts';
import { renderers, values } from './trails/renderers.ts';
import { deliverInsight } from './trails/watch-insights.ts';

/** AWS CloudTrail: records of every call, Event history, trails, Insights. */
export const cloudtrail = service<CloudTrailState>({
  name: 'cloudtrail',
  title: 'AWS CloudTrail',
  eventSource: 'cloudtrail.amazonaws.com',
  iamPrefix: 'cloudtrail',
  endpoint: 'cloudtrail.{region}.amazonaws.com',
  protocol: 'json',
  usageName: 'CloudTrail',
  empty: emptyCloudTrail,
  operations: [
    createTrail,
    updateTrail,
    deleteTrail,
    describeTrails,
    getTrail,
    listTrails,
    getTrailStatus,
    startLogging,
    stopLogging,
    putEventSelectors,
    getEventSelectors,
    putInsightSelectors,
    getInsightSelectors,
    addTags,
    removeTags,
    listTags,
    lookupEvents,
  ],
  handlers: { 'cloudtrail.minute': runMinute, 'cloudtrail.deliverInsight': deliverInsight },
  renderers,
  values,
  provides: { record },
  seed: seedTrails,
  adopt: adoptTrails,
  /** Records are there to be read; no trail collects new ones. */
  playback: {
    keepOpened: (state) => ({ ...state, management: emptyStore(0), data: emptyStore(0) }),
    begin: (_opened, lived) => ({ ...lived, trails: new Map(), sinks: null, watch: null }),
  },
  leaveOut: ({ management, data }, before) => {
    for (const store of [management, data]) leaveOutChunks(store, before);
  },
});

export { insightRows, type InsightRow } from './views/insight-rows.ts';
export { laneCounts, trailLanes, type LaneCounts, type TrailLanes } from './views/lanes.ts';
export { trailQuery, trailRecord, type TrailQuery } from './views/query.ts';
export { recordOfCall, type RecordOfCall } from './views/record-of-call.ts';
export { recordsBetween, type RecordsQuery } from './views/records-between.ts';
export { trailSessions, type SessionGroup } from './views/sessions.ts';
export type { TrailFilter, TrailReader, TrailRow, Who } from './views/types.ts';
