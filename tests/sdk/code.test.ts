/** A learner's code, as the code page runs it, against an account without a network. */
import { describe, expect, it } from 'vitest';
import type { CodeOutput, CodePorts } from '../../src/code/ports.ts';
import { readProgram } from '../../src/code/program.ts';
import { runProgram } from '../../src/code/run.ts';
import type { WireRequest } from '../../src/wire/http.ts';
import { wiredAccount } from './account.ts';

interface Ran {
  readonly isWell: boolean;
  readonly shown: readonly CodeOutput[];
  readonly requests: readonly WireRequest[];
  /** Simulated milliseconds that passed. */
  readonly took: number;
}

async function run(code: string): Promise<Ran> {
  const requests: WireRequest[] = [];
  const { world, handle, config } = await wiredAccount({ onRequest: (one) => requests.push(one) });
  const shown: CodeOutput[] = [];
  const start = world.now;
  const ports: CodePorts = {
    send: async (request) => ({ response: await handle(request), at: world.now }),
    keys: async () => config.credentials,
    pass: async (ms) => {
      world.advance(world.now + ms);
      return world.now;
    },
    now: async () => world.now,
    show: (output) => shown.push(output),
  };
  const isWell = await runProgram(readProgram(code), ports, {
    region: 'eu-west-1',
    onRejection: () => () => undefined,
  });
  return { isWell, shown, requests, took: world.now - start };
}

const texts = ({ shown }: Ran, kind?: CodeOutput['kind']) =>
  shown.filter((one) => kind === undefined || one.kind === kind).map(({ text }) => text);

const CLOUDWATCH = `import {
  CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand, SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
const client = new CloudWatchClient({});
`;

