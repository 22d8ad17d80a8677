import { service } from '../../gateway/service.ts';
import { leaveOutEvents } from './events/leave-out.ts';
import { keep, handleOf, streamOfHandle } from './events/store.ts';
import { endMinute } from './metric-filters/watch.ts';
import { createLogGroup } from './operations/create-log-group.ts';
import { createLogStream } from './operations/create-log-stream.ts';
import { deleteLogGroup } from './operations/delete-log-group.ts';
import { deleteLogStream } from './operations/delete-log-stream.ts';
import { deleteMetricFilter } from './operations/delete-metric-filter.ts';
import { deleteRetentionPolicy } from './operations/delete-retention-policy.ts';
import { describeLogGroups } from './operations/describe-log-groups.ts';
import { describeLogStreams } from './operations/describe-log-streams.ts';
import { describeMetricFilters } from './operations/describe-metric-filters.ts';
import { filterLogEvents } from './operations/filter-log-events.ts';
import { getLogEvents } from './operations/get-log-events.ts';
import { putLogEvents } from './operations/put-log-events.ts';
import { putMetricFilter } from './operations/put-metric-filter.ts';
import { putRetentionPolicy } from './operations/put-retention-policy.ts';
import { listTagsLogGroup, tagLogGroup, untagLogGroup } from './operations/tag-log-group.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/tag-resource.ts';
import { testMetricFilter } from './operations/test-metric-filter.ts';
import { adoptLogs } from './adopt.ts';
import { playback } from './playback.ts';
import { seedLogs } from './seed.ts';
import { emptyLogs, type LogsState } from './state.ts';

/** Amazon CloudWatch Logs: groups, streams, events, metric filters. */
export const logs = service<LogsState>({
  name: 'logs',
  title: 'Amazon CloudWatch Logs',
  eventSource: 'logs.amazonaws.com',
  iamPrefix: 'logs',
  apiVersion: '20140328',
  endpoint: 'logs.{region}.amazonaws.com',
  protocol: 'json',
  usageName: 'CloudWatch Logs',
  empty: emptyLogs,
  operations: [
    createLogGroup,
    deleteLogGroup,
    describeLogGroups,
    createLogStream,
    deleteLogStream,
    describeLogStreams,
    putLogEvents,
    getLogEvents,
    filterLogEvents,
    putRetentionPolicy,
    deleteRetentionPolicy,
    putMetricFilter,
    describeMetricFilters,
    deleteMetricFilter,
    testMetricFilter,
    tagResource,
    untagResource,
    listTagsForResource,
    tagLogGroup,
    untagLogGroup,
    listTagsLogGroup,
  ],
  handlers: { 'logs.closeMinute': endMinute },
  provides: {
    logs: {
      stream: (ctx, group, stream) => {
        const handle = handleOf(ctx.state, group, stream);
        streamOfHandle(ctx, handle);
        return handle;
      },
      append: (ctx, handle, event) => keep(ctx, streamOfHandle(ctx, handle), event),
    },
  },
  seed: seedLogs,
  adopt: adoptLogs,
  playback,
  leaveOut: leaveOutEvents,
});
