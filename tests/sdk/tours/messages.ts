/** SNS, SQS, STS and DynamoDB. */
import { call, from, type Seen, type Stop } from './tour.ts';

const topic = (seen: Seen) => ({ TopicArn: from(seen, 'CreateTopic/TopicArn') });
const subscription = (seen: Seen) => ({
  SubscriptionArn: from(seen, 'Subscribe/SubscriptionArn'),
});

export const sns: readonly Stop[] = [
  call('CreateTopic', { Name: 'news', Attributes: { DisplayName: 'News' } }),
  call('ListTopics'),
  call('GetTopicAttributes', topic),
  call('SetTopicAttributes', (seen) => ({
    ...{ ...topic(seen), AttributeName: 'DisplayName', AttributeValue: 'Ünews & more' },
  })),
  call('Subscribe', (seen) => ({
    ...{ ...topic(seen), Protocol: 'sms', Endpoint: '+15555550100', ReturnSubscriptionArn: true },
  })),
  call('ListSubscriptions'),
  call('ListSubscriptionsByTopic', topic),
  call('GetSubscriptionAttributes', subscription),
  call('SetSubscriptionAttributes', (seen) => ({
    ...{ ...subscription(seen), AttributeName: 'FilterPolicy', AttributeValue: '{"a":["b"]}' },
  })),
  call('Publish', (seen) => ({
    ...{ ...topic(seen), Message: 'hello', Subject: 'hi' },
    MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
  })),
  call('PublishBatch', (seen) => ({
    ...topic(seen),
    PublishBatchRequestEntries: [{ Id: 'a', Message: 'one' }],
  })),
  60,
  call('TagResource', (seen) => ({
    ResourceArn: from(seen, 'CreateTopic/TopicArn'),
    Tags: [{ Key: 'a', Value: 'b' }],
  })),
  call('ListTagsForResource', (seen) => ({ ResourceArn: from(seen, 'CreateTopic/TopicArn') })),
  call('UntagResource', (seen) => ({
    ResourceArn: from(seen, 'CreateTopic/TopicArn'),
    TagKeys: ['a'],
  })),
  call(
    'ConfirmSubscription',
    (seen) => ({ ...topic(seen), Token: 'nobody-sent-this' }),
    'InvalidParameterException',
  ),
  call('Unsubscribe', subscription),
  call('DeleteTopic', topic),
  call('GetTopicAttributes', topic, 'NotFoundException'),
];

const queue = (seen: Seen) => ({ QueueUrl: from(seen, 'CreateQueue/QueueUrl') });
const received = (seen: Seen) => ({
  ...queue(seen),
  ReceiptHandle: from(seen, 'ReceiveMessage/Messages/0/ReceiptHandle'),
});

export const sqs: readonly Stop[] = [
  call('CreateQueue', { QueueName: 'work', tags: { a: 'b' } }),
  call('ListQueues'),
  call('GetQueueUrl', { QueueName: 'work' }),
  call('GetQueueAttributes', (seen) => ({ ...queue(seen), AttributeNames: ['All'] })),
  call('SetQueueAttributes', (seen) => ({
    ...queue(seen),
    Attributes: { VisibilityTimeout: '45' },
  })),
  call('SendMessage', (seen) => ({ ...queue(seen), MessageBody: 'ünïcode <&>' })),
  call('ReceiveMessage', queue),
  call('ChangeMessageVisibility', (seen) => ({ ...received(seen), VisibilityTimeout: 10 })),
  call('ChangeMessageVisibilityBatch', (seen) => {
    const { QueueUrl, ReceiptHandle } = received(seen);
    return { QueueUrl, Entries: [{ Id: 'a', ReceiptHandle, VisibilityTimeout: 5 }] };
  }),
  call('DeleteMessage', received),
  call('SendMessageBatch', (seen) => ({
    ...queue(seen),
    Entries: [{ Id: 'a', MessageBody: 'one' }],
  })),
  call('ReceiveMessage', queue),
  call('DeleteMessageBatch', (seen) => {
    const { QueueUrl, ReceiptHandle } = received(seen);
    return { QueueUrl, Entries: [{ Id: 'a', ReceiptHandle }] };
  }),
  call('AddPermission', (seen) => ({
    ...{ ...queue(seen), Label: 'guest', AWSAccountIds: ['444455556666'] },
    Actions: ['SendMessage'],
  })),
  call('RemovePermission', (seen) => ({ ...queue(seen), Label: 'guest' })),
  call('TagQueue', (seen) => ({ ...queue(seen), Tags: { c: 'd' } })),
  call('ListQueueTags', queue),
  call('UntagQueue', (seen) => ({ ...queue(seen), TagKeys: ['c'] })),
  call('ListDeadLetterSourceQueues', queue),
  call('PurgeQueue', queue),
  call('DeleteQueue', queue),
  120,
  call('GetQueueUrl', { QueueName: 'work' }, 'QueueDoesNotExist'),
];

export const sts: readonly Stop[] = [
  call('GetCallerIdentity'),
  call('GetSessionToken', { DurationSeconds: 900 }),
  call('GetFederationToken', { Name: 'visitor' }),
  call('GetAccessKeyInfo', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }),
  call(
    'AssumeRole',
    { RoleArn: 'arn:aws:iam::111122223333:role/no', RoleSessionName: 'me' },
    'AccessDenied',
  ),
  call(
    'DecodeAuthorizationMessage',
    { EncodedMessage: 'no' },
    'InvalidAuthorizationMessageException',
  ),
];

const KEY = { id: { S: 'a' } };
const TABLE = { TableName: 'orders' };
const TABLE_ARN = { ResourceArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders' };

export const dynamodb: readonly Stop[] = [
  call('CreateTable', {
    ...{ ...TABLE, BillingMode: 'PAY_PER_REQUEST' },
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  }),
  60,
  call('DescribeTable', TABLE),
  call('ListTables'),
  call('PutItem', { ...TABLE, Item: { ...KEY, n: { N: '1.5' }, b: { B: Uint8Array.of(0, 255) } } }),
  call('GetItem', { ...TABLE, Key: KEY }),
  call('UpdateItem', {
    ...{ ...TABLE, Key: KEY, UpdateExpression: 'SET n = n + :one', ReturnValues: 'ALL_NEW' },
    ExpressionAttributeValues: { ':one': { N: '1' } },
  }),
  call('Query', {
    ...{ ...TABLE, KeyConditionExpression: 'id = :id' },
    ExpressionAttributeValues: { ':id': { S: 'a' } },
  }),
  call('Scan', TABLE),
  call(
    'PutItem',
    { ...TABLE, Item: KEY, ConditionExpression: 'attribute_not_exists(id)' },
    'ConditionalCheckFailedException',
  ),
  call('DeleteItem', { ...TABLE, Key: KEY, ReturnValues: 'ALL_OLD' }),
  call('DescribeTimeToLive', TABLE),
  call('DescribeContinuousBackups', TABLE),
  call('UpdateContinuousBackups', {
    ...TABLE,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  }),
  call('DescribeLimits'),
  call('TagResource', { ...TABLE_ARN, Tags: [{ Key: 'a', Value: 'b' }] }),
  call('ListTagsOfResource', TABLE_ARN),
  call('UntagResource', { ...TABLE_ARN, TagKeys: ['a'] }),
  call('UpdateTable', { ...TABLE, DeletionProtectionEnabled: false }),
  60,
  call('DeleteTable', TABLE),
];
