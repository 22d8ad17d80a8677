/** How the console words an alarm's condition. */
import { figure } from '../../../kit/format/number.ts';
import { period } from '../../../kit/format/time.ts';
import { expressionOf, type MetricAlarm } from '../shapes.ts';

export const OPERATORS: readonly {
  readonly value: string;
  readonly label: string;
  readonly symbol: string;
}[] = [
  { value: 'GreaterThanThreshold', label: 'Greater', symbol: '>' },
  { value: 'GreaterThanOrEqualToThreshold', label: 'Greater/Equal', symbol: '>=' },
  { value: 'LessThanOrEqualToThreshold', label: 'Lower/Equal', symbol: '<=' },
  { value: 'LessThanThreshold', label: 'Lower', symbol: '<' },
];

const symbol = (operator: string | undefined): string =>
  OPERATORS.find((one) => one.value === operator)?.symbol ?? operator ?? '?';

/** `CPUUtilization > 80 for 2 datapoints within 3 minutes`. */
export function condition(alarm: Partial<MetricAlarm>): string {
  const n = alarm.EvaluationPeriods ?? 1;
  const m = alarm.DatapointsToAlarm ?? n;
  const within = period((alarm.Period ?? 60) * n);
  const subject = alarm.MetricName ?? expressionOf(alarm.Metrics) ?? 'The expression';
  return (
    `${subject} ${symbol(alarm.ComparisonOperator)} ${figure(alarm.Threshold)} ` +
    `for ${m} datapoint${m === 1 ? '' : 's'} within ${within}`
  );
}

const MISSING: Readonly<Record<string, string>> = {
  missing: 'Treat missing data as missing',
  ignore: 'Treat missing data as ignore (maintain the alarm state)',
  breaching: 'Treat missing data as bad (breaching threshold)',
  notBreaching: 'Treat missing data as good (not breaching threshold)',
};
export const missingWords = (treatment: string | undefined): string =>
  MISSING[treatment ?? 'missing'] ?? treatment ?? '';

/** What an action ARN does, in words; the topic name where it is one. */
export function actionWords(arn: string): string {
  const topic = /^arn:[^:]+:sns:[^:]*:\d+:(.+)$/.exec(arn);
  if (topic) return `Notify the topic ${topic[1]}`;
  const ec2 = /:(?:automate:[^:]*:ec2:|action\/actions\/AWS_EC2\.InstanceId\.)(\w+)/.exec(arn);
  if (ec2) return `EC2: ${ec2[1]!.toLowerCase()} the instance`;
  if (arn.includes(':autoscaling:')) return 'Run a scaling policy';
  if (arn.includes(':lambda:')) return 'Invoke a function';
  return arn;
}
