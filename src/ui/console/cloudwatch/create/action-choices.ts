/** What an alarm may do, as the list of the second step words it. Pure. */
import type { AlarmForm } from './alarm-input.ts';

export const TRIGGERS = [
  { value: 'ALARM', label: 'In alarm' },
  { value: 'OK', label: 'OK' },
  { value: 'INSUFFICIENT_DATA', label: 'Insufficient data' },
] as const;

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/**
 * The topics of the Region, the EC2 actions where the metric belongs to an instance, and what the
 * form already holds of other services.
 */
export function actionChoices(
  form: AlarmForm,
  account: { readonly topics: readonly { TopicArn: string }[]; readonly region: string },
): { value: string; label: string }[] {
  const hasInstance = (form.metric?.Dimensions ?? []).some((one) => one.Name === 'InstanceId');
  const acts = hasInstance ? ['recover', 'stop', 'terminate', 'reboot'] : [];
  return [
    { value: '', label: 'Choose what to do' },
    ...account.topics.map(({ TopicArn }) => ({
      value: TopicArn,
      label: `Notify the topic ${nameOf(TopicArn)}`,
    })),
    ...acts.map((act) => ({
      value: `arn:aws:automate:${account.region}:ec2:${act}`,
      label: `EC2: ${act} this instance`,
    })),
    ...form.actions
      .filter(({ arn }) => arn && !arn.includes(':sns:') && !arn.includes(':ec2:'))
      .map(({ arn }) => ({ value: arn, label: arn })),
  ];
}
