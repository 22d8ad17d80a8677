/**
 * CloudWatch publishes three texts per alarm transition: JSON for machines, a mail and one line for
 * people. This file lays the last two out of the first, line by line as AWS sends them (CloudWatch
 * User Guide, "Notifying users on alarm changes").
 */
export interface AlarmNotice {
  readonly AlarmName: string;
  readonly AlarmDescription?: string | null;
  readonly AWSAccountId: string;
  readonly NewStateValue: string;
  readonly NewStateReason: string;
  /** `2026-03-02T06:00:00.000+0000`. */
  readonly StateChangeTime: string;
  /** The long name, such as `Europe (Ireland)`. */
  readonly Region: string;
  readonly AlarmArn: string;
  readonly OldStateValue: string;
  readonly OKActions?: readonly string[];
  readonly AlarmActions?: readonly string[];
  readonly InsufficientDataActions?: readonly string[];
  readonly AlarmRule?: string;
  readonly Trigger?: AlarmTrigger;
  readonly TriggeringChildren?: readonly TriggeringChild[];
}

export interface AlarmTrigger {
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Unit?: string | null;
  readonly Dimensions?: readonly { readonly name: string; readonly value: string }[];
  readonly Period?: number;
  readonly EvaluationPeriods?: number;
  readonly DatapointsToAlarm?: number;
  readonly ComparisonOperator?: string;
  readonly Threshold?: number;
  readonly TreatMissingData?: string;
  readonly Metrics?: readonly TriggerMetric[];
}

interface TriggerMetric {
  readonly Expression?: string;
  readonly Label?: string;
  readonly ReturnData?: boolean;
}

interface TriggeringChild {
  readonly Arn: string;
  readonly State: { readonly Value: string; readonly Timestamp: string };
}

/** What an SMS of an alarm says; long names are cut at 90 characters, foreign ones are lost. */
export function alarmHeading(
  notice: Pick<AlarmNotice, 'AlarmName' | 'NewStateValue' | 'Region'>,
  nameBudget = 90,
): string {
  const plain = notice.AlarmName.replace(/[^\x20-\x7e]+/g, '_');
  const name = plain.length > nameBudget ? `${plain.slice(0, nameBudget - 3)}...` : plain;
  return `${notice.NewStateValue}: "${name}" in ${notice.Region}`;
}

/** The body of the e-mail, without the footer every mail of a topic has. */
export function alarmMail(notice: AlarmNotice): string {
  const at = longDate(notice.StateChangeTime);
  const region = notice.AlarmArn.split(':')[3] ?? '';
  const place = `Amazon CloudWatch Alarm "${notice.AlarmName}" in the ${notice.Region} region`;
  const event =
    notice.AlarmRule === undefined
      ? `entered the ${notice.NewStateValue} state, because "${notice.NewStateReason}" at "${at}".`
      : `transitioned to ${notice.NewStateValue} state on ${at}, because "${notice.NewStateReason}".`;
  const lines = [
    `You are receiving this email because your ${place} has ${event}`,
    '',
    'View this alarm in the AWS Management Console:',
    `https://${region}.console.aws.amazon.com/cloudwatch/deeplink.js?region=${region}` +
      `#alarmsV2:alarm/${encodeURIComponent(wellFormed(notice.AlarmName))}`,
    '',
    'Alarm Details:',
    detail('Name', notice.AlarmName),
    detail('Description', notice.AlarmDescription ?? ''),
    detail('State Change', `${notice.OldStateValue} -> ${notice.NewStateValue}`),
    ...(notice.AlarmRule === undefined ? [] : [detail('Alarm Rule', notice.AlarmRule)]),
    detail('Reason for State Change', notice.NewStateReason),
    detail('Timestamp', at),
    detail('AWS Account', notice.AWSAccountId),
    detail('Alarm Arn', notice.AlarmArn),
    '',
    ...(notice.Trigger ? triggerLines(notice.Trigger) : childLines(notice)),
    '',
    'State Change Actions:',
    `- OK: ${actions(notice.OKActions)}`,
    `- ALARM: ${actions(notice.AlarmActions)}`,
    `- INSUFFICIENT_DATA: ${actions(notice.InsufficientDataActions)}`,
    '',
  ];
  return lines.join('\n');
}

