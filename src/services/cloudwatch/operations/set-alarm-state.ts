import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { AlarmState } from '../alarms/law/rule.ts';
import { changeState } from '../alarms/notify/transition.ts';
import { findAlarm } from '../alarms/registry.ts';
import { alarmNotFound } from '../errors.ts';
import { alarmResource, type CloudWatchState } from '../state.ts';

interface Input {
  readonly AlarmName: string;
  readonly StateValue: AlarmState;
  readonly StateReason: string;
  readonly StateReasonData?: string;
}

/**
 * Puts an alarm into a state until its next evaluation ("SetAlarmState"). The same state again
 * changes nothing, not even the reason (recorded).
 */
export const setAlarmState = operation<CloudWatchState, Input>({
  name: 'SetAlarmState',
  readOnly: false,
  trail: { category: 'management' },
  resource: alarmResource,
  limits: { perSecond: 3, burst: 30 },
  run: (ctx, input) => {
    const alarm = findAlarm(ctx.state, input.AlarmName);
    if (!alarm) throw alarmNotFound();
    const { StateReasonData: data, StateReason: reason, StateValue: state } = input;
    if (data !== undefined && data !== '' && !isJson(data)) throw awsError('InvalidFormat', '');
    if (alarm.state === state) return {};
    changeState(ctx, alarm, { state, reason, reasonData: data || null });
    return {};
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
