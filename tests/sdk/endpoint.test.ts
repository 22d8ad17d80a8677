/** The endpoint's contract: options, clock, control API, and clients that behave badly. */
import { connect } from 'node:net';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint, type Endpoint } from './endpoint-process.ts';

const KEY = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const DAY_SECONDS = 86_400;

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
}, 60_000);
afterAll(() => endpoint.stop());

function sts(credentials: object = KEY, url = endpoint.url): STSClient {
  return new STSClient({
    ...{ endpoint: url, region: 'eu-west-1', credentials: credentials as typeof KEY },
    maxAttempts: 1,
  });
}

function cloudWatch(): CloudWatchClient {
  return new CloudWatchClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials: KEY });
}

/** Looked at every minute: a hundred years of it take a while. */
const BUSY_ALARM = {
  ...{ AlarmName: 'busy', Namespace: 'Shop', MetricName: 'Latency', Statistic: 'Average' as const },
  ...{ Period: 60, EvaluationPeriods: 1, Threshold: 1 },
  ComparisonOperator: 'GreaterThanThreshold' as const,
};

function whoAmI(client: STSClient) {
  return client.send(new GetCallerIdentityCommand({}));
}

describe('the control API', () => {
  it('moves time on request only, and says where it is', async () => {
    await endpoint.control('POST reset', { scenario: 'blank', start: '2026-03-02T06:00:00Z' });
    const before = await endpoint.control('GET clock');
    expect(before).toEqual({ status: 200, value: { now: '2026-03-02T06:00:00.000Z', speed: 0 } });
    const moved = await endpoint.control('POST clock', { advanceSeconds: 90 });
    expect(moved.value).toMatchObject({ now: '2026-03-02T06:01:30.000Z' });
    const there = await endpoint.control('POST clock', { to: '2026-03-02T07:00:00Z' });
    expect(there.value).toMatchObject({ now: '2026-03-02T07:00:00.000Z' });
  });

  it('lets 500 empty days pass in a moment', async () => {
    const began = performance.now();
    const { status } = await endpoint.control('POST clock', { advanceSeconds: 500 * DAY_SECONDS });
    expect(status).toBe(200);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('runs at a speed', async () => {
    await endpoint.control('POST reset', { scenario: 'blank', start: '2026-03-02T06:00:00Z' });
    const running = await endpoint.control('POST clock', { speed: 100_000 });
    expect(running.value).toMatchObject({ speed: 100_000 });
    const stopped = await endpoint.control('POST clock', { speed: 0 });
    const { now, speed } = stopped.value as { now: string; speed: number };
    expect(Date.parse(now)).toBeGreaterThan(Date.UTC(2026, 2, 2, 6));
    expect(speed).toBe(0);
  });

  it('begins anew with the same digest for the same wish', async () => {
    const wish = { scenario: 'blank', seed: 3, start: '2026-03-02T06:00:00Z' };
    const digests: unknown[] = [];
    for (let i = 0; i < 2; i += 1) {
      await endpoint.control('POST reset', wish);
      await whoAmI(sts());
      digests.push((await endpoint.control('GET digest')).value);
    }
    expect(digests[0]).toEqual(digests[1]);
  });

  it('keeps records of calls but not of itself', async () => {
    await endpoint.control('POST reset', { scenario: 'blank', start: '2026-03-02T06:00:00Z' });
    const { $metadata } = await whoAmI(sts());
    const { value } = await endpoint.control('GET records?category=Management');
    expect((value as { Records: object[] }).Records).toMatchObject([
      {
        eventName: 'GetCallerIdentity',
        requestID: $metadata.requestId,
        sourceIPAddress: '127.0.0.1',
        userAgent: expect.stringContaining('aws-sdk-js/3'),
        userIdentity: { userName: 'learner', accessKeyId: KEY.accessKeyId },
      },
    ]);
    const later = await endpoint.control('GET records?from=2026-03-02T06:00:01Z');
    expect(later.value).toEqual({ Records: [] });
  });

  it('lists what is simulated while it answers others', async () => {
    let isListed = false;
    const listing = endpoint.control('GET ledger').finally(() => (isListed = true));
    await whoAmI(sts());
    expect(isListed).toBe(false);
    const { Operations } = (await listing).value as { Operations: object[] };
    const alarm = { service: 'cloudwatch', operation: 'DescribeAlarms', status: 'exact' };
    expect(Operations).toContainEqual(expect.objectContaining(alarm));
  });

  it('lists whose keys there are and what was delivered', async () => {
    const keys = await endpoint.control('GET credentials');
    expect(keys.value).toMatchObject({ Credentials: [{ userName: 'learner' }] });
    expect((await endpoint.control('GET notifications')).value).toEqual({ Notifications: [] });
  });

  it.each([
    ['GET nowhere', undefined, 'There is no GET /_sim/nowhere.'],
    ['POST clock', {}, 'exactly one of advanceSeconds, to and speed'],
    ['POST clock', { advanceSeconds: -1 }, '"advanceSeconds" wants a number from 0'],
    ['POST clock', { to: '2020-01-01T00:00:00Z' }, 'Time does not run backwards'],
    ['POST clock', { hurry: true }, 'Nothing is known of "hurry"'],
    ['POST clock', [], 'The body wants to be a JSON object.'],
    ['POST clock', { to: '10000-01-01T00:00:00Z' }, '"to" wants an instant'],
    ['POST reset', { scenario: 'nowhere' }, 'There is no scenario "nowhere".'],
    ['POST reset', { start: 8.6e15 }, '"start" wants an instant'],
    ['GET records?from=noon', undefined, '"from" wants an instant'],
  ])('answers %s %j with a sentence', async (line, body, sentence) => {
    const { status, value } = await endpoint.control(line, body);
    expect(status).toBe(400);
    expect((value as { message: string }).message).toContain(sentence);
  });

  it('does not listen to web pages', async () => {
    const init = { method: 'POST', body: '{}', headers: { Origin: 'https://elsewhere.example' } };
    expect((await fetch(`${endpoint.url}/_sim/reset`, init)).status).toBe(403);
    const here = { headers: { Origin: 'null' } };
    expect((await fetch(`${endpoint.url}/_sim/credentials`, here)).status).toBe(403);
  });

  it('answers under the names of this machine alone, so that no other name can lead to its keys', async () => {
    const { port } = endpoint;
    for (const name of ['localhost', 'LocalHost', '127.0.0.1', '[::1]']) {
      expect(await raw(asked('/_sim/credentials', `${name}:${port}`))).toContain('"learner"');
    }
    const others = [`rebound.example:${port}`, `localhost.example:${port}`, `a.localhost:${port}`];
    for (const host of [...others, 'localhost', '127.0.0.1:1', `10.0.0.1:${port}`, '']) {
      const text = await raw(asked('/_sim/credentials', host));
      expect(text).toContain('403 Forbidden');
      expect(text).toContain(
        `only where it is asked as one of localhost:${port}, 127.0.0.1:${port}`,
      );
      expect(text).not.toContain('learner');
    }
  });

  it('leaves buckets their own hosts, and keys that only begin like it', async () => {
    const bucket = `photos.localhost:${endpoint.port}`;
    for (const path of ['/cat.jpg', '/_simple.txt']) {
      expect(await raw(asked(path, bucket))).toContain('<Code>AccessDenied</Code>');
    }
  });
});

const host = () => `localhost:${endpoint.port}`;

/** A GET without what clients add of their own. */
function asked(path: string, host: string): string {
  return `GET ${path} HTTP/1.0\r\nHost: ${host}\r\n\r\n`;
}

/** What comes back for raw bytes, until the other side closes or `until` is seen. */
function raw(bytes: string | Buffer, { end = true, until = '' } = {}): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(endpoint.port, '127.0.0.1', () => {
      socket.write(bytes);
      if (end) socket.end();
    });
    socket.on('data', (part) => {
      text += String(part);
      if (until !== '' && text.includes(until)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

const IS_WELL = async () => expect((await endpoint.control('GET clock')).status).toBe(200);

describe('a client that behaves badly', () => {
  it('gets 400 for what is not HTTP', async () => {
    const noise = Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 73) % 256));
    expect(await raw(noise)).toContain('400 Bad Request');
    expect(await raw('GET / HTTP/9.9\r\n\r\n')).toContain('400 Bad Request');
    await IS_WELL();
  });

  it('may hang up in the middle of a body', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n';
    await raw(`${head}half`, { end: true });
    await IS_WELL();
  });

  it('does not leave the world on its way when it hangs up', async () => {
    await endpoint.control('POST reset', { scenario: 'blank', start: '2026-03-02T06:00:00Z' });
    await cloudWatch().send(new PutMetricAlarmCommand(BUSY_ALARM));
    const body = JSON.stringify({ advanceSeconds: 100 * 365 * DAY_SECONDS });
    await raw(
      `POST /_sim/clock HTTP/1.1\r\nHost: ${host()}\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body}`,
    );
    const { value } = await endpoint.control('GET clock');
    expect((value as { now: string }).now < '2100').toBe(true);
  });

  it('gets 413 for a body over 16 MiB, announced or not', async () => {
    const announced = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${17 * 1024 * 1024}\r\n\r\n`;
    expect(await raw(announced, { end: false, until: '413' })).toContain('413');
    const megabyte = Buffer.alloc(1024 * 1024, 'a');
    const stream = new ReadableStream({
      start: (controller) => {
        for (let i = 0; i < 17; i += 1) controller.enqueue(megabyte);
        controller.close();
      },
    });
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${endpoint.url}/`, init).then(
      ({ status }) => status,
      () => 413, // the answer may come before the client has sent everything
    );
    expect(answer).toBe(413);
    await IS_WELL();
  });

  it('does not keep the others waiting with a slow body', async () => {
    const slow = connect(endpoint.port, '127.0.0.1', () => {
      slow.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n');
    });
    slow.on('error', () => undefined);
    expect((await whoAmI(sts())).Account).toBe('111122223333');
    slow.destroy();
  });

  it('may be one of two hundred at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => raw(asked('/_sim/clock', host()), { end: false })),
    );
    expect(answers.filter((text) => text.includes('"speed":0'))).toHaveLength(200);
  });
});