function triggerLines(trigger: AlarmTrigger): string[] {
  const periods = trigger.EvaluationPeriods ?? 1;
  const needed = trigger.DatapointsToAlarm ?? periods;
  const comparison = `${trigger.ComparisonOperator ?? ''} ${decimal(trigger.Threshold)}`.trim();
  const threshold = [
    'Threshold:',
    `- The alarm is in the ALARM state when the metric is ${comparison} ` +
      `for at least ${needed} of the last ${periods} period(s) of ${trigger.Period ?? 60} seconds. `,
    '',
  ];
  if (trigger.Metrics) return [...threshold, ...mathLines(trigger.Metrics)];
  const dimensions = (trigger.Dimensions ?? []).map(({ name, value }) => `[${name} = ${value}]`);
  return [
    ...threshold,
    'Monitored Metric:',
    metric('MetricNamespace', trigger.Namespace ?? ''),
    metric('MetricName', trigger.MetricName ?? ''),
    metric('Dimensions', dimensions.join(' ')),
    metric('Period', `${trigger.Period ?? 60} seconds`),
    metric('Statistic', statisticName(trigger)),
    metric('Unit', trigger.Unit ?? 'not specified'),
    metric('TreatMissingData', trigger.TreatMissingData ?? 'missing'),
    '',
  ];
}

function mathLines(metrics: readonly TriggerMetric[]): string[] {
  const lines = ['Monitored Metrics:'];
  for (const { Expression, Label, ReturnData } of metrics) {
    if (ReturnData === false) continue;
    if (Expression !== undefined) lines.push(detail('MetricExpression', Expression));
    if (Label !== undefined) lines.push(detail('MetricLabel', Label));
  }
  return lines;
}

function childLines(notice: AlarmNotice): string[] {
  const children = (notice.TriggeringChildren ?? []).slice(0, 10);
  return [
    'Triggering children (max. 10):',
    ...children.map(
      ({ Arn, State }) => `- ${Arn}   ${State.Value.padEnd(20)}${longDate(State.Timestamp)}`,
    ),
  ];
}

function detail(label: string, text: string): string {
  return `- ${`${label}:`.padEnd(28)}${text}`;
}

function metric(label: string, text: string): string {
  return `- ${`${label}:`.padEnd(37)}${text}`;
}

function actions(arns: readonly string[] | undefined): string {
  return (arns ?? []).map((arn) => `[${arn}]`).join(' ');
}

function decimal(threshold: number | undefined): string {
  if (threshold === undefined) return '';
  return Number.isInteger(threshold) ? `${threshold}.0` : String(threshold);
}

const STATISTIC_NAMES: ReadonlyMap<string, string> = new Map([
  ['AVERAGE', 'Average'],
  ['SUM', 'Sum'],
  ['MINIMUM', 'Minimum'],
  ['MAXIMUM', 'Maximum'],
  ['SAMPLE_COUNT', 'SampleCount'],
]);

function statisticName(trigger: AlarmTrigger): string {
  const name = trigger.Statistic ?? trigger.ExtendedStatistic ?? '';
  return STATISTIC_NAMES.get(name) ?? name;
}

/** encodeURIComponent throws on half a surrogate pair, which a name may hold. */
function wellFormed(name: string): string {
  return name.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '?',
  );
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `Monday 02 March, 2026 06:00:00 UTC` from an ISO text; other texts are left as they are. */
export function longDate(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(iso);
  if (!match) return iso;
  const [, year, month, day, clock] = match as unknown as [string, string, string, string, string];
  const weekday = WEEKDAYS[weekdayOf(Number(year), Number(month), Number(day))]!;
  return `${weekday} ${day} ${MONTHS[Number(month) - 1] ?? month}, ${year} ${clock} UTC`;
}

/** Sakamoto's day of the week, Sunday 0. */
function weekdayOf(year: number, month: number, day: number): number {
  const offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return (y + leaps + (offsets[month - 1] ?? 0) + day) % 7;
}
