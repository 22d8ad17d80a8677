/**
 * What a scaling policy asks for. EC2 Auto Scaling user guide, "Step and simple scaling policies"
 * and "Target tracking scaling policies". Pure: capacities in, capacity out.
 */

export type AdjustmentType = 'ChangeInCapacity' | 'ExactCapacity' | 'PercentChangeInCapacity';

export interface Bounds {
  min: number;
  max: number;
}

export function clamp(capacity: number, bounds: Bounds): number {
  return Math.min(bounds.max, Math.max(bounds.min, capacity));
}

export interface Adjustment {
  type: AdjustmentType;
  amount: number;
  /** PercentChangeInCapacity only: move at least this many instances. */
  minMagnitude: number | undefined;
}

/** Applies a simple or step adjustment to `current`; the result is not yet clamped. */
export function adjust(current: number, adjustment: Adjustment): number {
  const { type, amount, minMagnitude } = adjustment;
  if (type === 'ExactCapacity') return amount;
  if (type === 'ChangeInCapacity') return current + amount;
  const change = roundChange((current * amount) / 100);
  const magnitude = Math.max(Math.abs(change), minMagnitude ?? 0);
  return current + (amount < 0 ? -magnitude : magnitude);
}

/** "Values greater than 1 are rounded down … between 0 and 1 are rounded to 1", and mirrored. */
export function roundChange(change: number): number {
  if (change > 0 && change < 1) return 1;
  if (change < 0 && change > -1) return -1;
  return Math.trunc(change);
}

export interface Step {
  lower: number | undefined;
  upper: number | undefined;
  amount: number;
}

/**
 * The step a breach of `metric - threshold` falls into. Above the threshold the lower bound is
 * inclusive and the upper exclusive; below it the other way round.
 */
export function chooseStep(steps: readonly Step[], difference: number): Step | undefined {
  return steps.find((step) => {
    const lower = step.lower ?? -Infinity;
    const upper = step.upper ?? Infinity;
    return difference >= 0
      ? difference >= lower && difference < upper
      : difference > lower && difference <= upper;
  });
}

/** Why a set of steps is refused, in the service's words; undefined when it is sound. */
export function faultInSteps(steps: readonly Step[]): string | undefined {
  if (steps.length === 0) {
    return 'At least one StepAdjustment must be specified for scaling policy type StepScaling';
  }
  const sorted = [...steps].sort((a, b) => (a.lower ?? -Infinity) - (b.lower ?? -Infinity));
  for (const step of sorted) {
    if (step.lower === undefined && step.upper === undefined && sorted.length > 1) {
      return 'Only one StepAdjustment may have both bounds unspecified';
    }
    if (step.lower !== undefined && step.upper !== undefined && step.lower >= step.upper) {
      return 'StepAdjustment lower bound must be less than its upper bound';
    }
  }
  for (let index = 1; index < sorted.length; index++) {
    const [below, above] = [sorted[index - 1]!, sorted[index]!];
    if (below.upper === undefined || above.lower === undefined || below.upper > above.lower) {
      return 'StepAdjustment intervals can not overlap';
    }
    if (below.upper < above.lower) {
      return 'StepAdjustment intervals can not have gaps between them';
    }
  }
  return undefined;
}

export interface TrackingInput {
  /** Capacity that counts: in service plus warming up. */
  current: number;
  metric: number;
  target: number;
  direction: 'out' | 'in';
}

/** Capacity that would bring the metric back to its target. */
export function trackTarget(input: TrackingInput): number {
  const wanted = ceilTolerant((input.current * input.metric) / input.target);
  return input.direction === 'out'
    ? Math.max(wanted, input.current)
    : Math.min(wanted, input.current);
}

/** The scale-in alarm stands at nine tenths of the target. */
export function lowThreshold(target: number): number {
  return Math.round(target * 0.9 * 1e6) / 1e6;
}

/** A hair's breadth above a whole number is that number: floating division is not exact. */
function ceilTolerant(value: number): number {
  const near = Math.round(value);
  return Math.abs(value - near) < 1e-9 ? near : Math.ceil(value);
}
