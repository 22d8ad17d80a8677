import { plural } from '../../../kit/format/number.ts';
import type { Session } from '../../../shell/session.svelte.ts';
import type { MetricAlarm } from '../shapes.ts';

export const ALARM_ACTS = [
  { id: 'enable', label: 'Enable actions' },
  { id: 'disable', label: 'Disable actions' },
  {
    id: 'set-alarm',
    label: 'Set state to ALARM',
    note: 'Until the next evaluation: tests the actions.',
  },
  { id: 'set-ok', label: 'Set state to OK', note: 'Until the next evaluation.' },
  { id: 'delete', label: 'Delete' },
];

/** The alarm list's Actions menu, each one real call (SetAlarmState takes one alarm a call). */
export async function actOnAlarms(
  session: Session,
  id: string,
  alarms: readonly MetricAlarm[],
): Promise<void> {
  const AlarmNames = alarms.map((alarm) => alarm.AlarmName);
  if (AlarmNames.length === 0) return;
  const many = plural(AlarmNames.length, 'alarm');
  const service = 'cloudwatch';
  if (id === 'set-alarm' || id === 'set-ok') {
    const StateValue = id === 'set-ok' ? 'OK' : 'ALARM';
    for (const AlarmName of AlarmNames) {
      const params = { AlarmName, StateValue, StateReason: 'Set by hand from the console' };
      const words = {
        done: `${AlarmName} is ${StateValue} now.`,
        failed: `${AlarmName} kept its state.`,
      };
      await session.act({ service, operation: 'SetAlarmState', params }, words);
    }
    return;
  }
  const [operation, done] =
    id === 'enable'
      ? ['EnableAlarmActions', `Actions of ${many} are enabled.`]
      : id === 'disable'
        ? ['DisableAlarmActions', `Actions of ${many} are disabled.`]
        : ['DeleteAlarms', `${many} deleted.`];
  await session.act(
    { service, operation: operation!, params: { AlarmNames } },
    { done: done!, failed: 'Nothing was changed.' },
  );
}
