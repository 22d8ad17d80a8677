import { describe, expect, it } from 'vitest';
import type { Params } from '../../src/gateway/call.ts';
import { INITIAL_REASON } from '../../src/services/cloudwatch/alarms/law/reason.ts';
import { ask, blankAccount, NOW, send } from './cloudwatch-account.ts';
import { ms, vectorsOf } from './cloudwatch-vectors.ts';

interface Refusal {
  errorCode: string;
  message: string;
  httpStatus: number;
}

interface Validation {
  operation: string;
  params: Record<string, unknown>;
}

/** What the vectors leave out because it plays no part. */
const REST: Record<string, Record<string, unknown>> = {
  PutMetricData: { Namespace: 'ns' },
  GetMetricStatistics: {
    Namespace: 'ns',
    MetricName: 'm',
    StartTime: '2026-03-02T05:00:00Z',
    EndTime: '2026-03-02T06:00:00Z',
    Period: 60,
  },
  GetMetricData: {
    StartTime: '2026-03-02T05:00:00Z',
    EndTime: '2026-03-02T06:00:00Z',
    MetricDataQueries: [],
  },
  SetAlarmState: {},
  PutMetricAlarm: { AlarmName: 'a', EvaluationPeriods: 1 },
  TagResource: { ResourceARN: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a' },
};

/** Vectors of parts of CloudWatch that are not simulated; those calls answer 501. */
const ABSENT = new Set(['validate-dash-name', 'validate-delete-with-parent']);

function paramsOf({ operation, params }: Validation): Params {
  const all: Record<string, unknown> = { ...REST[operation], ...params };
  for (const name of ['StartTime', 'EndTime']) {
    if (typeof all[name] === 'string') all[name] = ms(all[name] as string);
  }
  if (Array.isArray(all.MetricDataQueries)) all.MetricDataQueries.forEach(nameMetric);
  if (typeof all.offsetSeconds === 'number') {
    const Timestamp = NOW + all.offsetSeconds * 1_000;
    delete all.offsetSeconds;
    all.MetricData = [{ MetricName: 'm', Value: 1, Timestamp }];
  }
  return all;
}

function nameMetric(query: { MetricStat?: Record<string, unknown> }): void {
  if (query.MetricStat) query.MetricStat.Metric ??= { Namespace: 'ns', MetricName: 'm' };
}

const each = <I, E>(...kinds: string[]) => vectorsOf<I, E>(...kinds).map((v) => [v.id, v] as const);

describe('refusals in the words of AWS', () => {
  const vectors = each<Validation, Refusal>('validation').filter(([id]) => !ABSENT.has(id));
  it.each(vectors)('%s', (_, { input, expected }) => {
    const world = blankAccount();
    if (input.operation === 'TagResource') {
      ask(world, 'PutMetricAlarm', {
        AlarmName: 'a',
        Namespace: 'ns',
        MetricName: 'm',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      });
    }
    const outcome = send(world, input.operation, paramsOf(input));
    expect(outcome).toMatchObject({
      ok: false,
      kind: 'aws',
      error: { code: expected.errorCode, message: expected.message, status: expected.httpStatus },
    });
  });

  it('answers NotSimulated for dashboards and composite alarms', () => {
    const world = blankAccount();
    const dashboard = { DashboardName: 'd', DashboardBody: '{"widgets":[]}' };
    const composite = { AlarmName: 'c', AlarmRule: 'TRUE' };
    for (const [operation, params] of [
      ['PutDashboard', dashboard],
      ['PutCompositeAlarm', composite],
    ] as const) {
      expect(send(world, operation, params)).toMatchObject({ ok: false, kind: 'not-simulated' });
    }
  });
});

describe('limits of writing and reading', () => {
  it.each(each<{ offsetSeconds: number }, { accepted: boolean }>('put-timestamp'))(
    '%s',
    (_, { input, expected }) => {
      const Timestamp = NOW + input.offsetSeconds * 1_000;
      const outcome = send(blankAccount(), 'PutMetricData', {
        Namespace: 'ns',
        MetricData: [{ MetricName: 'm', Value: 1, Timestamp }],
      });
      expect(outcome.ok).toBe(expected.accepted);
    },
  );

  it.each(
    each<
      { rangeSeconds: number; period: number },
      { allowed: boolean; errorCode?: string; message?: string }
    >('getmetricstatistics-limit'),
  )('%s', (_, { input, expected }) => {
    const outcome = send(blankAccount(), 'GetMetricStatistics', {
      Namespace: 'ns',
      MetricName: 'm',
      StartTime: NOW - input.rangeSeconds * 1_000,
      EndTime: NOW,
      Period: input.period,
      Statistics: ['Sum'],
    });
    expect(outcome.ok).toBe(expected.allowed);
    if (outcome.ok) return;
    expect(outcome.error).toMatchObject({ code: expected.errorCode, message: expected.message });
  });
});

describe('labels and reasons', () => {
  interface Labelled {
    metricName: string;
    queries: { stat: string; period: number; unit: string }[];
  }
  it.each(each<Labelled, { labels: string[] }>('default-label'))('%s', (_, { input, expected }) => {
    const { MetricDataResults } = ask<{ MetricDataResults: { Label: string }[] }>(
      blankAccount(),
      'GetMetricData',
      {
        StartTime: NOW - 3_600_000,
        EndTime: NOW,
        MetricDataQueries: input.queries.map(({ stat, period, unit }, i) => ({
          Id: `m${i}`,
          MetricStat: {
            Metric: { Namespace: 'ns', MetricName: input.metricName },
            Stat: stat,
            Period: period,
            Unit: unit,
          },
        })),
      },
    );
    expect(MetricDataResults.map(({ Label }) => Label)).toEqual(expected.labels);
  });

  it('reason-initial', () => {
    const [vector] = vectorsOf<unknown, { reason: string }>('state-reason').filter(
      ({ id }) => id === 'reason-initial',
    );
    expect(INITIAL_REASON).toBe(vector!.expected.reason);
  });
});

describe('the ledger of vectors', () => {
  /** Kinds that belong to parts of CloudWatch this release does not simulate. */
  const NOT_SIMULATED = new Map([
    ['composite-rule', 'composite alarms'],
    ['suppression', 'composite alarms'],
    ['search-tokens', 'SEARCH'],
    ['search-match', 'SEARCH'],
    ['metrics-insights', 'Metrics Insights'],
    ['dashboard-validation', 'dashboards'],
  ]);
  const RUN = [
    'alarm-evaluation alarm-sequence percentile-low-sample alarm-window alarm-window-breaches',
    'alarm-frequency alarm-period alarm-span state-reason metric-math statistics statistic-name',
    'statistics-units start-rounding getmetricstatistics-limit period-bucket query-range',
    'query-period put-timestamp retention retention-query validation default-label',
    'metric-identity list-metrics',
  ].flatMap((line) => line.split(' '));

  it('runs every kind or says why not', () => {
    const kinds = new Set(allKinds());
    expect([...kinds].sort()).toEqual([...RUN, ...NOT_SIMULATED.keys()].sort());
  });

  it('knows the one reason that belongs to composite alarms', () => {
    const left = vectorsOf<{ event?: string }, unknown>('state-reason')
      .filter(({ input }) => input.event !== undefined && input.event !== 'created')
      .map(({ id }) => id);
    expect(left).toEqual(['reason-composite']);
  });
});

function allKinds(): string[] {
  return vectorsOf<unknown, unknown>().map(({ kind }) => kind);
}
