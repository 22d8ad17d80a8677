// EC2 Auto Scaling user guide, "Step and simple scaling policies for Amazon EC2 Auto Scaling".
import { describe, expect, it } from 'vitest';
import {
  adjust,
  chooseStep,
  clamp,
  faultInSteps,
  lowThreshold,
  roundChange,
  trackTarget,
} from './capacity.ts';

const STEPS = [
  { lower: 0, upper: 10, amount: 0 },
  { lower: 10, upper: 20, amount: 10 },
  { lower: 20, upper: undefined, amount: 30 },
];
const DOWN = [
  { lower: -10, upper: 0, amount: 0 },
  { lower: -20, upper: -10, amount: -10 },
  { lower: undefined, upper: -20, amount: -30 },
];

describe('scaling adjustments', () => {
  it.each([
    [12.7, 12],
    [0.67, 1],
    [-0.58, -1],
    [-6.67, -6],
  ])('a percent change of %d is rounded to %d', (change, rounded) => {
    expect(roundChange(change)).toBe(rounded);
  });

  it.each([
    ['ChangeInCapacity', 3, undefined, 13],
    ['ChangeInCapacity', -3, undefined, 7],
    ['ExactCapacity', 4, undefined, 4],
    ['PercentChangeInCapacity', 25, undefined, 12],
    ['PercentChangeInCapacity', 25, 4, 14],
    ['PercentChangeInCapacity', -5, undefined, 9],
    ['PercentChangeInCapacity', -5, 3, 7],
  ] as const)('%s %i (at least %s) turns 10 into %i', (type, amount, minMagnitude, wanted) => {
    expect(adjust(10, { type, amount, minMagnitude })).toBe(wanted);
  });

  it('the guide walks from 10 to 11 to 14 instances on the way up', () => {
    const type = 'PercentChangeInCapacity';
    const at60 = adjust(10, {
      type,
      amount: chooseStep(STEPS, 10)!.amount,
      minMagnitude: undefined,
    });
    expect(at60).toBe(11);
    const at70 = adjust(at60, {
      type,
      amount: chooseStep(STEPS, 20)!.amount,
      minMagnitude: undefined,
    });
    expect(at70).toBe(14);
  });

  it('bounds include the side nearer to the threshold', () => {
    expect(chooseStep(STEPS, 9.99)!.amount).toBe(0);
    expect(chooseStep(STEPS, 10)!.amount).toBe(10);
    expect(chooseStep(DOWN, -10)!.amount).toBe(-10);
    expect(chooseStep(DOWN, -9.99)!.amount).toBe(0);
    expect(chooseStep(STEPS, -1)).toBeUndefined();
  });

  it('refuses gaps and overlaps', () => {
    expect(faultInSteps(STEPS)).toBeUndefined();
    expect(faultInSteps(DOWN)).toBeUndefined();
    expect(faultInSteps([STEPS[0]!, STEPS[2]!])).toMatch(/gaps/);
    expect(faultInSteps([STEPS[2]!, { lower: 15, upper: 25, amount: 1 }])).toMatch(/overlap/);
    expect(faultInSteps([])).toMatch(/At least one/);
  });

  it('never leaves the group size limits', () => {
    expect(clamp(20, { min: 2, max: 8 })).toBe(8);
    expect(clamp(0, { min: 2, max: 8 })).toBe(2);
  });
});

describe('target tracking', () => {
  it.each([
    [3, 75, 50, 'out', 5],
    [3, 50.1, 50, 'out', 4],
    [4, 20, 50, 'in', 2],
    [2, 44, 50, 'in', 2],
    [10, 35, 50, 'in', 7],
    [2, 40, 50, 'out', 2],
  ] as const)(
    '%i instances at %d %% of target %d scaling %s make %i',
    (current, metric, target, direction, wanted) => {
      expect(trackTarget({ current, metric, target, direction })).toBe(wanted);
    },
  );

  it('scale-in waits for nine tenths of the target', () => {
    expect(lowThreshold(50)).toBe(45);
    expect(lowThreshold(70)).toBe(63);
  });
});
