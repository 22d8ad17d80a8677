import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../tests/support/probe-world.ts';
import { lambda } from './index.ts';

const ROLE = 'arn:aws:iam::111122223333:role/checkout-fn';

function opened() {
  return new ProbeWorld([lambda], {
    lambda: {
      functions: [
        {
          name: 'checkout',
          role: ROLE,
          memoryMb: 256,
          timeoutSeconds: 3,
          behaviour: { durationMs: 120, result: '{"ok":true}', lines: ['order placed'] },
        },
      ],
      mappings: [
        { functionName: 'checkout', sourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' },
      ],
    },
  });
}

const CREATE = {
  FunctionName: 'resize',
  Runtime: 'python3.13',
  Handler: 'app.handler',
  Role: ROLE,
  Code: { ZipFile: 'PK...' },
};

describe('CreateFunction', () => {
  it('answers Pending, then the function becomes Active', () => {
    const world = opened();
    expect(world.ok<Record<string, unknown>>('lambda:CreateFunction', CREATE)).toMatchObject({
      FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:resize',
      State: 'Pending',
      StateReasonCode: 'Creating',
      Timeout: 3,
      MemorySize: 128,
      Version: '$LATEST',
      LastModified: '2026-03-02T06:00:00.000+0000',
    });
    expect(world.refused('lambda:Invoke', { FunctionName: 'resize' })).toContain('Pending');
    world.advance(5_000);
    expect(
      world.ok<Record<string, unknown>>('lambda:GetFunction', { FunctionName: 'resize' }),
    ).toMatchObject({
      Configuration: { State: 'Active', LastUpdateStatus: 'Successful' },
    });
    expect(world.trail[0]!.operation.trail.eventName).toBe('CreateFunction20150331');
  });

  it('refuses in the words of Lambda', () => {
    const world = opened();
    world.ok<Record<string, unknown>>('lambda:CreateFunction', CREATE);
    expect(world.refused('lambda:CreateFunction', CREATE)).toBe(
      'ResourceConflictException: Function already exist: resize',
    );
    const other = { ...CREATE, FunctionName: 'other' };
    expect(
      world.refused('lambda:CreateFunction', { ...other, Code: { ZipFile: 'not a zip' } }),
    ).toContain('Could not unzip uploaded file');
    expect(world.refused('lambda:CreateFunction', { ...other, Runtime: 'cobol' })).toContain(
      "Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set",
    );
    expect(
      world.refused('lambda:CreateFunction', { ...other, Layers: [], Timeout: 901 }),
    ).toContain(
      "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than",
    );
    expect(world.refused('lambda:GetFunction', { FunctionName: 'nobody' })).toBe(
      'ResourceNotFoundException: Function not found: ' +
        'arn:aws:lambda:eu-west-1:111122223333:function:nobody',
    );
    const two = { FunctionName: 'nobody:1', Qualifier: '9' };
    expect(world.refused('lambda:GetFunction', two)).toBe(
      'InvalidParameterValueException: The derived qualifier from the function name does not ' +
        'match the specified qualifier.',
    );
  });

  it('says what it does not simulate', () => {
    const outcome = opened().call('lambda:CreateFunction', {
      ...CREATE,
      FileSystemConfigs: [{ Arn: 'a', LocalMountPath: '/mnt/a' }],
    });
    expect(outcome.ok).toBe(false);
  });
});

describe('Invoke', () => {
  it('runs, answers and writes START, END and REPORT', () => {
    const world = opened();
    const answer = world.ok<Record<string, unknown>>('lambda:Invoke', {
      FunctionName: 'checkout',
      LogType: 'Tail',
    });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(answer['Payload']).toBe('{"ok":true}');
    const lines = world.lines();
    expect(lines.map(({ text }) => text.split(' ')[0]!.split('\t')[0])).toEqual([
      'INIT_START',
      'START',
      expect.stringMatching(/^2026-03-02T06:00/),
      'END',
      'REPORT',
    ]);
    expect(lines[0]!.stream).toMatch(
      /^\/aws\/lambda\/checkout 2026\/03\/02\/\[\$LATEST\][0-9a-f]{32}$/,
    );
    expect(lines[4]!.text).toMatch(
      /^REPORT RequestId: [0-9a-f-]{36}\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t\n$/,
    );
    expect(atob(String(answer['LogResult']))).toContain('REPORT RequestId:');
    expect(world.trail.at(-1)!.operation.trail.category).toBe('data');
  });

  it('reserved concurrency of zero throttles; throttles are neither invocations nor errors', () => {
    const world = opened();
    world.ok<Record<string, unknown>>('lambda:PutFunctionConcurrency', {
      FunctionName: 'checkout',
      ReservedConcurrentExecutions: 0,
    });
    expect(world.refused('lambda:Invoke', { FunctionName: 'checkout' })).toBe(
      'TooManyRequestsException: Rate Exceeded.',
    );
    const by = 'FunctionName=checkout';
    expect(world.metric('Throttles', by).sum).toBe(1);
    expect(world.metric('Invocations', by).count).toBe(0);
    expect(
      world.refused('lambda:PutFunctionConcurrency', {
        FunctionName: 'checkout',
        ReservedConcurrentExecutions: 901,
      }),
    ).toContain('UnreservedConcurrentExecution below its minimum value of [100].');
  });

  it('reserved concurrency is a whole function’s; a change misses its $LATEST', () => {
    const world = opened();
    const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:nobody';
    const ReservedConcurrentExecutions = 0;
    for (const [name, input, missing] of [
      ['GetFunctionConcurrency', {}, arn],
      ['PutFunctionConcurrency', { ReservedConcurrentExecutions }, `${arn}:$LATEST`],
      ['DeleteFunctionConcurrency', {}, `${arn}:$LATEST`],
    ] as const) {
      const of = (FunctionName: string) =>
        world.refused(`lambda:${name}`, { FunctionName, ...input });
      expect(of('nobody')).toBe(`ResourceNotFoundException: Function not found: ${missing}`);
      expect(of('checkout:$LATEST')).toBe(
        'InvalidParameterValueException: This operation is permitted on Lambda functions only. ' +
          'Aliases and versions do not support this operation. Please specify either a function ' +
          'name or an unqualified function ARN.',
      );
    }
  });

  it('retries a failing asynchronous event twice, after one and two minutes', () => {
    const world = opened();
    world.stimulate('lambda', 'behave', { functionName: 'checkout', behaviour: { errorRate: 1 } });
    world.ok<Record<string, unknown>>('lambda:Invoke', {
      FunctionName: 'checkout',
      InvocationType: 'Event',
    });
    world.advance(10_000);
    expect(world.metric('Errors', 'FunctionName=checkout').sum).toBe(1);
    world.advance(60_000);
    expect(world.metric('Errors', 'FunctionName=checkout').sum).toBe(2);
    world.advance(3_600_000);
    expect(world.metric('Errors', 'FunctionName=checkout').sum).toBe(3);
    expect(world.metric('AsyncEventsDropped', 'FunctionName=checkout').sum).toBe(1);
  });

  it('refuses a payload that is no JSON', () => {
    expect(opened().refused('lambda:Invoke', { FunctionName: 'checkout', Payload: '{' })).toContain(
      'InvalidRequestContentException: Could not parse',
    );
  });
});

describe('a minute of traffic', () => {
  it('gives metrics by function, by resource and for the account, and logged runs', () => {
    const world = opened();
    world.advance(60_000);
    const told = world.stimulate('lambda', 'invoke', {
      functionName: 'checkout',
      count: 300,
      errors: 3,
      logged: 300,
    });
    expect(told).toMatchObject({ invoked: 300, throttled: 0, errors: 3 });
    for (const by of ['FunctionName=checkout', 'FunctionName=checkout,Resource=checkout', '']) {
      expect(world.metric('Invocations', by)).toEqual({ count: 300, sum: 300, min: 1, max: 1 });
      expect(world.metric('Errors', by)).toMatchObject({ count: 300, sum: 3 });
      expect(world.metric('Duration', by).count).toBe(300);
      expect(world.metric('ConcurrentExecutions', by).max).toBeGreaterThan(0);
    }
    const texts = world.lines().map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith('REPORT'))).toHaveLength(300);
    expect(texts.filter((text) => text.includes('Invoke Error'))).toHaveLength(3);
    const ids = new Set(texts.filter((t) => t.startsWith('START')).map((t) => t.slice(7, 60)));
    expect(ids.size).toBe(300);
  });

  it('durations at the timeout are errors, with AWS words in the log', () => {
    const world = opened();
    world.advance(60_000);
    const told = world.stimulate('lambda', 'invoke', {
      functionName: 'checkout',
      count: 10,
      durationMs: 60_000,
    });
    expect(told).toMatchObject({ invoked: 10, errors: 10, timeouts: 10 });
    expect(world.metric('Duration', 'FunctionName=checkout').max).toBe(3_000);
    const line = world.lines().find(({ text }) => text.includes('timed out'))!.text;
    expect(line).toMatch(
      /^2026-03-02T06:\d\d:\d\d\.\d{3}Z [0-9a-f-]{36} Task timed out after 3\.00 seconds/,
    );
  });

  it('too little memory kills every run', () => {
    const world = opened();
    world.ok<Record<string, unknown>>('lambda:UpdateFunctionConfiguration', {
      FunctionName: 'checkout',
      MemorySize: 128,
    });
    world.advance(60_000);
    const arg = { functionName: 'checkout', count: 5, usedMb: 180 };
    expect(world.stimulate('lambda', 'invoke', arg)).toMatchObject({ errors: 5 });
    expect(world.lines().some(({ text }) => text.includes('signal: killed'))).toBe(true);
  });

  it('JSON logging at WARN leaves out the platform lines', () => {
    const world = opened();
    world.ok<Record<string, unknown>>('lambda:UpdateFunctionConfiguration', {
      FunctionName: 'checkout',
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
    world.advance(60_000);
    world.stimulate('lambda', 'invoke', { functionName: 'checkout', count: 2 });
    const texts = world.lines().map(({ text }) => JSON.parse(text) as { message?: string });
    expect(texts.map(({ message }) => message)).toEqual(['order placed', 'order placed']);
  });
});

describe('event source mappings', () => {
  const queue = 'arn:aws:sqs:eu-west-1:111122223333:orders';

  it('take messages in batches until they are disabled', () => {
    const world = opened();
    world.advance(60_000);
    const poll = () => world.stimulate('lambda', 'poll', { sourceArn: queue, messages: 95 });
    expect(poll()).toMatchObject({ messages: 95, invoked: 10, failed: 0 });
    const [mapping] = world.ok<Record<string, unknown>>('lambda:ListEventSourceMappings')[
      'EventSourceMappings'
    ] as {
      UUID: string;
    }[];
    const off = { UUID: mapping!.UUID, Enabled: false };
    expect(world.ok<Record<string, unknown>>('lambda:UpdateEventSourceMapping', off)).toMatchObject(
      { State: 'Disabling' },
    );
    world.advance(60_000);
    expect(poll()).toMatchObject({ messages: 0, invoked: 0 });
  });

  it('are found by their id, and gone once deleted', () => {
    const world = opened();
    world.ok('lambda:CreateFunction', CREATE);
    world.advance(5_000);
    const made = world.ok<{ UUID: string; State: string }>('lambda:CreateEventSourceMapping', {
      FunctionName: 'resize',
      EventSourceArn: queue,
      BatchSize: 5,
    });
    expect(made).toMatchObject({ State: 'Creating', BatchSize: 5 });
    const { UUID } = made;
    world.advance(60_000);
    expect(world.ok('lambda:GetEventSourceMapping', { UUID })).toMatchObject({ State: 'Enabled' });
    expect(world.ok('lambda:DeleteEventSourceMapping', { UUID })).toMatchObject({
      State: 'Deleting',
    });
    expect(world.refused('lambda:GetEventSourceMapping', { UUID })).toBe(
      'ResourceNotFoundException: The resource you requested does not exist.',
    );
    expect(world.trail.at(-2)!.operation.trail.eventName).toBe('DeleteEventSourceMapping20150331');
  });

  it('there is one per queue and function', () => {
    const twin = { FunctionName: 'checkout', EventSourceArn: queue };
    expect(opened().refused('lambda:CreateEventSourceMapping', twin)).toContain(
      `An event source mapping with SQS arn (" ${queue} ") and function (" arn:aws:lambda:`,
    );
  });
});

describe('tags', () => {
  it('belong to a function, by its ARN', () => {
    const world = opened();
    const Resource = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';
    world.ok('lambda:TagResource', { Resource, Tags: { team: 'web', cost: '7' } });
    world.ok('lambda:UntagResource', { Resource, TagKeys: ['cost'] });
    expect(world.ok('lambda:ListTags', { Resource })).toEqual({ Tags: { team: 'web' } });
    expect(world.refused('lambda:ListTags', { Resource: `${Resource}-x` })).toContain(
      'ResourceNotFoundException',
    );
  });
});

describe('versions and permissions', () => {
  it('publishing the same twice gives one version', () => {
    const world = opened();
    const publish = () =>
      world.ok<Record<string, unknown>>('lambda:PublishVersion', { FunctionName: 'checkout' })[
        'Version'
      ];
    expect([publish(), publish()]).toEqual(['1', '1']);
    world.ok<Record<string, unknown>>('lambda:UpdateFunctionConfiguration', {
      FunctionName: 'checkout',
      Timeout: 5,
    });
    expect(world.refused('lambda:PublishVersion', { FunctionName: 'checkout' })).toContain(
      'An update is in progress for resource: arn:aws:lambda',
    );
    world.advance(10_000);
    expect(publish()).toBe('2');
    const all = world.ok<Record<string, unknown>>('lambda:ListVersionsByFunction', {
      FunctionName: 'checkout',
    });
    expect((all['Versions'] as { Version: string }[]).map((v) => v.Version)).toEqual([
      '$LATEST',
      '1',
      '2',
    ]);
  });

  it('keeps statements as AWS writes them', () => {
    const world = opened();
    const grant = {
      FunctionName: 'checkout',
      StatementId: 's3',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceArn: 'arn:aws:s3:::exports',
    };
    world.ok<Record<string, unknown>>('lambda:AddPermission', grant);
    const { Policy } = world.ok<Record<string, unknown>>('lambda:GetPolicy', {
      FunctionName: 'checkout',
    });
    expect(JSON.parse(String(Policy))).toMatchObject({
      Id: 'default',
      Statement: [
        {
          Sid: 's3',
          Principal: { Service: 's3.amazonaws.com' },
          Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:checkout',
          Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::exports' } },
        },
      ],
    });
    expect(world.refused('lambda:AddPermission', grant)).toContain('(s3) provided already exists');
    world.ok<Record<string, unknown>>('lambda:RemovePermission', {
      FunctionName: 'checkout',
      StatementId: 's3',
    });
    expect(world.refused('lambda:GetPolicy', { FunctionName: 'checkout' })).toBe(
      'ResourceNotFoundException: The resource you requested does not exist.',
    );
  });
});

describe('the world with Lambda', () => {
  it('a function may be called __proto__', () => {
    const world = opened();
    world.ok<Record<string, unknown>>('lambda:CreateFunction', {
      ...CREATE,
      FunctionName: '__proto__',
    });
    expect(
      world.ok<Record<string, unknown>>('lambda:GetFunctionConfiguration', {
        FunctionName: '__proto__',
      }),
    ).toMatchObject({ FunctionName: '__proto__' });
  });

  it('the same acts give the same digest', () => {
    const play = () => {
      const world = opened();
      world.advance(60_000);
      world.stimulate('lambda', 'invoke', { functionName: 'checkout', count: 50 });
      world.ok<Record<string, unknown>>('lambda:Invoke', { FunctionName: 'checkout' });
      return world.world.digest();
    };
    expect(play()).toBe(play());
  });
});
