import { untrack } from 'svelte';
import { ConsoleRead } from '../../../shell/reading/console-read.svelte.ts';
import { LiveView } from '../../../shell/reading/live-view.svelte.ts';
import type { Session } from '../../../shell/session.svelte.ts';
import { fittingPeriod, seriesOf, type MetricDataResult } from '../metrics/graph-rows.ts';
import { periodOf, queriesAt, statisticOf, type MetricAlarm } from '../shapes.ts';

const STEP_MS = 60_000;

interface Answer {
  readonly MetricDataResults?: readonly MetricDataResult[];
}

/** What an alarm watches, over the last hours: its metric, or what its expression returns. */
export class AlarmSeries {
  hours = $state(3);
  readonly range = $derived.by(() => {
    const to = Math.ceil(this.#session.now / STEP_MS) * STEP_MS;
    return { from: to - this.hours * 3_600_000, to };
  });
  readonly data = $derived.by(() => {
    if (!this.#alarm().Metrics) return this.#ofMetric.data ?? [];
    const results = this.#ofExpression.data?.MetricDataResults ?? [];
    return seriesOf(results, { ...this.range, periodSeconds: this.#period() });
  });
  readonly #session: Session;
  readonly #alarm: () => MetricAlarm;
  readonly #ofMetric: LiveView<'series'>;
  readonly #ofExpression: ConsoleRead<Answer>;

  constructor(session: Session, alarm: () => MetricAlarm) {
    this.#session = session;
    this.#alarm = alarm;
    this.#ofMetric = new LiveView(session, 'series', () => this.#metricQuery());
    this.#ofExpression = new ConsoleRead<Answer>(session, () => {
      const { Metrics } = alarm();
      if (!Metrics) return null;
      const MetricDataQueries = queriesAt(Metrics, this.#period());
      // Time alone is no reason for a new recorded call: redraw asks with the present span.
      void this.hours;
      const span = untrack(() => this.#span());
      return {
        service: 'cloudwatch',
        operation: 'GetMetricData',
        params: { MetricDataQueries, ...span },
      };
    });
    this.#ofExpression.freshen = (request) => ({
      ...request,
      params: { ...request.params, ...this.#span() },
    });
  }

  /** Seconds; longer where the chart could not hold a point for each. */
  #period(): number {
    return fittingPeriod(this.hours * 3_600_000, periodOf(this.#alarm()));
  }

  #span() {
    const { from, to } = this.range;
    return { StartTime: from, EndTime: to, ScanBy: 'TimestampAscending' };
  }

  #metricQuery() {
    const alarm = this.#alarm();
    if (alarm.Metrics) return null;
    return {
      queries: [
        {
          namespace: alarm.Namespace ?? '',
          metric: alarm.MetricName ?? '',
          dimensions: alarm.Dimensions ?? [],
          stat: statisticOf(alarm),
          periodSeconds: periodOf(alarm),
          region: this.#session.region,
        },
      ],
      points: 1500,
      ...this.range,
    };
  }
}
