import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../aws/errors.ts';
import { toBytes } from '../http.ts';
import { wireOperation } from '../model/shapes.ts';
import { fromBase64, toBase64 } from '../../aws/base64.ts';
import { CborDouble, CborError, CborTime, decodeCbor, encodeCbor } from './cbor.ts';
import { readCbor } from './cbor-shapes.ts';
import { crc32 } from '../../aws/digests/crc32.ts';
import { parseForm, readForm } from './form.ts';
import { parseJson, readJson, writeJson } from './json.ts';
import { formatHttpDate } from '../../aws/instant.ts';
import { parseHttpDate, parseTime, printDouble, printIso } from './numbers.ts';
import { parseXml, XmlError } from './xml.ts';

const AT = Date.UTC(2026, 2, 2, 6, 0, 0);

function hex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AwsError) return `${error.answer.code}: ${error.answer.message}`;
    throw error;
  }
  return 'none';
}

describe('numbers and times', () => {
  it.each([
    [80, '80.0'],
    [0, '0.0'],
    [-1.5, '-1.5'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [12_345_678, '1.2345678E7'],
    [1e21, '1.0E21'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
  ])('a double %d is printed as Java prints it', (value, text) => {
    expect(printDouble(value)).toBe(text);
  });

  it('any double is read back as it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(printDouble(value))).toBe(value);
      }),
    );
  });

  it('times have the fraction that the service shows', () => {
    expect(printIso(AT, 'always')).toBe('2026-03-02T06:00:00.000Z');
    expect(printIso(AT + 5, 'never')).toBe('2026-03-02T06:00:00Z');
    expect(printIso(AT, 'where-needed')).toBe('2026-03-02T06:00:00Z');
    expect(printIso(AT + 5, 'where-needed')).toBe('2026-03-02T06:00:00.005Z');
    expect(formatHttpDate(AT)).toBe('Mon, 02 Mar 2026 06:00:00 GMT');
  });

  it('times are read in every form that clients write', () => {
    for (const text of ['2026-03-02T06:00:00Z', '2026-03-02T07:00:00+01:00', '1772431200']) {
      expect(parseTime(text)).toBe(AT);
    }
    expect(parseHttpDate('Mon, 02 Mar 2026 06:00:00 GMT')).toBe(AT);
    expect(parseTime('tomorrow')).toBeNull();
  });
});

describe('base 64', () => {
  it('carries any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('refuses what is none', () => {
    for (const text of ['a', 'a*==', 'ab c']) expect(fromBase64(text)).toBeNull();
  });
});

it('CRC-32 of the standard’s check text', () => {
  expect(crc32(toBytes('123456789'))).toBe(0xcbf43926);
});

