/** How operations appear in records: parameters and answers of the operations in scenarios. */
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../aws/instant.ts';
import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Params } from '../../../gateway/call.ts';
import { keptParams } from './actor.ts';
import {
  ACCOUNT,
  CI_DEPLOY,
  OPS_ADMIN,
  renderOne,
  REQUEST_ID,
} from '../../../../tests/support/trail-render.ts';

const AT = '2026-03-03T02:14:09Z';
const CREATED = parseInstant('2023-07-10T12:23:05Z')!;

function shaped(name: string, params: Params, more: { result?: Params; error?: ErrorAnswer } = {}) {
  const [service, operation] = name.split(':') as [string, string];
  const record = renderOne(
    { service, operation },
    { at: AT, identity: CI_DEPLOY, params, ...more },
  );
  return {
    name: record['eventName'],
    rq: record['requestParameters'],
    rs: record['responseElements'],
    code: record['errorCode'],
    record,
  };
}

describe('IAM in the trail', () => {
  it('dates are words, secrets are gone', () => {
    const { rq, rs } = shaped(
      'iam:CreateAccessKey',
      { UserName: 'eve' },
      {
        result: {
          AccessKey: {
            UserName: 'eve',
            AccessKeyId: 'AKIAX',
            Status: 'Active',
            SecretAccessKey: 'secret',
            CreateDate: CREATED,
          },
        },
      },
    );
    expect(rq).toEqual({ userName: 'eve' });
    expect(JSON.stringify(rs)).toBe(
      JSON.stringify({
        accessKey: {
          accessKeyId: 'AKIAX',
          status: 'Active',
          userName: 'eve',
          createDate: 'Jul 10, 2023 12:23:05 PM',
        },
      }),
    );
  });

  it('passwords never appear', () => {
    const { rq, rs } = shaped(
      'iam:CreateLoginProfile',
      { UserName: 'eve', Password: 'hunter2' },
      { result: { LoginProfile: { UserName: 'eve', CreateDate: CREATED } } },
    );
    expect(rq).toEqual({ userName: 'eve', passwordResetRequired: false });
    expect(rs).toEqual({
      loginProfile: { userName: 'eve', createDate: 'Jul 10, 2023 12:23:05 PM' },
    });
  });

  it('CreateRole keeps the trust policy as text, percent-encoded in the answer', () => {
    const policy = '{"Version":"2012-10-17"}';
    const { rq, rs } = shaped(
      'iam:CreateRole',
      { RoleName: 'r', AssumeRolePolicyDocument: policy, Path: '/' },
      { result: { Role: { RoleName: 'r', AssumeRolePolicyDocument: policy } } },
    );
    expect(rq).toMatchObject({ path: '/', assumeRolePolicyDocument: policy });
    expect(rs).toEqual({
      role: { roleName: 'r', assumeRolePolicyDocument: '%7B%22Version%22%3A%222012-10-17%22%7D' },
    });
  });

  it('empty answers are null, errors have the exception’s name', () => {
    expect(shaped('iam:DeleteAccessKey', { UserName: 'eve', AccessKeyId: 'A' }).rs).toBe(null);
    const error = { code: 'NoSuchEntity', message: 'no', status: 404, fault: 'client' } as const;
    expect(shaped('iam:DeleteUser', { UserName: 'eve' }, { error }).code).toBe(
      'NoSuchEntityException',
    );
  });
});

