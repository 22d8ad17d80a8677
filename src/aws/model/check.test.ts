import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { modelledOperations, modelledServices, operationKind, operationNames } from './load.ts';
import { inputShape, outputShape, type Shape } from './shapes.ts';

function refusal(service: string, operation: string, params: object) {
  const result = check(service, operation, params);
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
}

const POLICY = 'arn:aws:iam::111122223333:policy/p';

describe('the wording of a violated constraint', () => {
  it('CloudWatch lists an alarm state outside the set as AWS recorded it', () => {
    expect(
      refusal('cloudwatch', 'SetAlarmState', {
        AlarmName: 'a',
        StateReason: 'r',
        StateValue: 'INVALID',
      }),
    ).toEqual({
      code: 'ValidationError',
      message:
        "1 validation error detected: Value 'INVALID' at 'stateValue' failed to satisfy " +
        'constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]',
      status: 400,
      fault: 'client',
    });
  });

  it('IAM repeats no value that broke a rule', () => {
    const asked = { MinimumPasswordLength: 200, MaxPasswordAge: 2000 };
    expect(refusal('iam', 'UpdateAccountPasswordPolicy', asked).message).toBe(
      "2 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy " +
        "constraint: Member must have value less than or equal to 128; Value at 'maxPasswordAge' " +
        'failed to satisfy constraint: Member must have value less than or equal to 1095',
    );
    expect(refusal('iam', 'UntagPolicy', { PolicyArn: POLICY, TagKeys: ['?'] }).message).toBe(
      "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must " +
        'satisfy constraint: [Member must have length less than or equal to 128, Member must have ' +
        'length greater than or equal to 1, Member must satisfy regular expression pattern: ' +
        '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]',
    );
  });

  it('IAM describes the spelling of names and paths in words', () => {
    expect(refusal('iam', 'GetRole', { RoleName: 'service-role/x' })).toMatchObject({
      code: 'ValidationError',
      message:
        'The specified value for roleName is invalid. ' +
        'It must contain only alphanumeric characters and/or the following: +=,.@_-',
    });
    const device = (Path: string) =>
      refusal('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone', Path }).message;
    expect(device('test')).toBe(
      'The specified value for path is invalid. It must begin and end with / ' +
        'and contain only alphanumeric characters and/or / characters.',
    );
    expect(device(`/${'a'.repeat(512)}/`)).toBe(
      "1 validation error detected: Value at 'path' failed to satisfy constraint: " +
        'Member must have length less than or equal to 512',
    );
  });

  it('Logs answers InvalidParameterException with the listed text', () => {
    expect(refusal('logs', 'GetLogEvents', { logStreamName: 's', limit: 10001 })).toEqual({
      code: 'InvalidParameterException',
      message:
        "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: " +
        'Member must have value less than or equal to 10000',
      status: 400,
      fault: 'client',
    });
    expect(refusal('logs', 'CreateLogGroup', { logGroupName: 'x'.repeat(513) }).message).toBe(
      'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
    );
  });

  it('Logs prints a structure with all its members', () => {
    const named = (name: string) => ({ metricName: name, metricNamespace: 'n', metricValue: '1' });
    const asked = {
      logGroupName: 'g',
      filterName: 'f',
      filterPattern: 'x',
      metricTransformations: [{ ...named('a'), defaultValue: 0.5 }, named('b')],
    };
    expect(refusal('logs', 'PutMetricFilter', asked).message).toBe(
      "1 validation error detected: Value '[MetricTransformation(metricName=a, " +
        'metricNamespace=n, metricValue=1, defaultValue=0.5, unit=null, dimensions=null), ' +
        'MetricTransformation(metricName=b, metricNamespace=n, metricValue=1, defaultValue=null, ' +
        "unit=null, dimensions=null)]' at 'metricTransformations' failed to satisfy constraint: " +
        'Member must have length less than or equal to 1',
    );
  });

  it('names the place inside lists with .member.', () => {
    const error = refusal('logs', 'PutLogEvents', {
      logGroupName: 'g',
      logStreamName: 's',
      logEvents: [
        { timestamp: 1, message: 'x' },
        { timestamp: 1, message: '' },
      ],
    });
    expect(error.message).toContain("Value '' at 'logEvents.2.member.message' failed");
  });

  it('names the place inside maps by key and .member', () => {
    const asked = { TopicArn: 'arn', Message: 'm', MessageAttributes: { Attr1: {} } };
    expect(refusal('sns', 'Publish', asked).message).toBe(
      "1 validation error detected: Value null at 'messageAttributes.Attr1.member.dataType' " +
        'failed to satisfy constraint: Member must not be null',
    );
  });

  it('EC2 names the missing parameter as the request would carry it', () => {
    expect(refusal('ec2', 'StopInstances', {})).toEqual({
      code: 'MissingParameter',
      message: 'The request must contain the parameter InstanceId',
      status: 400,
      fault: 'client',
    });
  });

  it('CloudWatch metric operations say one sentence about one parameter', () => {
    expect(refusal('cloudwatch', 'PutMetricData', { MetricData: [{ MetricName: 'a' }] })).toEqual({
      code: 'MissingParameter',
      message: 'The parameter Namespace is required.',
      status: 400,
      fault: 'client',
    });
    const asked = {
      Namespace: 'N',
      MetricName: 'm',
      StartTime: 0,
      EndTime: 60_000,
      Period: 60,
      Statistics: ['Mean'],
    };
    expect(refusal('cloudwatch', 'GetMetricStatistics', asked).message).toBe(
      'The parameter Statistics.member.1.<list element> must be a value in the set ' +
        '[SampleCount, Average, Sum, Minimum, Maximum].',
    );
  });

  it('does not print a sensitive value', () => {
    const error = refusal('iam', 'CreateLoginProfile', { UserName: 'u', Password: '' });
    expect(error.message).toContain("Value at 'password' failed");
  });
});

