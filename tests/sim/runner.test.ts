/** `npm run sim`: the headless runner. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { BadWish, simulate, type SimulationWish } from '../../tools/sim/simulate.ts';

const SHORT = { scenario: 'cpu-spike', seed: 7, history: 0.1 };

/** Every look at the clock is a second after the one before. */
function run(wish: SimulationWish) {
  let ms = 0;
  return simulate(wish, () => (ms += 1_000));
}

describe('the headless runner', () => {
  it('reports digest, speed and counts, the same for the same seed', async () => {
    const report = await run({ ...SHORT, days: 0.1 });
    expect(report).toMatchObject({
      scenario: 'cpu-spike',
      seed: 7,
      digest: expect.stringMatching(/^[0-9a-f]{8,}$/) as string,
      historyDays: 0.1,
      days: 0.1,
      simulatedHoursPerSecond: 2.4,
      timesRealTime: 8_640,
    });
    for (const count of ['calls', 'metrics', 'logEvents', 'records'] as const) {
      expect(report[count], count).toBeGreaterThan(50);
    }
    expect(report.alarmTransitions).toBeGreaterThan(0);
    expect(report.records).toBeLessThanOrEqual(report.calls);
    expect((await run({ ...SHORT, days: 0.1 })).digest).toBe(report.digest);
    expect((await run({ ...SHORT, days: 0.1, seed: 8 })).digest).not.toBe(report.digest);
  });

  it('grades a solution of the scenario, and counts what its alarm did', async () => {
    const { grade, alarmTransitions, days } = await run({
      ...SHORT,
      solution: 'three-of-three-minutes',
    });
    expect(grade).toMatchObject({ outcome: 'solved', feedback: [] });
    expect(grade!.goals.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'told met',
      'once met',
      'holds met',
    ]);
    expect(alarmTransitions).toBeGreaterThanOrEqual(3);
    expect(days).toBe(0.08);
  }, 120_000);

  it('says in a sentence what there is not', async () => {
    const refusal = (wish: Partial<SimulationWish>) =>
      run({ ...SHORT, ...wish }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(BadWish);
        return (error as Error).message;
      });
    expect(await refusal({ scenario: 'nothing' })).toContain(
      'There is no scenario "nothing". There are: sandbox, call-volume-anomaly, cpu-spike',
    );
    expect(await refusal({ solution: 'luck' })).toContain('cpu-spike has no solution "luck"');
    expect(await refusal({ scenario: 'sandbox', solution: 'luck' })).toContain('no goals');
  });

  it('takes its wishes from the command line and refuses what is no number', () => {
    const asked = (...args: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'tools/sim.ts', ...args], {
        encoding: 'utf8',
      });
    const short = asked('--history', '0.02', '--days', '0', '--seed', '3', '--json');
    expect(short.stderr).toBe('');
    expect(JSON.parse(short.stdout)).toMatchObject({ scenario: 'sandbox', seed: 3, days: 0 });
    const refused = asked('--days', 'many');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toBe('--days wants a number of days from 0 to 3650, not "many".\n');
    const unknown = asked('--hurry');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toBe('There is no option --hurry; --help lists the options.\n');
    const help = asked('--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('Choices: sandbox, call-volume-anomaly, cpu-spike');
  }, 60_000);
});