describe('EC2 in the trail', () => {
  it('lists are items, states and answers carry EC2’s names', () => {
    const { rq, rs } = shaped(
      'ec2:StopInstances',
      { InstanceIds: ['i-1'] },
      {
        result: {
          StoppingInstances: [
            {
              InstanceId: 'i-1',
              CurrentState: { Code: 64, Name: 'stopping' },
              PreviousState: { Code: 16, Name: 'running' },
            },
          ],
        },
      },
    );
    expect(rq).toEqual({ instancesSet: { items: [{ instanceId: 'i-1' }] }, force: false });
    expect(rs).toEqual({
      requestId: REQUEST_ID,
      instancesSet: {
        items: [
          {
            instanceId: 'i-1',
            currentState: { code: 64, name: 'stopping' },
            previousState: { code: 16, name: 'running' },
          },
        ],
      },
    });
  });

  it('DescribeInstances shows its filters and its empty sets', () => {
    expect(shaped('ec2:DescribeInstances', {}).rq).toEqual({ instancesSet: {}, filterSet: {} });
    const Filters = [{ Name: 'instance-state-name', Values: ['running'] }];
    expect(shaped('ec2:DescribeInstances', { Filters }).rq).toMatchObject({
      filterSet: {
        items: [{ name: 'instance-state-name', valueSet: { items: [{ value: 'running' }] } }],
      },
    });
  });

  it('an opened port shows ranges as sets, and the rule in the answer', () => {
    const { rq, rs } = shaped(
      'ec2:AuthorizeSecurityGroupIngress',
      {
        GroupId: 'sg-1',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
            Ipv6Ranges: [],
            UserIdGroupPairs: [],
            PrefixListIds: [],
          },
        ],
      },
      {
        result: {
          Return: true,
          SecurityGroupRules: [{ SecurityGroupRuleId: 'sgr-1', GroupId: 'sg-1', IsEgress: false }],
        },
      },
    );
    expect(rq).toEqual({
      groupId: 'sg-1',
      ipPermissions: {
        items: [
          {
            ipProtocol: 'tcp',
            fromPort: 22,
            toPort: 22,
            ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
            ipv6Ranges: {},
            groups: {},
            prefixListIds: {},
          },
        ],
      },
    });
    expect(rs).toEqual({
      requestId: REQUEST_ID,
      _return: true,
      securityGroupRuleSet: {
        items: [{ securityGroupRuleId: 'sgr-1', groupId: 'sg-1', isEgress: false }],
      },
    });
  });

  it('RunInstances nests image and count, hides user data, keeps tags as a plain list', () => {
    const { rq } = shaped('ec2:RunInstances', {
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 2,
      InstanceType: 't3.micro',
      UserData: 'c2VjcmV0',
      SecurityGroupIds: ['sg-1'],
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
    });
    expect(rq).toEqual({
      instancesSet: { items: [{ imageId: 'ami-1', minCount: 1, maxCount: 2 }] },
      blockDeviceMapping: {},
      monitoring: { enabled: false },
      disableApiTermination: false,
      disableApiStop: false,
      instanceType: 't3.micro',
      userData: '<sensitiveDataRemoved>',
      groupSet: { items: [{ groupId: 'sg-1' }] },
      tagSpecificationSet: {
        items: [{ resourceType: 'instance', tags: [{ key: 'Name', value: 'web' }] }],
      },
    });
  });

  it('a denied call keeps its parameters and has a code of its own', () => {
    const error = {
      code: 'UnauthorizedOperation',
      message: 'You are not authorized to perform this operation.',
      status: 403,
      fault: 'client',
    } as const;
    const record = renderOne(
      { service: 'ec2', operation: 'StopInstances' },
      {
        at: AT,
        identity: OPS_ADMIN,
        params: { InstanceIds: ['i-1'] },
        error,
        refusedAt: 'authorize',
      },
    );
    expect(record['errorCode']).toBe('Client.UnauthorizedOperation');
    expect(record['requestParameters']).toMatchObject({ instancesSet: {} });
    expect(record['responseElements']).toBe(null);
  });
});