describe('what a client refuses by itself', () => {
  it('an unknown member is never silently dropped', () => {
    const error = refusal('ec2', 'StopInstances', { InstanceIds: ['i-1'], Forced: true });
    expect(error).toMatchObject({ code: 'ParamValidation', unsent: true });
    expect(error.message).toContain('Unknown parameter in input: "Forced"');
  });

  it('a wrong type is named with its place', () => {
    const error = refusal('ec2', 'DescribeInstances', { Filters: [{ Name: 1 }] });
    expect(error.message).toContain('Invalid type for parameter Filters[0].Name, value: 1');
  });

  it('prototype names are only names', () => {
    const hostile = JSON.parse('{"__proto__": 1, "InstanceIds": ["i-1"]}') as object;
    expect(refusal('ec2', 'StopInstances', hostile).message).toContain('"__proto__"');
    expect(operationKind('ec2', 'toString')).toBe('unknown');
    expect(operationKind('constructor', 'x')).toBe('unknown');
    expect(check('ec2', '__proto__', {}).ok).toBe(true);
  });

  it('a tree without an end is refused, not walked', () => {
    const value: Record<string, unknown> = {};
    value.M = { a: value };
    const params = { TableName: 'table', Item: { id: value } };
    expect(refusal('dynamodb', 'PutItem', params).message).toContain('nested too deeply');
  });
});

describe('the tables', () => {
  it('link every operation to shapes that exist', () => {
    for (const service of modelledServices()) {
      const names = new Set(operationNames(service));
      for (const operation of modelledOperations(service)) {
        expect(names.has(operation), `${service} ${operation}`).toBe(true);
        inputShape(service, operation);
        outputShape(service, operation);
      }
    }
    expect(operationKind('ec2', 'CreateVpc')).toBe('known');
    expect(operationKind('ec2', 'DescribeInstances')).toBe('modelled');
    expect(operationKind('ec2', 'Nope')).toBe('unknown');
  });
});

function anything(shape: Shape, depth = 0): fc.Arbitrary<unknown> {
  const junk = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double());
  if (depth > 3) return junk;
  if (shape.kind === 'structure') {
    const names = [...shape.members.keys()].slice(0, 8);
    const model = Object.fromEntries(
      names.map((name) => [name, anything(shape.members.get(name)!, depth + 1)]),
    );
    return fc.oneof({ weight: 6, arbitrary: fc.record(model, { requiredKeys: [] }) }, junk);
  }
  if (shape.kind === 'list') {
    return fc.oneof(fc.array(anything(shape.element!, depth + 1), { maxLength: 4 }), junk);
  }
  if (shape.kind === 'map') return fc.oneof(fc.dictionary(fc.string(), junk), junk);
  return junk;
}

describe('properties', () => {
  const operations = modelledServices().flatMap((service) =>
    modelledOperations(service).map((operation) => [service, operation] as const),
  );

  it('no input makes the check throw, and every refusal has words', () => {
    const cases = fc.constantFrom(...operations).chain(([service, operation]) => {
      const shape = inputShape(service, operation);
      const params = shape ? anything(shape) : fc.constant({});
      return fc.tuple(fc.constant(service), fc.constant(operation), params);
    });
    fc.assert(
      fc.property(cases, ([service, operation, params]) => {
        const input = (typeof params === 'object' && params !== null ? params : {}) as object;
        const result = check(service, operation, input);
        if (!result.ok) expect(result.error.message.length).toBeGreaterThan(10);
      }),
      { numRuns: 400 },
    );
  });

  it('the answer does not depend on an earlier check of the same frozen object', () => {
    const params = Object.freeze({ UserName: 'maria' });
    expect(check('iam', 'CreateUser', params).ok).toBe(true);
    expect(check('iam', 'CreateUser', params).ok).toBe(true);
    expect(check('iam', 'CreateGroup', params).ok).toBe(false);
  });
});