describe('credentials', () => {
  it('that nobody has are refused, and wrong signatures too', async () => {
    const unknown = sts({ ...KEY, accessKeyId: 'AKIAXXXXXXXXXXXXXXXX' });
    await expect(whoAmI(unknown)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    const wrong = sts({ ...KEY, secretAccessKey: 'wrong' });
    await expect(whoAmI(wrong)).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('are not asked for by an open endpoint: strangers act as the learner', async () => {
    const open = await startEndpoint('--open', '--clock', 'wall', '--seed', '5');
    const stranger = { accessKeyId: 'AKIAXXXXXXXXXXXXXXXX', secretAccessKey: 'anything' };
    const { Arn } = await whoAmI(sts(stranger, open.url));
    expect(Arn).toBe('arn:aws:iam::111122223333:user/learner');
    const clock = (await open.control('GET clock')).value as { now: string; speed: number };
    expect(Math.abs(Date.parse(clock.now) - Date.now())).toBeLessThan(60_000);
    expect(clock.speed).toBe(1);
    expect(await open.stop()).toBe(0);
  });
});

/** How a start ends that does not come to serve: its code, and what it printed. */
async function start(...options: readonly string[]) {
  const { execFile } = await import('node:child_process');
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const args = ['tools/endpoint/launch.mjs', ...options];
    execFile(process.execPath, args, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

it.each([
  [['--port', 'x'], '--port wants a whole number'],
  [['--clock', 'fast'], '--clock wants manual, wall or a speed such as 60x'],
  [['--start', 'noon'], '--start wants an instant'],
  [['--scenario', 'nowhere'], 'There is no scenario "nowhere"'],
  [['--hurry'], 'There is no option --hurry; --help lists the options.'],
])('a wrong option %j ends the start with a sentence', async (options, sentence) => {
  const { code, stderr } = await start(...options);
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
});

it.each(['--help', '-h'])('%s prints the options and ends well', async (option) => {
  const { code, stdout, stderr } = await start(option);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const options = ['--port <number>', '--scenario <id>', '--seed', '--start', '--clock', '--open'];
  for (const name of options) expect(stdout).toContain(`\n  ${name}`);
  expect(stdout).toContain('Choices: blank, sandbox, call-volume-anomaly, cpu-spike');
  expect(stdout).toContain('Default: 4566.');
});
