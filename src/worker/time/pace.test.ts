import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

function paceAt(speed: number) {
  const machine = { real: 1_000 };
  const pace = new Pace(() => machine.real);
  pace.start(5_000, speed);
  return { machine, pace };
}

describe('the pace', () => {
  it('is real time times speed, in whole milliseconds', () => {
    const { machine, pace } = paceAt(600);
    machine.real += 16.7;
    expect(pace.target(5_000)).toBe(5_000 + 10_020);
  });

  it('keeps no debt: after a long pause it goes on from where the world is', () => {
    const { machine, pace } = paceAt(100);
    machine.real += 60_000;
    expect(pace.target(5_000)).toBe(5_000 + 25_000);
    machine.real += 10;
    expect(pace.target(6_000)).toBe(6_000);
  });

  it('never asks the clock to turn back', () => {
    const { pace } = paceAt(1);
    expect(pace.target(9_000)).toBe(9_000);
  });

  it('at full speed is always an hour ahead', () => {
    expect(paceAt(Infinity).pace.target(0)).toBe(3_600_000);
  });
});