describe('code with the SDK', () => {
  it('works as it stands in AWS’s own examples: no keys, no Region, no endpoint', async () => {
    const ran = await run(`${CLOUDWATCH}
      await client.send(new PutMetricAlarmCommand({
        AlarmName: 'cpu', Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Statistic: 'Average',
        Period: 60, EvaluationPeriods: 1, Threshold: 80, ComparisonOperator: 'GreaterThanThreshold',
      }));
      const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({}));
      console.log(MetricAlarms.map(({ AlarmName }) => AlarmName), await client.config.region());
      MetricAlarms[0].AlarmArn`);
    expect(texts(ran)).toEqual([
      "[ 'cpu' ] eu-west-1",
      expect.stringMatching(/^'arn:aws:cloudwatch:eu-west-1:\d{12}:alarm:cpu'$/),
    ]);
    expect(ran.isWell).toBe(true);
    expect(ran.requests[0]!.headers.get('user-agent')).toMatch(
      /^aws-sdk-js\/3\.\d+\.\d+ ua\/2\.1 os\/linux#6\S+ lang\/js md\/nodejs#20\S+ api\/cloudwatch#3\S+ exec-env\/CloudShell m\/\S*z/,
    );
  });

  it('shows an AWS error with its name, message, metadata and line', async () => {
    const ran = await run(`${CLOUDWATCH}
await client.send(new SetAlarmStateCommand({ AlarmName: 'no', StateValue: 'OK', StateReason: 'x' }));`);
    expect(ran.isWell).toBe(false);
    const [text] = texts(ran, 'error');
    expect(text).toMatch(/^Uncaught ResourceNotFound\w*: /);
    expect(text).toContain('code.mjs:6');
    expect(text).toMatch(/\$metadata: \{[^]*httpStatusCode: 404/);
    expect(text).toMatch(/requestId: '[0-9a-f-]{36}'/);
  });

  it('runs aggregated clients, paginators and clients of another Region', async () => {
    const ran = await run(`
      import { CloudWatch, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
      const client = new CloudWatch({ region: 'us-east-1' });
      for await (const page of paginateListMetrics({ client }, {})) {
        console.log(page.Metrics.length);
      }
      (await client.describeAlarms()).MetricAlarms`);
    expect(texts(ran)).toEqual(['0', '[]']);
    expect(ran.requests.map(({ headers }) => headers.get('host'))).toEqual([
      'monitoring.us-east-1.amazonaws.com',
      'monitoring.us-east-1.amazonaws.com',
    ]);
  });

  it('takes keys from the environment, as after AssumeRole', async () => {
    const ran = await run(`${CLOUDWATCH}
      process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
      process.env.AWS_SECRET_ACCESS_KEY = 'wrong';
      await client.send(new DescribeAlarmsCommand({}));`);
    expect(texts(ran, 'error')[0]).toMatch(/^Uncaught SignatureDoesNotMatch: /);
  });
});

describe('the account’s time', () => {
  it('passes while code sleeps, and Date tells it', async () => {
    const ran = await run(`
      const start = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 90_000));
      console.log(new Date().getTime() - start, new Date(0).toISOString(), new Date() instanceof Date);`);
    expect(texts(ran)).toEqual(['90000 1970-01-01T00:00:00.000Z true']);
    expect(ran.took).toBe(90_000);
  });

  it('brings timers in the order of their instants, and stands still for the rest', async () => {
    const ran = await run(`
      import { setTimeout as sleep } from 'node:timers/promises';
      setTimeout(() => console.log('b'), 2000);
      const never = setTimeout(() => console.log('never'), 500);
      let ticks = 0;
      const every = setInterval(() => { console.log('tick'); if (++ticks === 2) clearInterval(every); }, 700);
      clearTimeout(never);
      console.log(await sleep(1000, 'a'));`);
    expect(texts(ran)).toEqual(['tick', 'a', 'tick', 'b']);
    expect(ran.took).toBe(2_000);
  });

  it('lets waiters wait', async () => {
    const ran = await run(`
      import {
        EC2Client, DescribeImagesCommand, RunInstancesCommand, waitUntilInstanceRunning,
      } from '@aws-sdk/client-ec2';
      const client = new EC2Client({});
      const { Images } = await client.send(new DescribeImagesCommand({}));
      const one = { ImageId: Images[0].ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
      const { Instances } = await client.send(new RunInstancesCommand(one));
      const InstanceIds = [Instances[0].InstanceId];
      const config = { client, maxWaitTime: 300 };
      const { state } = await waitUntilInstanceRunning(config, { InstanceIds });
      state`);
    expect(texts(ran)).toEqual(["'SUCCESS'"]);
    expect(ran.took).toBeGreaterThan(5_000);
  });
});

describe('what goes wrong', () => {
  it.each([
    [
      "import _ from 'lodash';",
      /^Uncaught Error: 'lodash' is not installed here\. .*client-cloudwatch,.* \(line 1\)/,
    ],
    [
      "\nimport { Nope } from '@aws-sdk/client-sts';",
      /does not provide an export named 'Nope' \(line 2\)/,
    ],
    ['const a = 1;\nconst b = { c: ; };', /^Uncaught SyntaxError: Unexpected token ';' \(line 2\)/],
    ['\n\nnope();', /^Uncaught ReferenceError: nope is not defined\n {4}at code\.mjs:3$/],
    ['throw { code: 7 }', /^Uncaught \{ code: 7 \}$/],
    ["await import('node:fs')", /'node:fs' is not installed here/],
  ])('%j is told', async (code, words) => {
    const ran = await run(code);
    expect(texts(ran).join('\n')).toMatch(words);
    expect(ran.isWell).toBe(false);
  });

  it('process.exit ends the program', async () => {
    const ran = await run("console.log('a'); process.exit(3); console.log('b');");
    expect([texts(ran), ran.isWell]).toEqual([['a'], false]);
  });

  it('more output than anybody reads is not kept', async () => {
    const ran = await run('for (let i = 0; i < 1e5; i++) console.log(i);');
    expect(texts(ran)).toHaveLength(2_001);
    expect(texts(ran).at(-1)).toBe('There is more output; it is not shown.');
  });
});
