import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateBits, MAX_BITS_RANGE } from './bits.ts';
import { evaluate } from './evaluate.ts';
import type { AlarmRule, AlarmState, Datapoint, MissingData } from './rule.ts';

const states: AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const treatments: MissingData[] = ['breaching', 'notBreaching', 'ignore', 'missing'];

const cases = fc
  .record({
    marks: fc.array(fc.constantFrom('0', 'X', '-', '-'), {
      minLength: 1,
      maxLength: MAX_BITS_RANGE,
    }),
    n: fc.integer({ min: 1, max: MAX_BITS_RANGE }),
    m: fc.integer({ min: 1, max: MAX_BITS_RANGE }),
    missingData: fc.constantFrom(...treatments),
    current: fc.constantFrom(...states),
  })
  .map((drawn) => {
    const n = Math.min(drawn.n, drawn.marks.length);
    return { ...drawn, n, m: Math.min(drawn.m, n) };
  });

describe('breach history as bits', () => {
  it('gives the state the law gives, for any history, rule and present state', () => {
    fc.assert(
      fc.property(cases, ({ marks, n, m, missingData, current }) => {
        const rule: AlarmRule = {
          comparison: 'GreaterThanThreshold',
          threshold: 50,
          evaluationPeriods: n,
          datapointsToAlarm: m,
          missingData,
          minimumSamples: 0,
        };
        const range = marks.map((mark, at): Datapoint | null =>
          mark === '-' ? null : { at, value: mark === 'X' ? 90 : 10, sampleCount: 1 },
        );
        let present = 0;
        let breach = 0;
        for (const mark of marks) {
          present = (present << 1) | Number(mark !== '-');
          breach = (breach << 1) | Number(mark === 'X');
        }
        const { state } = evaluate(rule, range, current);
        expect(evaluateBits(rule, { present, breach }, current)).toBe(state);
      }),
      { numRuns: 20_000 },
    );
  });
});
