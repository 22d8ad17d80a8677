import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HistoryAbsent } from '../../kernel/absent.ts';
import { put, recentToy, toyMachine, toyWorld } from '../testing/toy.ts';
import { advancing, Runner } from './runner.ts';

function setUp(end: number | null = null) {
  const machine = toyMachine();
  const events = { moved: 0, ended: 0, lacked: 0, errors: [] as unknown[] };
  const runner = new Runner(machine, {
    moved: () => events.moved++,
    ended: () => events.ended++,
    broke: (error) => events.errors.push(error),
    lacked: () => events.lacked++,
    progressed: () => undefined,
  });
  const world = toyWorld();
  runner.load(world, end === null ? null : world.now + end);
  return { machine, events, runner, world };
}

describe('the runner', () => {
  it('plays at the chosen speed', () => {
    const { machine, runner, world } = setUp();
    const from = world.now;
    runner.setSpeed(600);
    runner.play();
    machine.runOut(1_000);
    const ratio = (world.now - from) / 1_000;
    expect(ratio).toBeGreaterThan(560);
    expect(ratio).toBeLessThanOrEqual(600);
    runner.pause();
    const stood = world.now;
    machine.runOut(1_000);
    expect(world.now).toBe(stood);
  });

  it('stops where the story ends', () => {
    const { machine, runner, world, events } = setUp(90_000);
    const from = world.now;
    runner.setSpeed(10_000);
    runner.play();
    machine.runOut(500);
    expect(world.now).toBe(from + 90_000);
    expect(runner.running).toBe(false);
    expect(events.ended).toBe(1);
    runner.play();
    expect(runner.running).toBe(false);
  });

  it('runs a job to its end and serves calls between its slices', async () => {
    const { machine, runner, world } = setUp();
    const from = world.now;
    const arrived = runner.advanceTo(from + 86_400_000);
    machine.runOut(20);
    expect(world.now).toBeGreaterThan(from);
    expect(world.now).toBeLessThan(from + 86_400_000);
    expect(runner.act((inside) => inside.submit(put('mine'))).ok).toBe(true);
    machine.runOut(60_000);
    await arrived;
    expect(world.now).toBe(from + 86_400_000);
  });

  it('gives the same world whatever the speed, and replays acts at the same place', () => {
    const acts = fc.array(fc.nat(20_000), { maxLength: 5 });
    fc.assert(
      fc.property(acts, fc.constantFrom(7, 60, 600, 9_973), (pauses, speed) => {
        const { machine, runner, world } = setUp();
        runner.setSpeed(speed);
        runner.play();
        for (const [index, pause] of pauses.entries()) {
          machine.runOut(pause % 97);
          runner.act((inside) => inside.submit(put(`act-${index}`)));
          runner.act((inside) => inside.submit(put(`again-${index}`)));
        }
        machine.runOut(50);
        runner.act(() => undefined);
        const again = toyWorld();
        for (const { at, request } of world.state.journal) {
          again.advance(at);
          again.submit(request);
        }
        again.advance(world.now);
        expect(again.digest()).toBe(world.digest());
      }),
      { numRuns: 25 },
    );
  });

  it('works aside in the time that is left, and the world does not wait for it', async () => {
    const { machine, runner, world } = setUp();
    const from = world.now;
    const other = toyWorld(8);
    const arrived = runner.runAside(advancing(other, other.now + 20 * 86_400_000));
    runner.setSpeed(600);
    runner.play();
    machine.runOut(200);
    expect(runner.asideProgress).toBeGreaterThan(0);
    expect(runner.asideProgress).toBeLessThan(1);
    expect((world.now - from) / 200).toBeGreaterThan(540);
    machine.runOut(600_000);
    await arrived;
    expect(runner.asideProgress).toBeNull();
    expect(other.now).toBe(world.state.spec.start + 20 * 86_400_000);
  });

  it('lets a world rest that lacks history, until the whole one takes its place', () => {
    const { machine, events, runner } = setUp();
    const recent = recentToy();
    runner.load(recent, null);
    runner.setSpeed(600);
    runner.act((world) => world.submit(put('census')));
    runner.play();
    machine.runOut(200);
    expect(events).toMatchObject({ lacked: 1, errors: [] });
    expect(runner.lacks && runner.running).toBe(true);
    expect(() => runner.act(() => 1)).toThrow(HistoryAbsent);
    const whole = toyWorld();
    runner.replace(whole);
    const from = whole.now;
    machine.runOut(200);
    expect(whole.now).toBeGreaterThan(from);
    expect(runner.act(() => 1)).toBe(1);
  });

  it('stops a world that breaks and says so once', () => {
    const { machine, runner, events } = setUp();
    runner.setSpeed(1_000);
    runner.act((world) => world.submit(put('poison')));
    runner.play();
    machine.runOut(500);
    expect(events.errors).toHaveLength(1);
    expect(runner.running).toBe(false);
    expect(() => runner.act(() => 1)).toThrow('no running world');
    runner.load(toyWorld(), null);
    expect(runner.act(() => 1)).toBe(1);
  });
});
