/** What stands on the wire, letter by letter. */
import { describe, expect, it } from 'vitest';
import type { ErrorAnswer } from '../../aws/errors.ts';
import { decodeCbor } from '../codecs/cbor.ts';
import { toText, type WireRequest, type WireResponse } from '../http.ts';
import { wireOperation } from '../model/shapes.ts';
import { rpcCbor } from './cbor.ts';
import { awsJson } from './json.ts';
import { noProtocol } from './none.ts';
import type { Exchange } from './protocol.ts';
import { awsQuery, ec2Query } from './query.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';

const ID = '4c5e2a1b-0000-4000-8000-abcdef012345';
const AT = Date.UTC(2026, 2, 2, 6, 0, 0);

function exchange(service: string, operationName: string, more: Partial<Exchange> = {}): Exchange {
  const request: WireRequest = {
    ...{ method: 'POST', path: '/', query: '', headers: new Map(), body: new Uint8Array(0) },
    sourceIp: '192.0.2.1',
  };
  const operation = wireOperation(service, operationName);
  return { request, service, operationName, operation, labels: new Map(), status: 200, ...more };
}

function told({ status, headers, body }: WireResponse): string {
  return `${status} ${headers['Content-Type']}\n${toText(body)}`;
}

function error(code: string, message: string, more: Partial<ErrorAnswer> = {}): ErrorAnswer {
  return { code, message, status: 400, fault: 'client', ...more };
}

const ALARMS = {
  MetricAlarms: [
    { AlarmName: 'a<b', Threshold: 80, Period: 60, StateUpdatedTimestamp: AT, AlarmActions: [] },
  ],
  NextToken: undefined,
};
const describeAlarms = exchange('cloudwatch', 'DescribeAlarms');
const noAlarm = error('ResourceNotFound', 'Unknown', { status: 404 });

describe('awsQuery', () => {
  it('answers in an envelope with the namespace of the service', () => {
    expect(told(awsQuery.answer(describeAlarms, ALARMS, ID))).toBe(
      '200 text/xml\n' +
        '<DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">' +
        '<DescribeAlarmsResult><MetricAlarms><member><AlarmName>a&lt;b</AlarmName><AlarmActions/>' +
        '<StateUpdatedTimestamp>2026-03-02T06:00:00Z</StateUpdatedTimestamp><Period>60</Period>' +
        '<Threshold>80.0</Threshold></member></MetricAlarms></DescribeAlarmsResult>' +
        `<ResponseMetadata><RequestId>${ID}</RequestId></ResponseMetadata></DescribeAlarmsResponse>`,
    );
  });

  it('answers an operation without a result by its metadata alone', () => {
    const deleteUser = exchange('iam', 'DeleteUser');
    expect(told(awsQuery.answer(deleteUser, {}, ID))).toBe(
      '200 text/xml\n<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">' +
        `<ResponseMetadata><RequestId>${ID}</RequestId></ResponseMetadata></DeleteUserResponse>`,
    );
  });

  it('shows IAM’s times in whole seconds', () => {
    const answer = { Users: [{ UserName: 'a', CreateDate: AT + 123 }], IsTruncated: false };
    const text = told(awsQuery.answer(exchange('iam', 'ListUsers'), answer, ID));
    expect(text).toContain('<CreateDate>2026-03-02T06:00:00Z</CreateDate>');
    expect(text).toContain('<IsTruncated>false</IsTruncated>');
  });

  it('says whose fault an error is', () => {
    expect(told(awsQuery.refuse(describeAlarms, noAlarm, ID))).toBe(
      '404 text/xml\n<ErrorResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">' +
        '<Error><Type>Sender</Type><Code>ResourceNotFound</Code><Message>Unknown</Message></Error>' +
        `<RequestId>${ID}</RequestId></ErrorResponse>`,
    );
  });

  it('writes maps as entries', () => {
    const answer = { Attributes: { DisplayName: 'a & b' } };
    const text = told(awsQuery.answer(exchange('sns', 'GetTopicAttributes'), answer, ID));
    expect(text).toContain(
      '<Attributes><entry><key>DisplayName</key><value>a &amp; b</value></entry></Attributes>',
    );
  });
});

