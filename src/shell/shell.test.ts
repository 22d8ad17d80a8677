import { describe, expect, it } from 'vitest';
import type { CliCall } from '../cli/host.ts';
import type { KeptShell, ShellPorts } from './ports.ts';
import { Shell } from './shell.ts';

const NOW = Date.UTC(2026, 2, 2, 6);

/** A shell whose world knows one caller and one log group. */
async function opened(kept: KeptShell | null = null) {
  const calls: CliCall[] = [];
  const world = { now: NOW, shown: '' };
  const ports: ShellPorts = {
    call: async (call) => {
      calls.push(call);
      const result = { UserId: 'AIDA', Account: '111122223333', Arn: 'arn:aws:iam::1:user/é' };
      return { outcome: { ok: true, result }, at: world.now };
    },
    peek: async ({ operation }) =>
      operation === 'DescribeLogGroups' ? { logGroups: [{ logGroupName: '/app/web' }] } : null,
    pass: async (ms) => (world.now += ms),
    now: async () => world.now,
    show: (text) => void (world.shown += text),
  };
  const shell = await Shell.open(ports, { region: 'eu-west-1', columns: 80, kept });
  return { shell, calls, world };
}

describe('a shell', () => {
  it('pipes what aws prints', async () => {
    const { shell, calls } = await opened();
    const done = await shell.run('aws sts get-caller-identity | jq -r .Arn');
    expect(done).toMatchObject({ stdout: 'arn:aws:iam::1:user/é\n', stderr: '', exitCode: 0 });
    expect(calls[0]).toMatchObject({
      service: 'sts',
      operation: 'GetCallerIdentity',
      region: 'eu-west-1',
      credential: { kind: 'session' },
    });
    expect(calls[0]!.userAgent).toMatch(
      /^aws-cli\/2\.9\.19 .* exec-env\/CloudShell .* command\/sts.get-caller-identity$/,
    );
  });

  it('keeps variables, the folder and files from line to line', async () => {
    const { shell } = await opened();
    await shell.run('mkdir -p work; cd work; NAME=web; export AWS_REGION=us-east-1');
    const done = await shell.run('echo "$NAME $AWS_REGION" > a.txt; cat a.txt; pwd');
    expect(done.stdout).toBe('web us-east-1\n/home/cloudshell-user/work\n');
    expect(done.folder).toBe('~/work');
  });

  it('knows on the next line how the last one ended', async () => {
    const { shell } = await opened();
    expect((await shell.run('aws sts get-nothing')).exitCode).toBe(252);
    expect((await shell.run('echo $?')).stdout).toBe('252\n');
    expect((await shell.run('echo $?')).stdout).toBe('0\n');
    await shell.run('false');
    expect((await shell.run('# why?\necho $?')).stdout).toBe('1\n');
  });

  it('acts with keys from the environment, as after assume-role', async () => {
    const { shell, calls } = await opened();
    const keys = 'AWS_ACCESS_KEY_ID=ASIAEXAMPLE AWS_SECRET_ACCESS_KEY=s AWS_SESSION_TOKEN=t';
    await shell.run(`export $(echo "${keys}")`);
    await shell.run('aws sts get-caller-identity');
    expect(calls[0]!.credential).toEqual({
      kind: 'key',
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 's',
      sessionToken: 't',
    });
    await shell.run('unset AWS_ACCESS_KEY_ID; aws sts get-caller-identity');
    expect(calls[1]!.credential).toEqual({ kind: 'session' });
  });

  it('lets simulated time pass in sleep and tells it in date', async () => {
    const { shell, world } = await opened();
    const done = await shell.run('date +%T; sleep 90; date +%T');
    expect(done.stdout).toBe('06:00:00\n06:01:30\n');
    expect(world.now).toBe(NOW + 90_000);
  });

  it('dates files by the account’s clock, which aws s3 sync compares', async () => {
    const { shell, world } = await opened();
    await shell.run('mkdir d; echo a > d/a; touch d/b; cp d/a d/c');
    world.now += 3_600_000;
    await shell.run('echo b >> d/a; touch -d 2020-01-01 d/b');
    const { stdout } = await shell.run('stat d/a d/b d/c | grep Modify');
    expect(stdout).toBe(
      'Modify: 2026-03-02T07:00:00.000Z\n' +
        'Modify: 2020-01-01T00:00:00.000Z\n' +
        'Modify: 2026-03-02T06:00:00.000Z\n',
    );
  });

  it('gives back the files and the error of a wrong line', async () => {
    const { shell } = await opened();
    await shell.run('echo "kept é" > notes.txt; mkdir d; printf a > d/bin');
    const again = await opened({ files: await shell.files(), history: [] });
    const done = await again.shell.run('cat notes.txt; wc -c < d/bin; echo "oops');
    expect(done.stderr).toContain('unexpected EOF');
    const right = await again.shell.run('cat notes.txt; wc -c < d/bin');
    expect(right.stdout).toMatch(/^kept é\n\s*1\n$/);
  });

  it('stops what never ends, in words of the shell alone', async () => {
    const { shell } = await opened();
    const done = await shell.run('again() { again; }; again');
    expect(done.stderr).toContain('maximum recursion depth');
    expect(done.stderr).toMatch(/; stopped\n$/);
    expect(done.stderr).not.toContain('executionLimits');
  });

  it('completes commands, operations, options, names and files', async () => {
    const { shell } = await opened();
    await shell.run('touch input.json');
    const choices = async (line: string) => (await shell.complete(line)).choices;
    expect(await choices('aw')).toEqual(expect.arrayContaining(['aws', 'awk']));
    expect(await choices('aws cloudw')).toEqual(['cloudwatch']);
    expect(await choices('true && aws logs describe-log-g')).toEqual(['describe-log-groups']);
    expect(await choices('aws logs get-log-events --log-group-n')).toEqual(['--log-group-name']);
    expect(await choices('aws logs get-log-events --log-group-name ')).toEqual(['/app/web']);
    expect(await choices('aws ec2 wait instance-r')).toEqual(['instance-running']);
    expect(await choices('aws cloudwatch put-metric-alarm --statistic S')).toEqual([
      ...['SampleCount', 'Sum'],
    ]);
    expect(await choices('aws sts x --cli-input-json file://in')).toEqual(['file://input.json']);
  });
});
