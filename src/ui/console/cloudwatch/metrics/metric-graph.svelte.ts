import { untrack } from 'svelte';
import { ConsoleRead } from '../../../shell/reading/console-read.svelte.ts';
import type { Session } from '../../../shell/session.svelte.ts';
import { formFromQuery } from '../create/alarm-input.ts';
import { datapointPanel } from '../datapoint.ts';
import type { Metric } from '../shapes.ts';
import {
  fittingPeriod,
  getMetricData,
  nextId,
  seriesOf,
  type GraphRow,
  type MetricDataResult,
} from './graph-rows.ts';

interface Answer {
  readonly MetricDataResults?: readonly MetricDataResult[];
}

/** The metrics page's graph: its rows, its time, and the one GetMetricData that fills it. */
export class MetricGraph {
  rows = $state.raw<readonly GraphRow[]>([]);
  hours = $state(3);
  period = $state(60);
  readonly read: ConsoleRead<Answer>;
  readonly span = $derived.by(() => {
    const step = 60_000;
    const to = Math.ceil(this.#session.now / step) * step;
    const rangeMs = this.hours * 3_600_000;
    return { from: to - rangeMs, to, periodSeconds: fittingPeriod(rangeMs, this.period) };
  });
  readonly series = $derived.by(() => seriesOf(this.read.data?.MetricDataResults ?? [], this.span));
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    const asked = untrack(() => formFromQuery(session.router.location.query));
    if (asked.metric) this.rows = [rowOf([], asked.metric, asked.statistic)];
    this.read = new ConsoleRead<Answer>(session, () => {
      if (!this.rows.some((row) => row.visible && (row.metric || row.expression))) return null;
      const asked = this.rows.filter((row) => row.metric || row.expression);
      // Time alone is no reason for a new recorded call: redraw asks with the present span.
      const span = untrack(() => this.span);
      void this.hours;
      void this.period;
      return {
        service: 'cloudwatch',
        operation: 'GetMetricData',
        params: getMetricData(asked, span),
      };
    });
    this.read.freshen = (request) => ({
      ...request,
      params: { ...request.params, StartTime: this.span.from, EndTime: this.span.to },
    });
  }

  add(metric: Metric): void {
    this.rows = [...this.rows, rowOf(this.rows, metric, 'Average')];
  }

  addExpression(): void {
    const id = nextId(this.rows, 'e');
    const expression = '';
    this.rows = [...this.rows, { id, metric: null, expression, stat: '', visible: true }];
  }

  change(id: string, part: Partial<GraphRow>): void {
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...part } : row));
  }

  remove(id: string): void {
    this.rows = this.rows.filter((row) => row.id !== id);
  }

  /** Opens the nearest points in the split panel, ready to be pinned. */
  pick(at: number): void {
    const row = this.rows.find((one) => one.visible);
    if (!row?.metric) return;
    const of = { metric: row.metric, stat: row.stat };
    this.#session.panel = datapointPanel(this.series[0], of, at);
  }
}

function rowOf(rows: readonly GraphRow[], metric: Metric, stat: string): GraphRow {
  return { id: nextId(rows, 'm'), metric, expression: '', stat, visible: true };
}
