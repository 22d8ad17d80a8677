import { describe, expect, it } from 'vitest';
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import type { Credential, Outcome, Params } from '../../src/gateway/call.ts';
import { SERVICES } from '../../src/services/index.ts';
import { deliveriesOf, type Delivery } from '../../src/services/sns/delivery/inbox.ts';
import type { SnsState } from '../../src/services/sns/state.ts';
import { openWorld, type World } from '../../src/world/world.ts';

const ADMIN = 'AKIAADMINEXAMPLE0001';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:ops';
const QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/pages';
const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:111122223333:pages';

function opened(): World {
  const iam = {
    users: [{ name: 'admin', policies: ['AdministratorAccess'], keys: [{ id: ADMIN }] }],
  };
  const sns = {
    topics: [
      {
        name: 'ops',
        subscriptions: [
          { protocol: 'email', endpoint: 'dana@larkfield.example' },
          { protocol: 'sqs', endpoint: QUEUE_ARN },
        ],
      },
    ],
  };
  const spec = {
    id: 'notifications',
    version: '1',
    account: '111122223333',
    homeRegion: 'eu-west-1',
    start: 1_772_431_200_000,
    historyDays: 0,
    regions: {
      'eu-west-1': { sns, sqs: { queues: [{ name: 'pages' }] } },
      'us-east-1': { iam },
    },
    residents: {},
    modulations: [],
  };
  return openWorld(spec, 7, { services: SERVICES, residents: [], model: MODEL_LAWS });
}

function call(world: World, name: string, params: Params, as: Credential = admin): Outcome {
  const [service, operation] = name.split(':') as [string, string];
  return world.submit({
    service,
    operation,
    region: 'eu-west-1',
    params,
    credential: as,
    via: 'cli',
    userAgent: 'test',
    sourceIp: '192.0.2.1',
  });
}

const admin: Credential = { kind: 'key', accessKeyId: ADMIN };
const nobody: Credential = { kind: 'anonymous' };

function answer<Answer>(outcome: Outcome): Answer {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.result as Answer;
}

function inbox(world: World): readonly Delivery[] {
  return deliveriesOf(world.context('sns').state as SnsState);
}

function raiseAlarm(world: World): void {
  answer(
    call(world, 'cloudwatch:PutMetricAlarm', {
      AlarmName: 'web-cpu',
      AlarmActions: [TOPIC],
      MetricName: 'CPUUtilization',
      Namespace: 'AWS/EC2',
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 80,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  answer(
    call(world, 'cloudwatch:SetAlarmState', {
      AlarmName: 'web-cpu',
      StateValue: 'ALARM',
      StateReason: 'drill',
    }),
  );
}

/** Amazon SNS Developer Guide, "Example cases for Amazon SNS access control". */
describe('a notification on its way through the account', () => {
  it('an alarm reaches a mailbox by the default policy of the topic', () => {
    const world = opened();
    raiseAlarm(world);
    world.advance(world.now + 10_000);

    const mail = inbox(world)[0]!;
    expect(mail.subject).toBe('ALARM: "web-cpu" in EU (Ireland)');
    expect(mail.body).toContain('- State Change:               INSUFFICIENT_DATA -> ALARM\n');
    expect(mail.body).toContain('because "drill" at "Monday 02 March, 2026 06:00:00 UTC".\n');
  });

  it('a queue gets it only when its policy lets the topic in', () => {
    const world = opened();
    raiseAlarm(world);
    world.advance(world.now + 10_000);
    const receive = () =>
      answer<{ Messages?: readonly { Body: string }[] }>(
        call(world, 'sqs:ReceiveMessage', { QueueUrl: QUEUE_URL }),
      ).Messages;
    expect(receive()).toBeUndefined();
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: QUEUE_ARN,
          Condition: { ArnEquals: { 'aws:SourceArn': TOPIC } },
        },
      ],
    });
    answer(call(world, 'sqs:SetQueueAttributes', { QueueUrl: QUEUE_URL, Attributes: { Policy } }));
    answer(call(world, 'sns:Publish', { TopicArn: TOPIC, Message: 'hello' }));
    world.advance(world.now + 10_000);
    expect(JSON.parse(receive()![0]!.Body)).toMatchObject({
      Type: 'Notification',
      TopicArn: TOPIC,
      Message: 'hello',
    });
  });

  it('whoever has the link may confirm, but strangers may not publish', () => {
    const world = opened();
    const Endpoint = 'eve@larkfield.example';
    answer(call(world, 'sns:Subscribe', { TopicArn: TOPIC, Protocol: 'email', Endpoint }));
    world.advance(world.now + 10_000);
    const Token = inbox(world)[0]!.confirmationToken!;
    answer(call(world, 'sns:ConfirmSubscription', { TopicArn: TOPIC, Token }, nobody));
    const publish = call(world, 'sns:Publish', { TopicArn: TOPIC, Message: 'spam' }, nobody);
    expect(publish.ok).toBe(false);
    answer(call(world, 'sns:Publish', { TopicArn: TOPIC, Message: 'news' }));
    world.advance(world.now + 10_000);
    expect(inbox(world).map(({ endpoint }) => endpoint)).toContain(Endpoint);
  });
});
