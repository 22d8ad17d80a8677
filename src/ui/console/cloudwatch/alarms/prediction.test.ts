import { describe, expect, it } from 'vitest';
import { compare, firstAlarm } from './prediction.ts';

const NINE = Date.UTC(2026, 2, 2, 9);
const MINUTE = 60_000;
const guess = { askedAt: NINE, until: NINE + 30 * MINUTE, fires: NINE + 10 * MINUTE };

describe('a prediction', () => {
  it('finds the first entry into ALARM after the question', () => {
    const spans = [
      { from: NINE - MINUTE, to: NINE + MINUTE, state: 'ALARM' as const },
      { from: NINE + 12 * MINUTE, to: NINE + 20 * MINUTE, state: 'ALARM' as const },
    ];
    expect(firstAlarm(spans, guess)).toBe(NINE + 12 * MINUTE);
  });
  it('says how far off it was', () => {
    expect(compare(guess, NINE + 12 * MINUTE)).toBe(
      'It went into ALARM at 09:12: 2 minutes later than you said.',
    );
    expect(compare({ ...guess, fires: null }, null)).toContain('it did');
    expect(compare(guess, null)).toContain('did not go into ALARM before 09:30');
  });
});
