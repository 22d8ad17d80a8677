import { describe, expect, it } from 'vitest';
import { fittingPeriod, getMetricData, nextId, seriesOf, type GraphRow } from './graph-rows.ts';

const metric = { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization' };
const row: GraphRow = { id: 'm1', metric, expression: '', stat: 'Average', visible: false };
const NINE = Date.UTC(2026, 2, 2, 9);

describe('a metrics graph', () => {
  it('asks for metrics and expressions in one call, hidden ones too', () => {
    const rows: GraphRow[] = [
      row,
      { id: 'e1', metric: null, expression: 'm1 * 2', stat: '', visible: true },
    ];
    const params = getMetricData(rows, { from: 0, to: 600_000, periodSeconds: 60 });
    expect(params.MetricDataQueries).toMatchObject([
      { Id: 'm1', ReturnData: false, MetricStat: { Period: 60, Stat: 'Average' } },
      { Id: 'e1', ReturnData: true, Expression: 'm1 * 2' },
    ]);
  });
  it('lays points on the grid and leaves the rest missing, in whatever order they come', () => {
    const [series] = seriesOf(
      [{ Id: 'm1', Timestamps: [NINE + 120_000, '2026-03-02T09:00:00Z'], Values: [7, 5] }],
      { from: NINE, to: NINE + 180_000, periodSeconds: 60 },
    );
    expect([...series!.values]).toEqual([5, Number.NaN, 7]);
  });
  it('gives ids that expressions can use', () => {
    expect(nextId([row], 'm')).toBe('m2');
    expect(nextId([row], 'e')).toBe('e1');
  });
  it('grows the period with the range', () => {
    expect(fittingPeriod(3 * 3_600_000, 60)).toBe(60);
    expect(fittingPeriod(14 * 86_400_000, 60)).toBe(900);
  });
});
