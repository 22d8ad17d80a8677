import { describe, expect, it } from 'vitest';
import type { Host, HostOptions } from '../host.ts';
import type { Play } from '../play.ts';
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

describe('a hint', () => {
  const MINUTE = 60_000;

  /** A desk that has just started a play's mission, which counts the waits it is told of. */
  function begun() {
    const machine = toyMachine();
    const told = { waits: 0 };
    const noted = () => Promise.resolve(null);
    const act = { state: noted, pin: noted, claim: noted };
    const startMission = () => ({
      ...act,
      waited: () => void (told.waits += 1),
      outcome: () => 'started',
    });
    const play = { mission: null, scenario: {} } as unknown as Play;
    const host = { play, filling: null, present: () => play, acted: noted };
    const options = { machine, library: { startMission }, db: { attempt: noted } };
    const desk = new MissionDesk(host as unknown as Host, options as unknown as HostOptions);
    desk.start(play, null);
    return { machine, desk, told, play };
  }

  it('is offered after three real minutes, though the simulated clock stands still', () => {
    const { machine, told } = begun();
    machine.runOut(3 * MINUTE - 1_000);
    expect(told.waits).toBe(0);
    machine.runOut(2_000);
    expect(told.waits).toBe(1);
    machine.runOut(10 * MINUTE);
    expect(told.waits).toBe(1);
  });

  it('waits again from new evidence on, not from a look', async () => {
    const { machine, desk, told } = begun();
    machine.runOut(2 * MINUTE);
    await desk.do({ do: 'claim', id: 'c', answer: 'true' });
    machine.runOut(2 * MINUTE);
    expect(told.waits).toBe(0);
    await desk.do({ do: 'state' });
    machine.runOut(2 * MINUTE);
    expect(told.waits).toBe(1);
  });

  it('of a play that was left is not offered in the next one', () => {
    const { machine, desk, told, play } = begun();
    machine.runOut(2 * MINUTE);
    desk.start(play, null);
    machine.runOut(2 * MINUTE);
    expect(told.waits).toBe(0);
  });
});
