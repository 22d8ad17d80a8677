import type { AlarmState } from '../alarms/law/rule.ts';
import { keptHistory } from '../alarms/notify/history.ts';
import { findAlarm } from '../alarms/registry.ts';
import type { CloudWatchContext } from '../state.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A time in one state. */
export interface StateSpan extends Stretch {
  readonly state: AlarmState;
}

/** The states an alarm was in, oldest first, cut to the stretch; from its history. */
export function alarmStates(
  ctx: CloudWatchContext,
  { alarmName, from, to }: { readonly alarmName: string } & Stretch,
): StateSpan[] {
  const spans: StateSpan[] = [];
  let state: AlarmState | null = null;
  let since = from;
  const close = (at: number): void => {
    const start = Math.max(since, from);
    const end = Math.min(at, to);
    if (state !== null && end > start) spans.push({ from: start, to: end, state });
  };
  for (const item of keptHistory(ctx.state, ctx.now)) {
    if (item.alarmName !== alarmName) continue;
    const next = stateAfter(item.summary, state);
    if (next === state) continue;
    // What was before the first entry kept is known from that entry itself.
    if (state === null && spans.length === 0) state = stateBefore(item.summary);
    close(item.at);
    state = next;
    since = item.at;
  }
  state ??= findAlarm(ctx.state, alarmName)?.state ?? null;
  close(Math.min(to, ctx.now));
  return spans;
}

/** The state an alarm was in just before an instant; null when it was not there. */
export function stateJustBefore(
  ctx: CloudWatchContext,
  alarmName: string,
  at: number,
): AlarmState | null {
  return alarmStates(ctx, { alarmName, from: 0, to: at }).at(-1)?.state ?? null;
}

const CHANGE = /^Alarm updated from (\w+) to (\w+)$/;

function stateAfter(summary: string, state: AlarmState | null): AlarmState | null {
  const change = CHANGE.exec(summary);
  if (change) return change[2] as AlarmState;
  if (/^Alarm ".*" created$/s.test(summary)) return 'INSUFFICIENT_DATA';
  if (/^Alarm ".*" deleted$/s.test(summary)) return null;
  return state;
}

function stateBefore(summary: string): AlarmState | null {
  return (CHANGE.exec(summary)?.[1] as AlarmState | undefined) ?? null;
}