describe('ec2Query', () => {
  it('answers with lower-case names, items and milliseconds', () => {
    const answer = {
      Reservations: [
        { ReservationId: 'r-1', Instances: [{ InstanceId: 'i-1', LaunchTime: AT, Tags: [] }] },
      ],
    };
    expect(told(ec2Query.answer(exchange('ec2', 'DescribeInstances'), answer, ID))).toBe(
      '200 text/xml;charset=UTF-8\n<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">' +
        `<requestId>${ID}</requestId><reservationSet><item><reservationId>r-1</reservationId>` +
        '<instancesSet><item><tagSet/><instanceId>i-1</instanceId>' +
        '<launchTime>2026-03-02T06:00:00.000Z</launchTime></item></instancesSet></item>' +
        '</reservationSet></DescribeInstancesResponse>',
    );
  });

  it('answers true where there is nothing to say', () => {
    const text = told(ec2Query.answer(exchange('ec2', 'DeleteTags'), {}, ID));
    expect(text).toContain(`<requestId>${ID}</requestId><return>true</return>`);
  });

  it('refuses in an envelope of its own', () => {
    const refused = error('InvalidInstanceID.NotFound', "The instance ID 'i-1' does not exist");
    expect(told(ec2Query.refuse(exchange('ec2', 'DescribeInstances'), refused, ID))).toContain(
      '<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code>' +
        "<Message>The instance ID 'i-1' does not exist</Message></Error></Errors>" +
        `<RequestID>${ID}</RequestID></Response>`,
    );
  });

  it('knows no parameter that is not in its model', () => {
    const form = 'Action=DescribeInstances&Version=2016-11-15&Instances.1=i-1';
    const asked = exchange('ec2', 'DescribeInstances');
    const request = { ...asked.request, body: new TextEncoder().encode(form) };
    expect(() => ec2Query.read({ ...asked, request })).toThrow(
      'UnknownParameter: The parameter Instances is not recognized',
    );
  });
});

describe('awsJson', () => {
  it('writes doubles as doubles and leaves out what is absent', () => {
    const answer = awsJson.answer(describeAlarms, ALARMS, ID);
    expect(told(answer)).toBe(
      '200 application/x-amz-json-1.0\n{"MetricAlarms":[{"AlarmName":"a<b","AlarmActions":[],' +
        '"StateUpdatedTimestamp":1.7724312E9,"Period":60,"Threshold":80.0}]}',
    );
    expect(answer.headers['x-amzn-RequestId']).toBe(ID);
  });

  it('has an empty body where the operation has no answer', () => {
    expect(told(awsJson.answer(exchange('logs', 'CreateLogGroup'), {}, ID))).toBe(
      '200 application/x-amz-json-1.1\n',
    );
    expect(told(awsJson.answer(exchange('cloudtrail', 'AddTags'), {}, ID))).toContain('{}');
  });

  it('names errors with and without a namespace, as each service does', () => {
    const of = (service: string, answer: ErrorAnswer) =>
      JSON.parse(toText(awsJson.refuse(exchange(service, 'X'), answer, ID).body)) as object;
    const missing = error('ResourceNotFoundException', 'No');
    expect(of('logs', missing)).toEqual({ __type: 'ResourceNotFoundException', message: 'No' });
    expect(of('dynamodb', missing)).toEqual({
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: 'No',
    });
    expect(of('dynamodb', error('ValidationException', 'Bad'))).toEqual({
      __type: 'com.amazon.coral.validate#ValidationException',
      message: 'Bad',
    });
  });

  it('tells clients of the older protocol the code that they know', () => {
    const sqs = error('QueueDoesNotExist', 'No', {});
    const answer = awsJson.refuse(exchange('sqs', 'GetQueueUrl'), sqs, ID);
    expect(answer.headers['x-amzn-query-error']).toBe(
      'AWS.SimpleQueueService.NonExistentQueue;Sender',
    );
    const denied = error('AccessDenied', 'no', { status: 403 });
    const alarm = awsJson.refuse(describeAlarms, denied, ID);
    expect(alarm.headers['x-amzn-query-error']).toBe('AccessDenied;Sender');
    expect(alarm.status).toBe(400);
  });

  it.each([
    ['InvalidParameterValue', 'InvalidParameterValueException'],
    ['MissingParameter', 'MissingRequiredParameterException'],
    ['InvalidAttributeValue', 'InvalidAttributeValue'],
  ])('names SQS’s %s as SQS does: %s, and the code of old in the header', (code, exception) => {
    const answer = awsJson.refuse(exchange('sqs', 'SendMessage'), error(code, 'No', {}), ID);
    const { __type } = JSON.parse(toText(answer.body)) as { __type: string };
    expect(__type.slice(__type.indexOf('#') + 1)).toBe(exception);
    expect(answer.headers['x-amzn-query-error']).toBe(`${code};Sender`);
  });

  it('adds DynamoDB’s checksum of the body', () => {
    const answer = awsJson.answer(exchange('dynamodb', 'ListTables'), { TableNames: [] }, ID);
    expect(answer.headers['x-amz-crc32']).toBe('1315925753');
  });
});

