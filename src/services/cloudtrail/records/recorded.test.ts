/** Records whose form was recorded on AWS in 2026: metrics, topics, queues, names of errors. */
import { describe, expect, it } from 'vitest';
import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Params } from '../../../gateway/call.ts';
import { ACCOUNT, CI_DEPLOY, renderOne } from '../../../../tests/support/trail-render.ts';

const AT = '2026-09-14T02:06:28Z';
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:pages`;

function record(name: string, params: Params, more: { error?: ErrorAnswer; result?: Params } = {}) {
  const [service, operation] = name.split(':') as [string, string];
  const isData = service !== 'sns';
  const category = isData ? 'Data' : 'Management';
  return renderOne(
    { service, operation },
    { at: AT, identity: CI_DEPLOY, params, category, ...more },
  );
}

function refused(code: string, message: string): { error: ErrorAnswer } {
  return { error: { code, message, status: 400, fault: 'client' } };
}

describe('metrics in the trail', () => {
  it('of what was published only the names are told', () => {
    const event = record('cloudwatch:PutMetricData', {
      Namespace: 'Shop',
      MetricData: [
        { MetricName: 'Scalar', Dimensions: [{ Name: 'P', Value: 'x' }], Value: 7.5, Timestamp: 1 },
        { MetricName: 'Distribution', Values: [2, 4], Counts: [1, 3], Unit: 'Milliseconds' },
      ],
    });
    expect(event['requestParameters']).toEqual({
      namespace: 'Shop',
      metricData: [
        { metricName: 'Scalar', dimensions: [{ name: 'P', value: 'x' }] },
        { metricName: 'Distribution' },
      ],
    });
    expect(event['resources']).toEqual([{ type: 'AWS::CloudWatch::Metric' }]);
    expect(event['responseElements']).toBeNull();
  });

  it('a question about them keeps its times in whole seconds', () => {
    const at = Date.UTC(2026, 8, 14, 1, 59, 15, 123);
    const event = record(
      'cloudwatch:GetMetricStatistics',
      { Namespace: 'Shop', MetricName: 'Scalar', StartTime: at, EndTime: at, Period: 60 },
      refused('InvalidParameterValue', 'The parameter StartTime must be less than EndTime.'),
    );
    expect(event['requestParameters']).toMatchObject({ startTime: '2026-09-14T01:59:15Z' });
    expect(event['errorCode']).toBe('InvalidParameterValueException');
  });

  it('a list of them says that no linked accounts were asked', () => {
    const event = record('cloudwatch:ListMetrics', { Namespace: 'Shop' });
    expect(event['requestParameters']).toEqual({ namespace: 'Shop', includeLinkedAccounts: false });
  });
});

describe('topics in the trail', () => {
  it('stand in resources when the call was about one, even when it failed', () => {
    const resources = [{ accountId: ACCOUNT, type: 'AWS::SNS::Topic', ARN: TOPIC }];
    const event = record(
      'sns:SetTopicAttributes',
      { TopicArn: TOPIC, AttributeName: 'Nonsense', AttributeValue: 'x' },
      refused('InvalidParameter', 'Invalid parameter: AttributeName'),
    );
    expect(event).toMatchObject({ resources, errorCode: 'InvalidParameterException' });
    expect(record('sns:ListTagsForResource', { ResourceArn: TOPIC })).toMatchObject({ resources });
    expect(record('sns:CreateTopic', { Name: 'pages' })).not.toHaveProperty('resources');
  });
});

describe('queues in the trail', () => {
  const QueueUrl = `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/jobs`;
  const ARN = `arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`;

  it('messages are hidden, their attributes emptied, the answer is kept', () => {
    const event = record(
      'sqs:SendMessage',
      {
        QueueUrl,
        MessageBody: 'secret',
        MessageAttributes: { a: { DataType: 'String', StringValue: 'x' } },
      },
      { result: { MD5OfMessageBody: '5d41', MessageId: 'm' } },
    );
    expect(event['requestParameters']).toEqual({
      queueUrl: QueueUrl,
      messageBody: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      messageAttributes: {},
    });
    expect(event['responseElements']).toEqual({ mD5OfMessageBody: '5d41', messageId: 'm' });
    expect(event['resources']).toEqual([{ accountId: ACCOUNT, type: 'AWS::SQS::Queue', ARN }]);
  });

  it('errors lose the prefix that older clients know', () => {
    const code = 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct';
    const event = record('sqs:SendMessageBatch', { QueueUrl, Entries: [] }, refused(code, 'Id a'));
    expect(event['errorCode']).toBe('BatchEntryIdsNotDistinct');
    const missing = refused('AWS.SimpleQueueService.NonExistentQueue', 'no');
    const asked = record('sqs:GetQueueUrl', { QueueName: 'jobs' }, missing);
    expect(asked).toMatchObject({ errorCode: 'QueueDoesNotExist', resources: [{ ARN }] });
  });
});

describe('errors in the trail', () => {
  it.each([
    ['rds:DescribeDBInstances', 'DBInstanceNotFound', 'DBInstanceNotFoundFault'],
    ['elbv2:DescribeLoadBalancers', 'LoadBalancerNotFound', 'LoadBalancerNotFoundException'],
    ['cloudwatch:SetAlarmState', 'InvalidFormat', 'InvalidFormatFault'],
    ['cloudwatch:SetAlarmState', 'ResourceNotFound', 'ResourceNotFound'],
    ['iam:GetUser', 'NoSuchEntity', 'NoSuchEntityException'],
    ['s3:GetBucketPolicy', 'NoSuchBucketPolicy', 'NoSuchBucketPolicy'],
    ['ec2:StartInstances', 'IncorrectInstanceState', 'Client.IncorrectInstanceState'],
  ])('%s: %s is written %s', (name, code, written) => {
    expect(record(name, {}, refused(code, 'no'))['errorCode']).toBe(written);
  });
});
