import { describe, expect, it } from 'vitest';
import { crossings, seriesSentence, stateSentence } from './sentence.ts';
import type { Series } from './series.ts';

const START = Date.UTC(2026, 2, 2, 9);
const MINUTE = 60_000;
const cpu = (values: readonly number[]): Series => ({
  label: 'CPUUtilization',
  unit: 'Percent',
  start: START,
  periodMs: MINUTE,
  values: Float64Array.from(values),
});
const range = { from: START, to: START + 60 * MINUTE };

describe('the sentence beside a chart', () => {
  it('tells range, last value, crossings and gaps', () => {
    const text = seriesSentence(cpu([20, 92, 40, Number.NaN, Number.NaN, 85]), range, 80);
    expect(text).toBe(
      'CPUUtilization: 20 to 92 %, last 85 % at Mon 2 Mar 09:05; rises twice above 80 %; ' +
        '2 points are missing, most of them from Mon 2 Mar 09:03 to Mon 2 Mar 09:05.',
    );
  });
  it('says that there are no points rather than zero', () => {
    expect(seriesSentence(cpu([Number.NaN]), range, null)).toBe(
      'CPUUtilization: no points in this time.',
    );
  });
  it('counts a stay above the threshold as one crossing', () => {
    expect(crossings(cpu([81, 82, Number.NaN, 83, 10, 90]), range, 80)).toBe(2);
  });
  it('tells the states of an alarm', () => {
    expect(
      stateSentence([
        { from: START, to: START + 1, state: 'OK' },
        { from: START + MINUTE, to: START + 2 * MINUTE, state: 'ALARM' },
      ]),
    ).toBe('In alarm once; now in alarm since Mon 2 Mar 09:01.');
  });
});
