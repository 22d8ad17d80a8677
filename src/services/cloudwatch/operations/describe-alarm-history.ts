import { operation } from '../../../gateway/service.ts';
import { keptHistory, type HistoryItem } from '../alarms/notify/history.ts';
import { pageOf } from '../pages.ts';
import { alarmResource, type CloudWatchState } from '../state.ts';

interface Input {
  readonly AlarmName?: string;
  readonly AlarmContributorId?: string;
  readonly AlarmTypes?: readonly string[];
  readonly HistoryItemType?: string;
  readonly StartDate?: number;
  readonly EndDate?: number;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
  readonly ScanBy?: 'TimestampDescending' | 'TimestampAscending';
}

const PAGE = 100;

/** What happened to alarms in the last 30 days, deleted ones too ("DescribeAlarmHistory"). */
export const describeAlarmHistory = operation<CloudWatchState, Input>({
  name: 'DescribeAlarmHistory',
  readOnly: true,
  trail: { category: 'management' },
  resource: alarmResource,
  limits: { perSecond: 20, burst: 50 },
  run: ({ state, now }, input) => {
    const found = keptHistory(state, now).filter((item) => matches(item, input));
    if (input.ScanBy !== 'TimestampAscending') found.reverse();
    const size = input.MaxRecords ?? PAGE;
    const token = input.NextToken;
    const refusal = `Invalid NextToken : ${token}`;
    const { items, nextToken } = pageOf(found, { token, size, refusal });
    const AlarmHistoryItems = items.map((item) => ({
      AlarmName: item.alarmName,
      AlarmType: 'MetricAlarm',
      Timestamp: item.at,
      HistoryItemType: item.type,
      HistorySummary: item.summary,
      HistoryData: item.data,
    }));
    return nextToken === undefined
      ? { AlarmHistoryItems }
      : { AlarmHistoryItems, NextToken: nextToken };
  },
});

function matches(item: HistoryItem, input: Input): boolean {
  const { AlarmName, HistoryItemType, StartDate = -Infinity, EndDate = Infinity } = input;
  if (AlarmName !== undefined && item.alarmName !== AlarmName) return false;
  if (HistoryItemType !== undefined && item.type !== HistoryItemType) return false;
  if (!(input.AlarmTypes ?? ['MetricAlarm']).includes('MetricAlarm')) return false;
  return item.at >= StartDate && item.at <= EndDate;
}
