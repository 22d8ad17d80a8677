import { printJson } from '../../format.ts';
import type { CloudWatchState } from '../../state.ts';
import type { AlarmConfig } from '../alarm.ts';
import type { AlarmState } from '../law/rule.ts';

/** One entry of DescribeAlarmHistory. Frozen. */
export interface HistoryItem {
  readonly at: number;
  readonly alarmName: string;
  readonly type: HistoryType;
  readonly summary: string;
  /** JSON text. */
  readonly data: string;
}

export type HistoryType = 'ConfigurationUpdate' | 'StateUpdate' | 'Action';

/** Kept for 30 days ("DescribeAlarmHistory"). */
const KEPT_MS = 30 * 86_400_000;
const SUMMARY_LIMIT = 255;
const SWEEP = 512;

export function addHistory(state: CloudWatchState, item: HistoryItem): void {
  const { history } = state;
  history.push(Object.freeze({ ...item, summary: item.summary.slice(0, SUMMARY_LIMIT) }));
  if (history.length % SWEEP !== 0) return;
  const firstKept = history.findIndex(({ at }) => at >= item.at - KEPT_MS);
  if (firstKept > 0) history.splice(0, firstKept);
}

export function keptHistory(state: CloudWatchState, now: number): readonly HistoryItem[] {
  return state.history.filter(({ at }) => at >= now - KEPT_MS);
}

export interface StateSnapshot {
  readonly state: AlarmState;
  readonly reason: string;
  readonly reasonData: string | null;
}

export function stateUpdate(
  change: { readonly before: StateSnapshot; readonly after: StateSnapshot },
  item: Pick<HistoryItem, 'at' | 'alarmName'>,
): HistoryItem {
  const { before, after } = change;
  return {
    ...item,
    type: 'StateUpdate',
    summary: `Alarm updated from ${before.state} to ${after.state}`,
    data: `{"version":"1.0","oldState":${printState(before)},"newState":${printState(after)}}`,
  };
}

/** StateReasonData is JSON already and stands as an object here. */
function printState({ state, reason, reasonData }: StateSnapshot): string {
  const data = reasonData === null ? '' : `,"stateReasonData":${reasonData}`;
  return `{"stateValue":"${state}","stateReason":${JSON.stringify(reason)}${data}}`;
}

/** The configuration before a change of actions, for comparisons. */
export function isSameConfiguration(a: AlarmConfig, b: AlarmConfig): boolean {
  return printJson(a) === printJson(b);
}
