/** Words of the shell page. */
export const WELCOME =
  'A shell in this account, with the aws command. Tab completes, Ctrl-C stops, ↑ brings lines back.\n' +
  'Try: aws cloudwatch describe-alarms --output table\n\n';

export const SHELL_ABOUT =
  'The account by the command line: aws, pipes, jq, loops and files. Each call is yours, and CloudTrail hears of it.';

export const SHELL_KEYS: readonly (readonly [string, string])[] = [
  ['Tab', 'Completes services, operations, options, names of things, files'],
  ['↑ ↓', 'Earlier lines'],
  ['Ctrl-C', 'Stops what runs, or drops the line'],
  ['Ctrl-L', 'Clears the screen'],
  ['Esc or Shift-Tab', 'Leaves the terminal'],
];

/** What can be tried, shortest first. */
export const EXAMPLES: readonly (readonly [string, string])[] = [
  ['Who am I?', 'aws sts get-caller-identity'],
  [
    'Alarms at a glance',
    'aws cloudwatch describe-alarms --query "MetricAlarms[].[AlarmName,StateValue]" --output table',
  ],
  [
    'Who changed something?',
    'aws cloudtrail lookup-events --lookup-attributes AttributeKey=ReadOnly,AttributeValue=false --max-items 5 | jq -r ".Events[] | [.EventTime, .Username, .EventName] | @tsv"',
  ],
  [
    'CPU of the last hour',
    'aws cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization --statistics Average --period 300 --start-time $(date -u -d "-1 hour" +%FT%TZ) --end-time $(date -u +%FT%TZ) --dimensions Name=InstanceId,Value=$(aws ec2 describe-instances --query "Reservations[0].Instances[0].InstanceId" --output text)',
  ],
];
