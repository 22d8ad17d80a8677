import { formatSeconds } from '../../../aws/instant.ts';
import { operation } from '../../../gateway/service.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { CloudTrailState } from '../state.ts';
import { findTrail, trailResource } from '../trails/find.ts';
import { READ_RATE } from './rates.ts';

/** Whether a trail logs, and how its last deliveries went. API reference: "GetTrailStatus". */
export const getTrailStatus = operation<CloudTrailState, { readonly Name: string }>({
  name: 'GetTrailStatus',
  readOnly: true,
  trail: { category: 'management' },
  resource: trailResource('Name'),
  limits: READ_RATE,
  run: (ctx, { Name }) => {
    const { isLogging, startedAt, stoppedAt, settings, delivery } = findTrail(ctx, Name);
    const hasTopic = settings.topicArn !== undefined;
    return withoutNulls({
      IsLogging: isLogging,
      LatestDeliveryError: delivery.lastFileError,
      LatestDeliveryTime: delivery.lastFileAt,
      LatestNotificationTime: hasTopic ? delivery.lastFileAt : null,
      StartLoggingTime: startedAt,
      StopLoggingTime: stoppedAt,
      LatestCloudWatchLogsDeliveryError: delivery.lastLogError,
      LatestCloudWatchLogsDeliveryTime: delivery.lastLogAt,
      LatestDeliveryAttemptTime: text(delivery.lastFileAt),
      LatestDeliveryAttemptSucceeded: text(delivery.lastFileAt),
      LatestNotificationAttemptTime: hasTopic ? text(delivery.lastFileAt) : '',
      LatestNotificationAttemptSucceeded: hasTopic ? text(delivery.lastFileAt) : '',
      TimeLoggingStarted: text(startedAt),
      TimeLoggingStopped: text(stoppedAt),
    });
  },
});

/** The old members of the answer are texts, empty where nothing happened yet. */
function text(at: Instant | null): string {
  return at === null ? '' : formatSeconds(at);
}

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}
