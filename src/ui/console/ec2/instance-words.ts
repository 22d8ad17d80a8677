/** How the console's list of instances words a state, the status checks and the alarms. */
import type { Tone } from '../../kit/feedback/tone.ts';
import type { MetricAlarm } from '../cloudwatch/shapes.ts';
import type { InstanceStatus } from './shapes.ts';

export interface Words {
  readonly text: string;
  readonly tone: Tone;
}

/** `shutting-down` → `Shutting-down`. */
export const stateWords = (state: string | undefined): string =>
  state ? state.charAt(0).toUpperCase() + state.slice(1) : '–';

/**
 * `2/2 checks passed`, of three where the check of attached EBS volumes is answered too; null for
 * an instance that is not checked because it does not run. EC2 user guide, "View status checks".
 */
export function checkWords(status: InstanceStatus | undefined): Words | null {
  const checks = [status?.SystemStatus, status?.InstanceStatus, status?.AttachedEbsStatus].flatMap(
    (check) => (check?.Status && check.Status !== 'not-applicable' ? [check.Status] : []),
  );
  if (checks.length === 0) return null;
  if (checks.includes('initializing')) return { text: 'Initializing', tone: 'info' };
  if (checks.includes('insufficient-data')) return { text: 'Insufficient data', tone: 'quiet' };
  const passed = checks.filter((check) => check === 'ok').length;
  const tone = passed === checks.length ? 'good' : 'warning';
  return { text: `${passed}/${checks.length} checks passed`, tone };
}

/** The worst state among the alarms that name the instance, and how many of them are in it. */
export function alarmStatus(alarms: readonly MetricAlarm[], instanceId: string): Words {
  const states = alarms
    .filter(({ Dimensions = [] }) =>
      Dimensions.some(({ Name, Value }) => Name === 'InstanceId' && Value === instanceId),
    )
    .map((alarm) => alarm.StateValue);
  const count = (state: string): number => states.filter((one) => one === state).length;
  if (states.length === 0) return { text: 'No alarms', tone: 'quiet' };
  if (count('ALARM')) return { text: `${count('ALARM')} in alarm`, tone: 'bad' };
  const unknown = count('INSUFFICIENT_DATA');
  if (unknown) return { text: `${unknown} insufficient data`, tone: 'quiet' };
  return { text: `${count('OK')} OK`, tone: 'good' };
}
