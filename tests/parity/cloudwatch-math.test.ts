import { describe, expect, it } from 'vitest';
import { rejectForAlarm } from '../../src/services/cloudwatch/math/alarm-expression.ts';
import {
  evaluateExpression,
  finalSeries,
  type Scope,
} from '../../src/services/cloudwatch/math/evaluate.ts';
import { parseExpression } from '../../src/services/cloudwatch/math/parse.ts';
import { series } from '../../src/services/cloudwatch/math/values.ts';
import { ms, vectorsOf } from './cloudwatch-vectors.ts';

interface Input {
  expression: string;
  series: Record<string, (number | null)[]>;
  period: number;
  start: string;
}

interface Expected {
  type: 'TS' | 'TS[]' | 'S' | 'error' | 'rejected-for-alarm';
  values: (number | null)[];
  ids?: string[];
}

function scopeOf(input: Input): Scope {
  const metrics = Object.entries(input.series).map(([id, values]) => ({ id, values }));
  const length = Math.max(0, ...metrics.map(({ values }) => values.length));
  return {
    grid: { start: ms(input.start), period: input.period, length },
    lookup: (id) => {
      const found = metrics.find((metric) => metric.id === id);
      return found ? series(id, found.values) : null;
    },
    metrics: () => metrics,
    periodOf: (id) => (metrics.some((metric) => metric.id === id) ? input.period : null),
  };
}

describe('metric math, as documented and recorded', () => {
  const vectors = vectorsOf<Input, Expected>('metric-math');
  it.each(vectors.map((v) => [v.id, v] as const))('%s', (_, { input, expected }) => {
    const run = () => {
      const value = evaluateExpression(parseExpression(input.expression), scopeOf(input));
      return { type: value.type, list: finalSeries(value, 'e1') };
    };
    if (expected.type === 'rejected-for-alarm') {
      expect(rejectForAlarm(input.expression)).toBe('SEARCH is not supported on Metric Alarms.');
    } else if (expected.type === 'error') expect(run).toThrow();
    else {
      const { type, list } = run();
      expect(type).toBe(expected.type);
      if (expected.ids) expect(list.map(({ id }) => id)).toEqual(expected.ids);
      const values = list.map((one) => one.values.map((v) => (v === null ? null : v + 0)));
      expect(type === 'TS' ? values[0] : values).toEqual(expected.values);
    }
  });
});
