import { untrack } from 'svelte';
import type { Range, SeriesQuery, TrailFilter } from '../../worker/views.ts';
import { instantOf } from '../kit/format/time.ts';
import type { DescribeAlarms, Metric, MetricAlarm } from '../console/cloudwatch/shapes.ts';
import { statisticOf } from '../console/cloudwatch/shapes.ts';
import { metricKey } from '../console/cloudwatch/metrics/metric-groups.ts';
import { LiveView } from '../shell/reading/live-view.svelte.ts';
import type { Session } from '../shell/session.svelte.ts';
import { fit, lensPeriod, pan, zoom } from './lens-window.ts';

export interface MetricLane {
  readonly key: string;
  readonly metric: Metric;
  readonly stat: string;
  readonly alarm: MetricAlarm | null;
  /** A lane stays in the Region it was made in, wherever the pages look meanwhile. */
  readonly region: string;
}

const HOUR = 3_600_000;
/** Records in the list under the lanes, newest first. */
export const LENS_ROWS = 200;
const BEFORE = 30 * 60_000;

/** One time axis, metric lanes above, trail lanes below, and what is selected on it. */
export class Lens {
  hours = $state(3);
  /** Null follows the clock. */
  window = $state.raw<Range | null>(null);
  selection = $state.raw<Range | null>(null);
  /** Follows the pointer. */
  cursor = $state<number | null>(null);
  /** The instant last picked: a point, a record, a dot. Stays when the pointer leaves. */
  picked = $state<number | null>(null);
  lanes = $state.raw<readonly MetricLane[]>([]);
  /** Whether it is known which metrics stand here at first. */
  isLaidOut = $state(false);
  /** Global services record in us-east-1, so one Region alone hides half of a story. */
  allRegions = $state(true);
  reads = $state(false);
  errorsOnly = $state(false);
  principal = $state<string | null>(null);
  readonly #session: Session;
  readonly bounds = $derived.by(() => ({
    from: this.#session.status.world?.historyFrom ?? 0,
    to: Math.max(this.#session.now, 1),
  }));
  readonly range = $derived.by((): Range => {
    const to = this.#session.now;
    return fit(this.window ?? { from: to - this.hours * HOUR, to }, this.bounds);
  });
  readonly filter = $derived.by((): TrailFilter => ({
    region: this.allRegions ? undefined : this.#session.region,
    readOnly: this.reads ? null : false,
    errorsOnly: this.errorsOnly,
    principal: this.principal ?? undefined,
  }));
  readonly series: LiveView<'series'>;
  readonly trail: LiveView<'trail-lanes'>;
  readonly list: LiveView<'trail-query'>;

  constructor(session: Session) {
    this.#session = session;
    $effect.pre(() => {
      const { query } = session.router.location;
      untrack(() => this.#fromLink(query));
    });
    this.series = new LiveView(session, 'series', () => ({
      queries: this.lanes.map((lane) => this.#query(lane)),
      points: 800,
      ...this.range,
    }));
    this.trail = new LiveView(session, 'trail-lanes', () => ({ ...this.filter, ...this.range }));
    this.list = new LiveView(session, 'trail-query', () => ({
      ...this.filter,
      ...(this.selection ?? this.range),
      limit: LENS_ROWS,
    }));
    void this.#alarmLanes().finally(() => (this.isLaidOut = true));
  }

  add(metric: Metric, stat = 'Average', alarm: MetricAlarm | null = null): void {
    const { region } = this.#session;
    const key = `${region} ${metricKey(metric)} ${stat}`;
    if (this.lanes.some((lane) => lane.key === key)) return;
    this.lanes = [...this.lanes, { key, metric, stat, alarm, region }];
  }

  remove(key: string): void {
    this.lanes = this.lanes.filter((lane) => lane.key !== key);
  }

  zoom(factor: number, at = this.cursor ?? (this.range.from + this.range.to) / 2): void {
    this.window = fit(zoom(this.range, factor, at), this.bounds);
  }

  pan(share: number): void {
    this.window = fit(pan(this.range, share), this.bounds);
  }

  show(hours: number): void {
    this.hours = hours;
    this.window = null;
  }

  /** What “this” means: the instant picked, the end of the selection, or the end of the picture. */
  readonly asked = $derived(this.picked ?? this.selection?.to ?? this.range.to);

  /** Selects the half hour before an instant and hides reads: what changed just before this? */
  before(at: number): void {
    this.selection = { from: at - BEFORE, to: at };
    this.reads = false;
    if (at - BEFORE < this.range.from || at > this.range.to) {
      this.window = fit({ from: at - 2 * BEFORE, to: at + BEFORE }, this.bounds);
    }
  }

  #query(lane: MetricLane): SeriesQuery {
    return {
      namespace: lane.metric.Namespace,
      metric: lane.metric.MetricName,
      dimensions: lane.metric.Dimensions ?? [],
      stat: lane.stat,
      periodSeconds: lensPeriod(this.range),
      region: lane.region,
    };
  }

  /** A link shows what it says, whatever the lenses were set to before. */
  #fromLink(query: URLSearchParams): void {
    this.principal = null;
    this.selection = null;
    this.errorsOnly = false;
    this.show(Number(query.get('hours')) || this.hours);
    const at = instantOf(Number(query.get('at')) || null);
    if (at !== null) this.before(at);
    this.reads = query.get('reads') === '1';
  }

  /** The metrics of the first alarms are the first lanes; otherwise the fleet's CPU. */
  async #alarmLanes(): Promise<void> {
    const request = { service: 'cloudwatch', operation: 'DescribeAlarms', params: {} };
    const answer = await this.#session.peek<DescribeAlarms>(request);
    const alarms = answer.ok ? (answer.result.MetricAlarms ?? []) : [];
    for (const alarm of alarms.filter((one) => one.MetricName).slice(0, 3)) {
      const { Namespace = '', MetricName = '', Dimensions = [] } = alarm;
      this.add({ Namespace, MetricName, Dimensions }, statisticOf(alarm), alarm);
    }
    if (this.lanes.length > 0) return;
    const list = { service: 'cloudwatch', operation: 'ListMetrics' };
    for (const MetricName of ['CPUUtilization', 'RequestCount']) {
      const found = await this.#session.peek<{ Metrics?: readonly Metric[] }>({
        ...list,
        params: { MetricName },
      });
      const metric = found.ok ? found.result.Metrics?.[0] : undefined;
      if (metric) this.add(metric, MetricName === 'RequestCount' ? 'Sum' : 'Average');
    }
  }
}