describe('CBOR', () => {
  // RFC 8949, appendix A.
  it.each([
    ['1864', 100],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['3903e7', -1_000],
    ['f93e00', 1.5],
    ['f90001', 5.960464477539063e-8],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f4', false],
    ['f6', null],
    ['62c3bc', 'ü'],
    ['83010203', [1, 2, 3]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['5f42010243030405ff', Uint8Array.of(1, 2, 3, 4, 5)],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['c11a514b67b0', new CborTime(1_363_896_240)],
  ])('%s is read as the standard says', (text, value) => {
    expect(decodeCbor(hex(text))).toEqual(value);
  });

  it('doubles stay doubles and times carry their tag', () => {
    expect(encodeCbor(new CborDouble(80))).toEqual(hex('fb4054000000000000'));
    expect(encodeCbor(new CborTime(1_363_896_240))).toEqual(hex('c1fb41d452d9ec000000'));
  });

  it('what is written is read back', () => {
    const values = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeCbor(encodeCbor(value))).toEqual(value);
      }),
    );
  });

  it.each(['62c3', '8301', 'a101', '1c', 'ff', '5f6161ff', '00ff'])('refuses %s', (text) => {
    expect(() => decodeCbor(hex(text))).toThrow(CborError);
  });

  it('no bytes do worse than be refused', () => {
    const input = wireOperation('cloudwatch', 'PutMetricData')!.input!;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(refusal(() => readCbor(input, bytes))).toMatch(/^none$|^SerializationException: $/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('JSON', () => {
  const FORM = { usesWireNames: false, service: 'logs' };
  const { input, output } = wireOperation('logs', 'FilterLogEvents')!;
  const read = (text: string) => readJson(input!, parseJson(text), FORM);

  it('reads what the shape knows and leaves out the rest, as AWS does', () => {
    const text = '{"logGroupName":"a","startTime":5,"nobody":1,"limit":null,"__proto__":{"x":1}}';
    expect(read(text)).toEqual({ logGroupName: 'a', startTime: 5 });
    expect(read('')).toEqual({});
  });

  it.each([
    ['{"logGroupName":5}', 'NUMBER_VALUE can not be converted to a String'],
    ['{"limit":"5"}', 'STRING_VALUE can not be converted to an Integer'],
    ['{"interleaved":5}', 'NUMBER_VALUE can not be converted to a Boolean'],
    ['{"logStreamNames":"a"}', 'Unexpected field type'],
    ['{"logGroupName":{}}', 'Start of structure or map found where not expected.'],
    ['{"logGroupName":["a"]}', 'Start of list found where not expected'],
    ['{', ''],
  ])('refuses %s as the services’ parser does', (text, message) => {
    expect(refusal(() => read(text))).toBe(`SerializationException: ${message}`);
  });

  it('words DynamoDB’s refusals as DynamoDB does', () => {
    const put = wireOperation('dynamodb', 'PutItem')!.input!;
    const body = { TableName: 'a', Item: { k: { S: 5 } } };
    expect(refusal(() => readJson(put, body, { ...FORM, service: 'dynamodb' }))).toBe(
      'SerializationException: NUMBER_VALUE cannot be converted to String',
    );
  });

  it('leaves out what is absent and keeps what is empty', () => {
    const answer = { events: [], searchedLogStreams: undefined, nextToken: null };
    expect(writeJson(output!, answer, FORM)).toBe('{"events":[]}');
  });
});

describe('forms', () => {
  const put = wireOperation('cloudwatch', 'PutMetricAlarm')!.input!;
  const read = (text: string) => readForm(put, parseForm(text), { isEc2: false });

  it('reads lists, structures and empty lists', () => {
    const text =
      'AlarmName=a+b&Dimensions.member.2.Name=two&Dimensions.member.10.Name=ten&' +
      'Dimensions.member.1.Name=one&AlarmActions=&Threshold=1e3&ActionsEnabled=false';
    expect(read(text)).toEqual({
      AlarmName: 'a b',
      Dimensions: [{ Name: 'one' }, { Name: 'two' }, { Name: 'ten' }],
      AlarmActions: [],
      Threshold: 1_000,
      ActionsEnabled: false,
    });
  });

  it('reads EC2’s lists, which have no word for their members', () => {
    const input = wireOperation('ec2', 'DescribeInstances')!.input!;
    const text = 'InstanceId.1=i-1&Filter.1.Name=tag%3AName&Filter.1.Value.1=a&Filter.1.Value.2=b';
    expect(readForm(input, parseForm(text), { isEc2: true })).toEqual({
      InstanceIds: ['i-1'],
      Filters: [{ Name: 'tag:Name', Values: ['a', 'b'] }],
    });
  });

  it('reads the flattened maps of SQS', () => {
    const input = wireOperation('sqs', 'CreateQueue')!.input!;
    const text =
      'QueueName=q&Attribute.1.Name=DelaySeconds&Attribute.1.Value=5&Tag.1.Key=a&Tag.1.Value=b';
    expect(readForm(input, parseForm(text), { isEc2: false })).toEqual({
      QueueName: 'q',
      Attributes: { DelaySeconds: '5' },
      tags: { a: 'b' },
    });
  });

  it('refuses times and numbers that are none', () => {
    const statistics = wireOperation('cloudwatch', 'GetMetricStatistics')!.input!;
    const form = parseForm('StartTime=noon');
    expect(refusal(() => readForm(statistics, form, { isEc2: false }))).toBe(
      'MalformedInput: timestamp must follow ISO8601',
    );
    expect(refusal(() => read('Threshold=high'))).toContain('MalformedInput');
  });

  it('knows integers of 32 bits and booleans in small letters', () => {
    const policies = wireOperation('iam', 'ListPolicies')!.input!;
    const list = (text: string) => readForm(policies, parseForm(text), { isEc2: false });
    expect(list('MaxItems=%2B1&OnlyAttached=1')).toEqual({ MaxItems: 1, OnlyAttached: true });
    expect(list('MaxItems=0900&OnlyAttached=0')).toEqual({ MaxItems: 900, OnlyAttached: false });
    expect(refusal(() => list('MaxItems=2147483648'))).toContain('MalformedInput');
    expect(refusal(() => list('OnlyAttached=True'))).toBe(
      'MalformedInput: True must follow boolean',
    );
  });
});

describe('XML', () => {
  it('reads entities, CDATA, comments, prefixes and attributes', () => {
    const text =
      '<?xml version="1.0"?><!-- a --><s:Tag xmlns:s="x" id="1>0"><Key>a &lt;&#x41;&#66;</Key>' +
      '<Value><![CDATA[<b>]]></Value><Empty/></s:Tag>';
    const root = parseXml(text);
    expect(root.name).toBe('Tag');
    expect(root.attributes.get('id')).toBe('1>0');
    expect(root.children.map(({ name, text: inner }) => [name, inner])).toEqual([
      ['Key', 'a <AB'],
      ['Value', '<b>'],
      ['Empty', ''],
    ]);
  });

  it.each([
    '',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    'text',
    '<a b=c/>',
    '<a>&nobody;</a>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<a>'.repeat(100) + '</a>'.repeat(100),
  ])('refuses %j', (text) => {
    expect(() => parseXml(text)).toThrow(XmlError);
  });
});
