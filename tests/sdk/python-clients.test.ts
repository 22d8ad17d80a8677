/** boto3 and both `aws` CLIs, as they come, against the endpoint; skipped where they are absent. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint, type Endpoint } from './endpoint-process.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SUITE = join(HERE, 'boto3_suite.py');
const HAS_BOTO3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;
const CLIS = findClis();
if (!HAS_BOTO3) console.log('Skipped: boto3 is not installed (pip install boto3).');
for (const { name, command } of CLIS) {
  if (command === undefined) console.log(`Skipped: there is no ${name} on the PATH.`);
}

interface Cli {
  readonly name: string;
  /** What its user agent begins with. */
  readonly agent: string;
  /** Undefined: absent. */
  readonly command: string | undefined;
}

/** The first `aws` of each version on the PATH. */
function findClis(): Cli[] {
  const paths = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'aws'))
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path));
  const commands = [...new Set(paths)].map((path) => ({
    path,
    says: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout,
  }));
  return [1, 2].map((version) => {
    const agent = `aws-cli/${version}.`;
    const command = commands.find(({ says }) => says?.startsWith(agent))?.path;
    return { name: `aws CLI version ${version}`, agent, command };
  });
}

function md5Of(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

let endpoint: Endpoint;
let folder: string;
beforeAll(async () => {
  if (!HAS_BOTO3 && CLIS.every(({ command }) => command === undefined)) return;
  endpoint = await startEndpoint();
  folder = mkdtempSync(join(tmpdir(), 'trailwatch-'));
}, 60_000);
afterAll(async () => {
  await endpoint?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], env: object = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

it.skipIf(!HAS_BOTO3)(
  'boto3 finds every service as on AWS',
  async () => {
    const { stdout, stderr } = await run('python3', [SUITE, endpoint.url]);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(12);
  },
  120_000,
);

describe.each(CLIS.filter(({ command }) => command !== undefined))(
  'the $name',
  ({ agent, command }) => {
    function aws(...args: readonly string[]): Promise<Ran> {
      return run(command!, [...args, '--endpoint-url', endpoint.url], {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        AWS_PAGER: '',
      });
    }

    async function json(...args: readonly string[]): Promise<unknown> {
      const { code, stdout, stderr } = await aws(...args, '--output', 'json');
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return stdout.trim() === '' ? null : JSON.parse(stdout);
    }

    beforeAll(() => endpoint.control('POST reset', { scenario: 'blank' }));

    it('says who it is', async () => {
      expect(await json('sts', 'get-caller-identity')).toMatchObject({
        Arn: 'arn:aws:iam::111122223333:user/learner',
      });
    });

    it('makes an alarm and reads it back, doubles as doubles', async () => {
      const alarm =
        'cloudwatch put-metric-alarm --alarm-name cpu --namespace AWS/EC2 --period 300 ' +
        '--metric-name CPUUtilization --statistic Average --evaluation-periods 2 --threshold 80 ' +
        '--comparison-operator GreaterThanThreshold --dimensions Name=InstanceId,Value=i-1';
      expect(await json(...alarm.split(' '))).toBeNull();
      const { stdout } = await aws('cloudwatch', 'describe-alarms');
      expect(stdout).toContain('"Threshold": 80.0');
      const text = ['--query', 'MetricAlarms[].[AlarmName,StateValue]', '--output', 'text'];
      const lines = await aws('cloudwatch', 'describe-alarms', ...text);
      expect(lines.stdout).toBe('cpu\tINSUFFICIENT_DATA\n');
    });

    it('copies files to S3 and back', async () => {
      const file = join(folder, 'a file.txt');
      writeFileSync(file, 'hello\n');
      expect((await aws('s3', 'mb', 's3://cli-bucket')).stdout).toBe('make_bucket: cli-bucket\n');
      expect((await aws('s3', 'cp', file, 's3://cli-bucket/dir/a file.txt')).code).toBe(0);
      expect((await aws('s3', 'ls', 's3://cli-bucket/dir/')).stdout).toContain('6 a file.txt');
      expect((await aws('s3', 'cp', 's3://cli-bucket/dir/a file.txt', `${file}2`)).code).toBe(0);
      expect(readFileSync(`${file}2`, 'utf8')).toBe('hello\n');
      const { stdout } = await aws('s3', 'presign', 's3://cli-bucket/dir/a file.txt');
      expect(await (await fetch(stdout.trim())).text()).toBe('hello\n');
      expect((await aws('s3', 'rb', '--force', 's3://cli-bucket')).code).toBe(0);
    });

    it('sends large files in parts, copies them so, and brings them back', async () => {
      const file = join(folder, 'large.bin');
      writeFileSync(
        file,
        Uint8Array.from({ length: 20 * 1_048_576 }, (_, i) => i ^ (i >> 9)),
      );
      const copy = async (from: string, to: string) => {
        const { code, stderr } = await aws('s3', 'cp', from, to, '--no-progress');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      };
      await aws('s3', 'mb', 's3://large-files');
      await copy(file, 's3://large-files/a.bin');
      await copy('s3://large-files/a.bin', 's3://large-files/b.bin');
      await copy('s3://large-files/b.bin', `${file}2`);
      expect(md5Of(`${file}2`)).toBe(md5Of(file));
      const copied = ['--bucket', 'large-files', '--key', 'b.bin'];
      expect(await json('s3api', 'head-object', ...copied)).toMatchObject({
        ContentLength: 20 * 1_048_576,
        ETag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/),
      });
    });

    it('shows errors as AWS has them and ends with its exit code', async () => {
      const { code, stderr } = await aws('iam', 'get-user', '--user-name', 'nobody');
      expect(code).toBeGreaterThan(0);
      expect(stderr.trim()).toBe(
        'An error occurred (NoSuchEntity) when calling the GetUser operation: ' +
          'The user with name nobody cannot be found.',
      );
    });

    it('leaves its acts in event history', async () => {
      await endpoint.control('POST clock', { advanceSeconds: 1_800 });
      const attribute = 'AttributeKey=EventName,AttributeValue=PutMetricAlarm';
      const args = ['cloudtrail', 'lookup-events', '--lookup-attributes', attribute];
      const { Events } = (await json(...args)) as { Events: { CloudTrailEvent: string }[] };
      expect(JSON.parse(Events[0]!.CloudTrailEvent)).toMatchObject({
        userAgent: expect.stringContaining(agent),
        userIdentity: { userName: 'learner' },
      });
    });
  },
  120_000,
);
