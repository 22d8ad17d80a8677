import { deliveredMessages } from '../../world/views/messages.ts';
import type { LookContext } from '../looks.ts';
import type { Range, TimelineMark } from '../views.ts';

/** What happened on the time strip: alarms, the learner's own writes, messages, pins. */
export function timelineOf(ctx: LookContext, range: Range): TimelineMark[] {
  const inside = ({ at }: { at: number }) => at >= range.from && at <= range.to;
  return [...alarmMarks(ctx, range), ...actMarks(ctx), ...messageMarks(ctx)]
    .filter(inside)
    .sort((a, b) => a.at - b.at)
    .slice(-MOST_MARKS);
}

const MOST_MARKS = 500;

interface HistoryItem {
  readonly AlarmName: string;
  readonly Timestamp: number;
  readonly HistorySummary?: string;
}

function alarmMarks({ world }: LookContext, { from, to }: Range): TimelineMark[] {
  const found = world.peek({
    service: 'cloudwatch',
    operation: 'DescribeAlarmHistory',
    params: { HistoryItemType: 'StateUpdate', StartDate: from, EndDate: to, MaxRecords: 100 },
  });
  const items = found.ok ? (found.result['AlarmHistoryItems'] as HistoryItem[]) : [];
  return items.flatMap<TimelineMark>(({ AlarmName, Timestamp, HistorySummary = '' }) => {
    const route = `#/alarms/${encodeURIComponent(AlarmName)}`;
    if (HistorySummary.endsWith('to ALARM')) {
      return [{ at: Timestamp, kind: 'alarm' as const, label: `${AlarmName}: ALARM`, route }];
    }
    if (HistorySummary.endsWith('to OK')) {
      return [{ at: Timestamp, kind: 'ok' as const, label: `${AlarmName}: OK`, route }];
    }
    return [];
  });
}

function actMarks({ world }: LookContext): TimelineMark[] {
  return world.state.journal
    .filter(({ request }) => !/^(Describe|List|Get|Lookup|Filter)/.test(request.operation))
    .map(({ at, request }) => ({
      at,
      kind: 'act' as const,
      label: `You: ${request.operation}`,
      route: null,
    }));
}

function messageMarks({ world }: LookContext): TimelineMark[] {
  return deliveredMessages(world).map(({ delivery }) => ({
    at: delivery.at,
    kind: 'delivery' as const,
    label: delivery.subject || delivery.body.slice(0, 60),
    route: '#/inbox',
  }));
}