describe('rpcv2Cbor', () => {
  it('answers with tagged times and its mark in the headers', () => {
    const { headers, body } = rpcCbor.answer(describeAlarms, ALARMS, ID);
    expect(headers).toMatchObject({
      'smithy-protocol': 'rpc-v2-cbor',
      'Content-Type': 'application/cbor',
    });
    expect(decodeCbor(body)).toEqual({
      MetricAlarms: [
        {
          ...{ AlarmName: 'a<b', AlarmActions: [], Period: 60, Threshold: 80 },
          StateUpdatedTimestamp: { seconds: AT / 1_000 },
        },
      ],
    });
  });

  it('names an error by its exception and the older code beside it', () => {
    const { headers, body } = rpcCbor.refuse(describeAlarms, noAlarm, ID);
    expect(headers['x-amzn-query-error']).toBe('ResourceNotFound;Sender');
    expect(decodeCbor(body)).toMatchObject({ __type: 'com.amazonaws.cloudwatch#ResourceNotFound' });
  });
});

it('whoever speaks no protocol of AWS is told that there is no such operation', () => {
  const refused = error('UnknownOperationException', '', { status: 404 });
  const { status, headers, body } = noProtocol.refuse(describeAlarms, refused, ID);
  expect([status, toText(body)]).toEqual([404, '<UnknownOperationException/>\n']);
  expect(headers).toEqual({ 'x-amzn-RequestId': ID, 'Content-Length': '29' });
  const table = noProtocol.refuse(exchange('dynamodb', 'ListTables'), refused, ID);
  expect(table.headers['x-amz-crc32']).toBe('3552371480');
});

describe('restJson1', () => {
  it('names an error in a header and whose it is in the body', () => {
    const refused = error('ResourceNotFoundException', 'Function not found: f', { status: 404 });
    const answer = restJson.refuse(exchange('lambda', 'GetFunction'), refused, ID);
    expect(answer.headers['x-amzn-ErrorType']).toBe('ResourceNotFoundException');
    expect(told(answer)).toBe(
      '404 application/json\n{"Type":"User","Message":"Function not found: f"}',
    );
  });

  it('puts a payload into the body and the rest into headers', () => {
    const answer = restJson.answer(
      exchange('lambda', 'Invoke'),
      { StatusCode: 200, Payload: '"done"', ExecutedVersion: '$LATEST' },
      ID,
    );
    expect(told(answer)).toBe('200 application/json\n"done"');
    expect(answer.headers['X-Amz-Executed-Version']).toBe('$LATEST');
  });

  it('has no body where nothing is said', () => {
    const answer = restJson.answer(exchange('lambda', 'DeleteFunction'), {}, ID);
    expect([answer.status, answer.body.length]).toEqual([204, 0]);
  });
});

