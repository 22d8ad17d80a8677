/** Every operation of Lambda, DynamoDB, S3 and RDS answers in the shape of the API model. */
import { describe, expect, it } from 'vitest';
import { operationKind } from '../../src/aws/model/load.ts';
import { outputShape } from '../../src/aws/model/shapes.ts';
import type { Params } from '../../src/gateway/call.ts';
import type { AnyService } from '../../src/gateway/service.ts';
import { dynamodb } from '../../src/services/dynamodb/index.ts';
import { lambda } from '../../src/services/lambda/index.ts';
import { rds } from '../../src/services/rds/index.ts';
import { s3 } from '../../src/services/s3/index.ts';
import { misfits } from '../support/answer-shape.ts';
import { ProbeWorld } from '../support/probe-world.ts';

const ROLE = 'arn:aws:iam::111122223333:role/fn';
const FN = { FunctionName: 'fn' };
const FN_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:fn';
const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:orders';
const TABLE = { TableName: 'seats' };
const TABLE_ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/seats';
const KEY = { id: { S: 'a' } };
const BUCKET = { Bucket: 'probe-bucket' };
const DB = { DBInstanceIdentifier: 'db' };
const DB_ARN = 'arn:aws:rds:eu-west-1:111122223333:db:db';
const SNAPSHOT = { DBSnapshotIdentifier: 'snap' };

/** A call, or a number: seconds that pass. */
type Step = readonly [call: string, params: Params] | number;

const LAMBDA: readonly Step[] = [
  [
    'CreateFunction',
    { ...FN, Runtime: 'nodejs22.x', Handler: 'a.b', Role: ROLE, Code: { ZipFile: 'PK' } },
  ],
  5,
  ['UpdateFunctionCode', { ...FN, ZipFile: 'PK', Publish: true }],
  5,
  ['UpdateFunctionConfiguration', { ...FN, Environment: { Variables: { STAGE: 'prod' } } }],
  5,
  ...(['Invoke', 'GetFunction', 'GetFunctionConfiguration', 'PublishVersion'] as const).map(
    (name) => [name, FN] as const,
  ),
  ['ListFunctions', { FunctionVersion: 'ALL' }],
  ['ListVersionsByFunction', FN],
  ['PutFunctionConcurrency', { ...FN, ReservedConcurrentExecutions: 5 }],
  ['GetFunctionConcurrency', FN],
  ['DeleteFunctionConcurrency', FN],
  ['AddPermission', { ...FN, StatementId: 'a', Action: 'lambda:InvokeFunction', Principal: '*' }],
  ['GetPolicy', FN],
  ['RemovePermission', { ...FN, StatementId: 'a' }],
  ['TagResource', { Resource: FN_ARN, Tags: { a: 'b' } }],
  ['ListTags', { Resource: FN_ARN }],
  ['UntagResource', { Resource: FN_ARN, TagKeys: ['a'] }],
  ['CreateEventSourceMapping', { ...FN, EventSourceArn: QUEUE }],
  ['ListEventSourceMappings', {}],
  ['GetAccountSettings', {}],
  ['DeleteFunction', FN],
];

