import { describe, expect, it } from 'vitest';
import type { Host, HostOptions } from '../host.ts';
import { toyMachine } from '../testing/toy.ts';
import { Runner } from '../time/runner.ts';
import { MissionDesk } from './mission-desk.ts';

const STEPS = 400;

/** A desk whose mission has so many steps to prepare. */
function setUp() {
  const machine = toyMachine();
  const nothing = () => undefined;
  const events = { moved: nothing, ended: nothing, broke: nothing, lacked: nothing };
  const told = { steps: 0, reports: 0 };
  const progressed = () => void (told.reports += 1);
  const runner = new Runner(machine, { ...events, progressed });
  const mission = {
    timePassed: nothing,
    *prepare() {
      for (; told.steps < STEPS; told.steps++) yield null;
    },
  };
  const play: unknown = { mission };
  const host = { play, filling: null as unknown, runner, report: nothing };
  const desk = new MissionDesk(host as unknown as Host, { machine } as unknown as HostOptions);
  return { machine, desk, told, host };
}

describe('the next check', () => {
  it('is prepared when nothing was done for a while, and no screen hears of it', () => {
    const { machine, desk, told } = setUp();
    desk.soon();
    machine.runOut(1_000);
    expect(told.steps).toBe(0);
    machine.runOut(2_000);
    expect(told).toEqual({ steps: STEPS, reports: 0 });
  });

  it('waits again after every act, and goes on then', () => {
    const { machine, desk, told } = setUp();
    desk.soon();
    machine.runOut(1_600);
    const { steps } = told;
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(STEPS);
    desk.soon();
    machine.runOut(1_000);
    expect(told.steps).toBe(steps);
    machine.runOut(3_000);
    expect(told.steps).toBe(STEPS);
  });

  it('is not prepared for a world that was closed, nor beside one that is being filled', () => {
    const closed = setUp();
    closed.desk.soon();
    closed.machine.runOut(1_600);
    const { steps } = closed.told;
    closed.host.play = { mission: null };
    closed.machine.runOut(3_000);
    expect(closed.told.steps).toBe(steps);
    const filling = setUp();
    filling.host.filling = {};
    filling.desk.soon();
    filling.machine.runOut(3_000);
    expect(filling.told.steps).toBe(0);
  });
});