describe('S3 in the trail', () => {
  it('a bucket policy is an object, its sub-resource an empty text', () => {
    const { rq, record } = shaped('s3:PutBucketPolicy', {
      Bucket: 'acme',
      Policy: '{"Version":"2012-10-17"}',
    });
    expect(rq).toEqual({
      bucketName: 'acme',
      Host: 'acme.s3.us-east-1.amazonaws.com',
      policy: '',
      bucketPolicy: { Version: '2012-10-17' },
    });
    expect(record['userAgent']).toBe('[aws-cli/2.17.32]');
    expect(record['resources']).toEqual([
      { accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::acme' },
    ]);
    expect(record['additionalEventData']).toMatchObject({ bytesTransferredIn: 24 });
  });

  it('public access blocks and lifecycles have names of their own', () => {
    const { name, rq } = shaped('s3:DeletePublicAccessBlock', { Bucket: 'acme' });
    expect(name).toBe('DeleteBucketPublicAccessBlock');
    expect(rq).toMatchObject({ bucketName: 'acme', publicAccessBlock: '' });
    expect(shaped('s3:PutBucketLifecycleConfiguration', { Bucket: 'acme' }).name).toBe(
      'PutBucketLifecycle',
    );
    expect(shaped('s3:ListObjectsV2', { Bucket: 'acme' }).name).toBe('ListObjects');
  });

  it('bodies are XML, parsed', () => {
    const { rq } = shaped('s3:PutBucketVersioning', {
      Bucket: 'acme',
      VersioningConfiguration: { Status: 'Suspended' },
    });
    expect(rq).toMatchObject({
      versioning: '',
      VersioningConfiguration: {
        xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
        Status: 'Suspended',
      },
    });
    expect(shaped('s3:ListBuckets', {}).rq).toEqual({ Host: 's3.us-east-1.amazonaws.com' });
  });

  it('uploads in parts stand in their queries and headers, bytes are counted', () => {
    const object = { Bucket: 'acme', Key: 'film' };
    const result = { ServerSideEncryption: 'AES256', UploadId: 'u' };
    const begun = shaped(
      's3:CreateMultipartUpload',
      { ...object, Metadata: { a: 'b' } },
      { result },
    );
    const where = { bucketName: 'acme', Host: 'acme.s3.us-east-1.amazonaws.com', key: 'film' };
    expect(begun.rq).toEqual({ ...where, uploads: '' });
    expect(begun.rs).toEqual({ 'x-amz-server-side-encryption': 'AES256' });
    const none = { bytesTransferredIn: 0, SSEApplied: 'Default_SSE_S3' };
    expect(begun.record['additionalEventData']).toMatchObject(none);
    const part = { ...object, UploadId: 'u', PartNumber: 2 };
    const sent = shaped('s3:UploadPart', { ...part, Body: new Uint8Array(900) }, { result });
    expect(sent.rq).toEqual({ ...where, partNumber: '2', uploadId: 'u' });
    expect(sent.record['additionalEventData']).toMatchObject({ bytesTransferredIn: 900 });
    const source = { CopySource: 'acme/a', CopySourceRange: 'bytes=0-9' };
    expect(shaped('s3:UploadPartCopy', { ...part, ...source }).rq).toMatchObject({
      'x-amz-copy-source': 'acme/a',
      'x-amz-copy-source-range': 'bytes=0-9',
    });
    const listing = { Bucket: 'acme', MaxUploads: 5, KeyMarker: 'a' };
    expect(shaped('s3:ListMultipartUploads', listing).rq).toMatchObject({
      ...{ uploads: '', 'max-uploads': '5', 'key-marker': 'a' },
    });
  });

  it('of bytes that are put only their number is kept', () => {
    const params = { Bucket: 'acme', Key: 'film', Body: new Uint8Array(900) };
    const kept = keptParams({ service: 's3', params } as never, 'rest-xml');
    expect(kept).toEqual({ Bucket: 'acme', Key: 'film', ContentLength: 900 });
  });
});

describe('other services in the trail', () => {
  it('Lambda’s names are dated and its environment empty', () => {
    const { name, rq } = shaped('lambda:CreateFunction', {
      FunctionName: 'checkout',
      Runtime: 'nodejs20.x',
      Code: { ZipFile: new Uint8Array(3) },
      Environment: { Variables: { SECRET: 'x' } },
    });
    expect(name).toBe('CreateFunction20150331');
    expect(rq).toEqual({
      functionName: 'checkout',
      runtime: 'nodejs20.x',
      code: {},
      environment: {},
    });
  });

  it('acronyms keep their capitals behind the first letter', () => {
    const { rq } = shaped('rds:CreateDBInstance', {
      DBInstanceIdentifier: 'reports',
      MasterUserPassword: 'hunter2',
    });
    expect(rq).toEqual({
      dBInstanceIdentifier: 'reports',
      masterUserPassword: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    });
  });

  it('alarms and log groups are written as they were asked for', () => {
    expect(shaped('cloudwatch:DeleteAlarms', { AlarmNames: ['cpu'] })).toMatchObject({
      rq: { alarmNames: ['cpu'] },
      rs: null,
    });
    expect(shaped('logs:CreateLogGroup', { logGroupName: 'g', tags: { Team: 'a' } }).rq).toEqual({
      logGroupName: 'g',
      tags: { Team: 'a' },
    });
  });

  it('items of DynamoDB show keys and never values', () => {
    const { rq, rs } = shaped('dynamodb:PutItem', {
      TableName: 'seats',
      Item: { id: { S: 'a' } },
    });
    expect(rq).toEqual({ tableName: 'seats' });
    expect(rs).toBe(null);
  });

  it('a denial is AccessDenied whatever the API answered', () => {
    const error = {
      code: 'AccessDeniedException',
      message: 'User: x is not authorized',
      status: 400,
      fault: 'client',
    } as const;
    expect(shaped('logs:CreateLogGroup', { logGroupName: 'g' }, { error })).toMatchObject({
      code: 'AccessDenied',
      rq: null,
    });
  });

  it('a learner’s prototype names are only names', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"logGroupName":"g"}') as Params;
    const { rq } = shaped('logs:CreateLogGroup', hostile);
    expect(JSON.stringify(rq)).toBe('{"__proto__":{"polluted":true},"logGroupName":"g"}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