const DYNAMODB: readonly Step[] = [
  [
    'CreateTable',
    {
      ...TABLE,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
    },
  ],
  10,
  ['PutItem', { ...TABLE, Item: KEY, ReturnConsumedCapacity: 'TOTAL' }],
  ['GetItem', { ...TABLE, Key: KEY, ReturnConsumedCapacity: 'INDEXES' }],
  [
    'UpdateItem',
    {
      ...TABLE,
      Key: KEY,
      UpdateExpression: 'SET n = :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    },
  ],
  ['Scan', TABLE],
  [
    'Query',
    {
      ...TABLE,
      KeyConditionExpression: 'id = :i',
      ExpressionAttributeValues: { ':i': { S: 'a' } },
    },
  ],
  ['DeleteItem', { ...TABLE, Key: KEY, ReturnValues: 'ALL_OLD' }],
  ...(['DescribeTable', 'DescribeTimeToLive', 'DescribeContinuousBackups'] as const).map(
    (name) => [name, TABLE] as const,
  ),
  ['ListTables', {}],
  ['DescribeLimits', {}],
  ['TagResource', { ResourceArn: TABLE_ARN, Tags: [{ Key: 'a', Value: 'b' }] }],
  ['ListTagsOfResource', { ResourceArn: TABLE_ARN }],
  ['UntagResource', { ResourceArn: TABLE_ARN, TagKeys: ['a'] }],
  ['UpdateTable', { ...TABLE, BillingMode: 'PAY_PER_REQUEST' }],
  10,
  ['DeleteTable', TABLE],
];

const S3: readonly Step[] = [
  ['CreateBucket', { ...BUCKET, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }],
  ['PutBucketVersioning', { ...BUCKET, VersioningConfiguration: { Status: 'Enabled' } }],
  ['PutObject', { ...BUCKET, Key: 'a/b', Body: 'x', Metadata: { k: 'v' } }],
  ['CopyObject', { ...BUCKET, Key: 'c', CopySource: 'probe-bucket/a/b' }],
  ['GetObject', { ...BUCKET, Key: 'c' }],
  ['HeadObject', { ...BUCKET, Key: 'c' }],
  ['GetObjectAcl', { ...BUCKET, Key: 'c' }],
  ['ListObjects', { ...BUCKET, Delimiter: '/' }],
  ['ListObjectsV2', { ...BUCKET, Delimiter: '/', FetchOwner: true }],
  ['DeleteObject', { ...BUCKET, Key: 'c' }],
  ['DeleteObjects', { ...BUCKET, Delete: { Objects: [{ Key: 'a/b' }] } }],
  ['ListObjectVersions', BUCKET],
  ['ListBuckets', {}],
  ['HeadBucket', BUCKET],
  ...(['Location', 'Versioning', 'Acl', 'Encryption', 'Logging', 'OwnershipControls'] as const).map(
    (what) => [`GetBucket${what}`, BUCKET] as const,
  ),
  ['GetBucketNotificationConfiguration', BUCKET],
  ['GetBucketRequestPayment', BUCKET],
  ['GetPublicAccessBlock', BUCKET],
  ['PutBucketTagging', { ...BUCKET, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }],
  ['GetBucketTagging', BUCKET],
  [
    'PutBucketLifecycleConfiguration',
    {
      ...BUCKET,
      LifecycleConfiguration: {
        Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 3 } }],
      },
    },
  ],
  ['GetBucketLifecycleConfiguration', BUCKET],
  ['ListBucketMetricsConfigurations', BUCKET],
];

const RDS: readonly Step[] = [
  [
    'CreateDBInstance',
    {
      ...DB,
      DBInstanceClass: 'db.t3.small',
      Engine: 'mysql',
      AllocatedStorage: 20,
      MasterUsername: 'm',
      MasterUserPassword: 'password1',
    },
  ],
  600,
  ['CreateDBSnapshot', { ...DB, ...SNAPSHOT }],
  300,
  ['ModifyDBInstance', { ...DB, DBInstanceClass: 'db.t3.medium' }],
  ['DescribeDBInstances', {}],
  ['DescribeDBSnapshots', {}],
  ['ModifyDBSnapshotAttribute', { ...SNAPSHOT, AttributeName: 'restore', ValuesToAdd: ['all'] }],
  ['DescribeDBSnapshotAttributes', SNAPSHOT],
  ['DescribeEvents', { Duration: 60 }],
  ['AddTagsToResource', { ResourceName: DB_ARN, Tags: [{ Key: 'a', Value: 'b' }] }],
  ['ListTagsForResource', { ResourceName: DB_ARN }],
  ['DescribeDBParameterGroups', {}],
  ['DescribeDBClusters', {}],
  ['RebootDBInstance', DB],
  300,
  ['StopDBInstance', DB],
  600,
  ['StartDBInstance', DB],
  600,
  ['DeleteDBSnapshot', SNAPSHOT],
  ['DeleteDBInstance', { ...DB, SkipFinalSnapshot: true }],
];

const STORIES: readonly (readonly [AnyService, readonly Step[]])[] = [
  [lambda, LAMBDA],
  [dynamodb, DYNAMODB],
  [s3, S3],
  [rds, RDS],
];

describe.each(STORIES)('answers of $name', (service, story) => {
  it('have the members and types AWS has', () => {
    const world = new ProbeWorld([service]);
    const wrong: string[] = [];
    for (const step of story) {
      if (typeof step === 'number') world.advance(step * 1_000);
      else {
        const [name, params] = step;
        wrong.push(...misfits(service.name, name, world.ok(`${service.name}:${name}`, params)));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are of operations AWS has, each with its shape in the model', () => {
    const unknown = service.operations.filter(
      ({ name }) => operationKind(service.name, name) !== 'modelled',
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
    expect(service.operations.some(({ name }) => outputShape(service.name, name))).toBe(true);
  });
});
