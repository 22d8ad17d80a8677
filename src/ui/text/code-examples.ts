/** What can be tried on the code page, shortest first: whole programs as on one's own machine. */

export interface CodeExample {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

export const CODE_EXAMPLES: readonly CodeExample[] = [
  {
    id: 'alarms',
    title: 'List the alarms',
    code: `import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';

const client = new CloudWatchClient({});
const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({}));

console.table(MetricAlarms.map(({ AlarmName, StateValue }) => ({ AlarmName, StateValue })));
`,
  },
  {
    id: 'metric',
    title: 'A metric of your own, with an alarm on it',
    code: `import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { setTimeout as sleep } from 'node:timers/promises';

const client = new CloudWatchClient({});
const metric = { Namespace: 'Tickets', MetricName: 'QueueLength' };

await client.send(new PutMetricAlarmCommand({
  ...metric,
  AlarmName: 'tickets-queue-long',
  Statistic: 'Maximum',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 100,
  ComparisonOperator: 'GreaterThanThreshold',
}));

// A point a minute. The account's time passes while the code sleeps.
for (const Value of [20, 130, 160, 170, 90]) {
  await client.send(new PutMetricDataCommand({
    Namespace: metric.Namespace,
    MetricData: [{ MetricName: metric.MetricName, Value, Unit: 'Count' }],
  }));
  await sleep(60_000);
  const { MetricAlarms } = await client.send(
    new DescribeAlarmsCommand({ AlarmNames: ['tickets-queue-long'] }),
  );
  console.log(new Date().toISOString(), Value, MetricAlarms[0].StateValue);
}
`,
  },
  {
    id: 'who',
    title: 'Who stopped instances?',
    code: `import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';

const client = new CloudTrailClient({});
const { Events } = await client.send(new LookupEventsCommand({
  LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'StopInstances' }],
  StartTime: new Date(Date.now() - 7 * 24 * 3600_000),
}));

for (const { EventTime, CloudTrailEvent } of Events) {
  const record = JSON.parse(CloudTrailEvent);
  const { userIdentity, sourceIPAddress, userAgent } = record;
  console.log(EventTime.toISOString(), userIdentity.arn, sourceIPAddress, userAgent);
}
console.log(\`\${Events.length} in the last seven days\`);
`,
  },
  {
    id: 'pages',
    title: 'Page after page',
    code: `import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';

const client = new CloudWatchClient({});
const counts = {};

for await (const page of paginateListMetrics({ client }, {})) {
  for (const { Namespace } of page.Metrics) counts[Namespace] = (counts[Namespace] ?? 0) + 1;
}
counts;
`,
  },
  {
    id: 'waiter',
    title: 'Start an instance and wait for it',
    code: `import {
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
} from '@aws-sdk/client-ec2';

const client = new EC2Client({});

// As the first instance that is here, only smaller.
const { Reservations } = await client.send(new DescribeInstancesCommand({}));
const { ImageId, SubnetId } = Reservations[0].Instances[0];
const { Instances } = await client.send(new RunInstancesCommand({
  ImageId,
  SubnetId,
  InstanceType: 't3.micro',
  MinCount: 1,
  MaxCount: 1,
}));
const InstanceIds = [Instances[0].InstanceId];

const start = Date.now();
const { state } = await waitUntilInstanceRunning({ client, maxWaitTime: 300 }, { InstanceIds });
console.log(InstanceIds[0], state, \`after \${(Date.now() - start) / 1000} s\`);

await client.send(new TerminateInstancesCommand({ InstanceIds }));
`,
  },
  {
    id: 'role',
    title: 'Become another role',
    code: `import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  GetRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { setTimeout as sleep } from 'node:timers/promises';

const iam = new IAMClient({});
const sts = new STSClient({});
const me = await sts.send(new GetCallerIdentityCommand({}));
console.log('I am', me.Arn);

const RoleName = 'code-page-reader';
try {
  await iam.send(new GetRoleCommand({ RoleName }));
} catch (error) {
  if (error.name !== 'NoSuchEntityException') throw error;
  const Statement = [{ Effect: 'Allow', Principal: { AWS: me.Arn }, Action: 'sts:AssumeRole' }];
  await iam.send(new CreateRoleCommand({
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  }));
  await iam.send(new AttachRolePolicyCommand({
    RoleName,
    PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  }));
  // It takes some seconds until a new role is known everywhere.
  await sleep(20_000);
}

const { Credentials } = await sts.send(new AssumeRoleCommand({
  RoleArn: \`arn:aws:iam::\${me.Account}:role/\${RoleName}\`,
  RoleSessionName: 'from-the-code-page',
}));
const asRole = new STSClient({
  credentials: {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  },
});
const now = await asRole.send(new GetCallerIdentityCommand({}));
console.log('Now I am', now.Arn);
`,
  },
];