describe('restXml', () => {
  it('refuses with the ids that S3’s support asks for', () => {
    const refused = error('NoSuchBucket', 'The specified bucket does not exist', {
      status: 404,
      detail: { BucketName: 'b' },
    });
    const answer = restXml.refuse(exchange('s3', 'ListObjectsV2'), refused, ID);
    expect(told(answer)).toMatch(
      /^404 application\/xml\n<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>NoSuchBucket<\/Code><Message>The specified bucket does not exist<\/Message><BucketName>b<\/BucketName><RequestId>4C5E2A1B00004000<\/RequestId><HostId>[\w+/=]+<\/HostId><\/Error>$/,
    );
    expect(answer.headers['x-amz-request-id']).toBe('4C5E2A1B00004000');
  });

  it('has no body for a HEAD, whatever it is', () => {
    const head = exchange('s3', 'HeadObject');
    const request = { ...head.request, method: 'HEAD' };
    const refused = error('404', 'Not Found', { status: 404 });
    const answer = restXml.refuse({ ...head, request }, refused, ID);
    expect([answer.status, answer.body.length]).toEqual([404, 0]);
  });

  it('names documents as S3 does', () => {
    const list = exchange('s3', 'ListObjectsV2');
    const answer = { Name: 'b', KeyCount: 1, Contents: [{ Key: 'a', LastModified: AT, Size: 1 }] };
    expect(told(restXml.answer(list, answer, ID))).toContain(
      '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        '<Contents><Key>a</Key><LastModified>2026-03-02T06:00:00.000Z</LastModified>' +
        '<Size>1</Size></Contents><Name>b</Name><KeyCount>1</KeyCount></ListBucketResult>',
    );
    const region = { LocationConstraint: 'eu-west-1' };
    expect(told(restXml.answer(exchange('s3', 'GetBucketLocation'), region, ID))).toContain(
      '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</',
    );
  });

  it('puts an object’s facts into headers', () => {
    const answer = restXml.answer(
      exchange('s3', 'GetObject'),
      {
        ...{ Body: 'hello', ContentLength: 5, ContentType: 'text/plain', LastModified: AT },
        ...{ ETag: '"x"', Metadata: { 'a-b': 'c' } },
      },
      ID,
    );
    expect(told(answer)).toBe('200 text/plain\nhello');
    expect(answer.headers).toMatchObject({
      ETag: '"x"',
      'Last-Modified': 'Mon, 02 Mar 2026 06:00:00 GMT',
      'x-amz-meta-a-b': 'c',
      'Content-Length': '5',
    });
  });

  it('reads documents, tags and labels', () => {
    const asked = exchange('s3', 'PutBucketTagging', { labels: new Map([['Bucket', 'b']]) });
    const text = '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>';
    const request = { ...asked.request, body: new TextEncoder().encode(text) };
    expect(restXml.read({ ...asked, request })).toEqual({
      Bucket: 'b',
      Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] },
    });
    const broken = { ...asked.request, body: new TextEncoder().encode('<Tagging>') };
    expect(() => restXml.read({ ...asked, request: broken })).toThrow('MalformedXML');
  });

  it.each(['ListObjects', 'ListObjectsV2', 'ListObjectVersions'])(
    'refuses a page of %s whose length is no 32-bit integer',
    (name) => {
      const asked = exchange('s3', name, { labels: new Map([['Bucket', 'b']]) });
      const read = (text: string) =>
        restXml.read({ ...asked, request: { ...asked.request, query: `max-keys=${text}` } });
      expect(read('-1')).toMatchObject({ MaxKeys: -1 });
      for (const text of ['many', '1.5', '', '2147483648']) {
        const answer = {
          ...{ code: 'InvalidArgument', status: 400 },
          message: 'Provided max-keys not an integer or within integer range',
          detail: { ArgumentName: 'max-keys', ArgumentValue: text },
        };
        const refusal = expect.objectContaining({ answer: expect.objectContaining(answer) });
        expect(() => read(text)).toThrow(refusal);
      }
    },
  );
});
