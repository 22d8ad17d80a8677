import { describe, expect, it } from 'vitest';
import { toBytes, type WireRequest } from '../http.ts';
import { signingOf } from '../signing/scope.ts';
import { refuseTarget } from './refuse.ts';
import { targetOf, type Target } from './target.ts';

interface Given {
  readonly line: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** `eu-west-1/monitoring`. */
  readonly scope?: string;
}

function find({ line, headers = {}, body = '', scope }: Given): Target {
  const [method = '', url = ''] = line.split(' ');
  const [path = '', query = ''] = url.split('?');
  const signed = scope
    ? {
        authorization:
          `AWS4-HMAC-SHA256 Credential=AKID/20260302/${scope}/aws4_request, ` +
          'SignedHeaders=host, Signature=0',
        'x-amz-date': '20260302T060000Z',
      }
    : {};
  const request: WireRequest = {
    ...{ method, path, query, body: toBytes(body), sourceIp: '192.0.2.1' },
    headers: new Map(Object.entries({ ...headers, ...signed })),
  };
  const signing = signingOf(request);
  return targetOf(request, signing.kind === 'signed' ? signing.by.scope : null, 'eu-west-1');
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const CLOUDTRAIL = 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents';

describe('a request finds its operation', () => {
  it.each<[string, Given, string]>([
    [
      'by its target',
      { line: 'POST /', headers: { 'x-amz-target': 'Logs_20140328.PutLogEvents' } },
      'logs PutLogEvents json',
    ],
    [
      'by CloudTrail’s short target',
      { line: 'POST /', headers: { 'x-amz-target': 'CloudTrail_20131101.LookupEvents' } },
      'cloudtrail LookupEvents json',
    ],
    [
      'by CloudTrail’s long target',
      { line: 'POST /', headers: { 'x-amz-target': CLOUDTRAIL } },
      'cloudtrail LookupEvents json',
    ],
    [
      'by the path of rpcv2Cbor',
      {
        line: 'POST /service/GraniteServiceVersion20100801/operation/PutMetricData',
        headers: { 'smithy-protocol': 'rpc-v2-cbor' },
      },
      'cloudwatch PutMetricData cbor',
    ],
    [
      'by the scope and its action',
      {
        line: 'POST /',
        headers: FORM,
        body: 'Action=DescribeAlarms&Version=2010-08-01',
        scope: 'us-east-1/monitoring',
      },
      'cloudwatch DescribeAlarms query',
    ],
    [
      'by the version when it is not signed',
      { line: 'POST /', headers: FORM, body: 'Action=GetCallerIdentity&Version=2011-06-15' },
      'sts GetCallerIdentity query',
    ],
    [
      'by its query string',
      { line: 'GET /?Action=ListUsers&Version=2010-05-08', scope: 'us-east-1/iam' },
      'iam ListUsers query',
    ],
    [
      'for EC2',
      { line: 'POST /', headers: FORM, body: 'Action=RunInstances', scope: 'eu-west-1/ec2' },
      'ec2 RunInstances ec2',
    ],
    [
      'for Lambda',
      { line: 'POST /2015-03-31/functions/f/invocations', scope: 'eu-west-1/lambda' },
      'lambda Invoke rest-json',
    ],
    [
      'for Lambda with the slash of old clients',
      { line: 'GET /2015-03-31/functions/', scope: 'eu-west-1/lambda' },
      'lambda ListFunctions rest-json',
    ],
    ['for S3 without a signature', { line: 'GET /b/a/key' }, 's3 GetObject rest-xml'],
  ])('%s', (_, given, found) => {
    const { service, operation, protocol } = find(given);
    expect(`${service} ${operation} ${protocol}`).toBe(found);
  });

  it.each([
    ['GET /', 'ListBuckets'],
    ['PUT /b', 'CreateBucket'],
    ['GET /b', 'ListObjects'],
    ['GET /b/', 'ListObjects'],
    ['GET /b?list-type=2&prefix=x', 'ListObjectsV2'],
    ['GET /b?location', 'GetBucketLocation'],
    ['GET /b?policyStatus', 'GetBucketPolicyStatus'],
    ['POST /b?delete', 'DeleteObjects'],
    ['GET /b/k?x-id=GetObject', 'GetObject'],
    ['GET /b/k?acl', 'GetObjectAcl'],
    ['PUT /b/k', 'PutObject'],
    ['PUT /b/k?partNumber=1&uploadId=u', 'UploadPart'],
    ['GET /b?metrics&id=a', 'GetBucketMetricsConfiguration'],
    ['GET /b?metrics', 'ListBucketMetricsConfigurations'],
    ['HEAD /b', 'HeadBucket'],
    ['POST /b', ''],
  ])('S3 %s is %s', (line, operation) => {
    expect(find({ line }).operation).toBe(operation);
  });

  const CBOR = { 'smithy-protocol': 'rpc-v2-cbor' };
  it.each<[string, Given]>([
    ['rpcv2Cbor by GET', { line: 'GET PUT_DATA', headers: CBOR }],
    ['rpcv2Cbor by PUT', { line: 'PUT PUT_DATA', headers: CBOR }],
    ['another rpcv2', { line: 'POST PUT_DATA', headers: { 'smithy-protocol': 'rpc-v2-json' } }],
    [
      'an unmarked rpcv2',
      { line: 'POST PUT_DATA', headers: { 'content-type': 'application/cbor' } },
    ],
    ['two at once', { line: 'POST PUT_DATA', headers: { ...CBOR, 'x-amz-target': 'Logs.Fly' } }],
    ['awsJson by GET', { line: 'GET /', headers: { 'x-amz-target': CLOUDTRAIL } }],
  ])('no service speaks %s', (_, { line, ...given }) => {
    const path = '/service/GraniteServiceVersion20100801/operation/PutMetricData';
    const scope = 'eu-west-1/monitoring';
    expect(find({ line: line.replace('PUT_DATA', path), scope, ...given }).protocol).toBe('none');
  });

  it('leaves S3 its keys, whatever they are called', () => {
    const headers = { 'content-type': 'application/cbor' };
    const line = 'PUT /service/notes/operation/one';
    expect(find({ line, headers, scope: 'eu-west-1/s3' }).operation).toBe('PutObject');
  });

  it('copies where a source is named', () => {
    const headers = { 'x-amz-copy-source': '/b/k' };
    expect(find({ line: 'PUT /b/k2', headers }).operation).toBe('CopyObject');
  });

  it.each([
    ['my.bucket.s3.eu-west-1.amazonaws.com', 'my.bucket'],
    ['my-bucket.s3.amazonaws.com', 'my-bucket'],
    ['my-bucket.s3.dualstack.eu-west-1.amazonaws.com', 'my-bucket'],
    ['my-bucket.localhost:4566', 'my-bucket'],
    ['my-bucket.s3.localhost:4566', 'my-bucket'],
  ])('the host %s names the bucket %s', (host, bucket) => {
    const target = find({ line: 'GET /a%20key', headers: { host } });
    expect([target.operation, target.labels.get('Bucket'), target.labels.get('Key')]).toEqual([
      ...['GetObject', bucket, 'a key'],
    ]);
  });

  it.each(['s3.eu-west-1.amazonaws.com', 'localhost:4566', '127.0.0.1:4566', 's3.localhost'])(
    'the host %s names none',
    (host) => {
      expect(find({ line: 'GET /b/k', headers: { host } }).labels.get('Bucket')).toBe('b');
    },
  );

  it('takes the Region from the scope, then from the host, then from the account', () => {
    const headers = { 'x-amz-target': 'Logs_20140328.PutLogEvents' };
    expect(find({ line: 'POST /', headers, scope: 'us-west-2/logs' }).region).toBe('us-west-2');
    const host = 'logs.us-east-2.amazonaws.com';
    expect(find({ line: 'POST /', headers: { ...headers, host } }).region).toBe('us-east-2');
    expect(find({ line: 'POST /', headers }).region).toBe('eu-west-1');
  });
});

describe('a request for nobody', () => {
  const refusal = (given: Given) => () => refuseTarget(find(given));

  it('of a service that is not simulated is told so', () => {
    const headers = { 'x-amz-target': 'AWSEvents.ListRules' };
    expect(refusal({ line: 'POST /', headers, scope: 'eu-west-1/events' })).toThrow(
      'NotSimulated: Not simulated: the service events.',
    );
    const classic = 'Action=DescribeLoadBalancers&Version=2012-06-01';
    const scope = 'eu-west-1/elasticloadbalancing';
    expect(refusal({ line: 'POST /', headers: FORM, body: classic, scope })).toThrow('Classic');
  });

  it('without an action, with an unknown one, an unknown version or target is refused as by AWS', () => {
    const scope = 'us-east-1/sts';
    expect(refusal({ line: 'POST /', headers: FORM, scope })).toThrow('MissingAction');
    const body = 'Action=GetCallerIdentity&Version=2000-01-01';
    expect(refusal({ line: 'POST /', headers: FORM, body, scope })).toThrow(
      'InvalidAction: Could not find operation GetCallerIdentity for version 2000-01-01',
    );
    const unknown = 'Action=Fly&Version=2011-06-15';
    expect(refusal({ line: 'POST /', headers: FORM, body: unknown, scope })).toThrow(
      'InvalidAction: Could not find operation Fly for version 2011-06-15',
    );
    expect(
      refusal({ line: 'POST /', headers: FORM, body: 'Action=Fly', scope: 'eu-west-1/sqs' }),
    ).toThrow('InvalidAction: The action Fly is not valid for this endpoint.');
    const headers = { 'x-amz-target': 'Nobody.Nothing' };
    expect(refusal({ line: 'POST /', headers, scope: 'eu-west-1/logs' })).toThrow(
      'UnknownOperationException',
    );
    expect(refusal({ line: 'PATCH /b/k' })).toThrow('MethodNotAllowed');
  });

  it('S3 says of what a method is not allowed, and of uploads by forms that they are not simulated', () => {
    [
      ['PATCH /b/k', 'OBJECT'],
      ['PATCH /b', 'BUCKET'],
      ['PATCH /', 'SERVICE'],
    ].forEach(([line = '', ResourceType]) => {
      const detail = expect.objectContaining({ ResourceType });
      const answer = expect.objectContaining({ code: 'MethodNotAllowed', detail });
      expect(refusal({ line })).toThrow(expect.objectContaining({ answer }));
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(refusal({ line: 'POST /b', headers })).toThrow('NotSimulated');
  });
});
