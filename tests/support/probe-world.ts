/**
 * A blank world for tests of a service: the services under test, and a probe that keeps what they
 * emit (metrics, logs) and what the trail would hold. No identities: every call is allowed.
 */

import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import type { Call, Outcome, Params } from '../../src/gateway/call.ts';
import type { LazyText, SeriesName, TrailEntry } from '../../src/gateway/ports.ts';
import { service, type AnyService } from '../../src/gateway/service.ts';
import { openWorld, type World } from '../../src/world/world.ts';

export const START = 1_772_431_200_000; // Monday 2026-03-02 06:00 UTC

interface Sample {
  at: number;
  count: number;
  sum: number;
  min: number;
  max: number;
}

/** What the trail would be given, as plain data. */
interface Trace {
  call: Call;
  outcome: Outcome;
  refusedAt: TrailEntry['refusedAt'];
  operation: { name: string; trail: { category: string; eventName: string } };
}

interface ProbeState {
  names: SeriesName[];
  samples: Sample[][];
  streams: string[];
  lines: { stream: string; at: number; message: string | LazyText }[];
  trail: Trace[];
}

const probe = service<ProbeState>({
  name: 'cloudwatch',
  title: 'Probe',
  eventSource: 'probe.amazonaws.com',
  iamPrefix: 'probe',
  endpoint: 'probe.{region}.amazonaws.com',
  protocol: 'internal',
  empty: () => ({ names: [], samples: [], streams: [], lines: [], trail: [] }),
  operations: [],
  provides: {
    record: (ctx, { call, outcome, refusedAt, operation }) => {
      const { category, eventName = operation.name } = operation.trail;
      const trail = { category, eventName };
      const { name } = operation;
      ctx.state.trail.push({ call, outcome, refusedAt, operation: { name, trail } });
    },
    metrics: {
      series: (ctx, name) => {
        const key = keyOf(name);
        const known = ctx.state.names.findIndex((other) => keyOf(other) === key);
        if (known >= 0) return known;
        ctx.state.samples.push([]);
        return ctx.state.names.push(name) - 1;
      },
      put: (ctx, handle, { at, value }) => {
        ctx.state.samples[handle]!.push({ at, count: 1, sum: value, min: value, max: value });
      },
      putSet: (ctx, handle, set) => void ctx.state.samples[handle]!.push({ ...set }),
      putValues: (ctx, handle, { at, values, counts }) => {
        values.forEach((value, i) => {
          const count = counts?.[i] ?? 1;
          ctx.state.samples[handle]!.push({
            at,
            count,
            sum: value * count,
            min: value,
            max: value,
          });
        });
      },
    },
    logs: {
      stream: (ctx, group, stream) => ctx.state.streams.push(`${group} ${stream}`) - 1,
      append: (ctx, handle, { at, message }) => {
        ctx.state.lines.push({ stream: ctx.state.streams[handle]!, at, message });
      },
    },
  },
});

export class ProbeWorld {
  readonly world: World;
  readonly region: string;

  constructor(services: readonly AnyService[], seeds: Readonly<Record<string, unknown>> = {}) {
    this.region = 'eu-west-1';
    const spec = {
      id: 'probe',
      version: '1',
      account: '111122223333',
      homeRegion: this.region,
      start: START,
      historyDays: 0,
      regions: { [this.region]: seeds },
      residents: {},
      modulations: [],
    };
    const probing = withoutPortsOf(services);
    const fittings = { services: [...services, probing], residents: [], model: MODEL_LAWS };
    this.world = openWorld(spec, 7, fittings);
  }

  /** A call as an operator would make it; `name` is `lambda:Invoke`. */
  call(name: string, params: Params = {}) {
    const [serviceName, operation] = name.split(':') as [string, string];
    return this.world.submit({
      service: serviceName,
      operation,
      region: this.region,
      params,
      credential: { kind: 'anonymous' },
      via: 'cli',
      userAgent: 'test',
      sourceIp: '192.0.2.1',
    });
  }

  /** The answer of a call that must succeed. */
  ok<Answer = Record<string, never>>(name: string, params: Params = {}): Answer {
    const outcome = this.call(name, params);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}: ${outcome.error.message}`);
    return outcome.result as Answer;
  }

  /** `Code: message` of a call that must be refused. */
  refused(name: string, params: Params = {}): string {
    const outcome = this.call(name, params);
    if (outcome.ok) throw new Error(`${name} was accepted`);
    return `${outcome.error.code}: ${outcome.error.message}`;
  }

  stimulate(serviceName: string, stimulus: string, arg: unknown): unknown {
    const push = { service: serviceName, stimulus, arg, region: this.region };
    return this.world.door.stimulate(push);
  }

  advance(ms: number): void {
    this.world.advance(this.world.now + ms);
  }

  /** Sum, count, minimum and maximum of all samples of a series, by its name and a dimension. */
  metric(name: string, dimension?: string): Omit<Sample, 'at'> {
    const total = { count: 0, sum: 0, min: Infinity, max: -Infinity };
    this.probe.names.forEach((series, handle) => {
      const own = series.dimensions.map(([key, value]) => `${key}=${value}`).join(',');
      if (series.name !== name || own !== (dimension ?? '')) return;
      for (const sample of this.probe.samples[handle]!) {
        total.count += sample.count;
        total.sum += sample.sum;
        total.min = Math.min(total.min, sample.min);
        total.max = Math.max(total.max, sample.max);
      }
    });
    return total;
  }

  /** Every log line as a reader sees it. */
  lines(): { stream: string; at: number; text: string }[] {
    return this.probe.lines.map(({ stream, at, message }) => ({
      stream,
      at,
      text: this.world.door.render(message, this.region),
    }));
  }

  get trail(): readonly Trace[] {
    return this.probe.trail;
  }

  get probe(): ProbeState {
    return this.world.context('cloudwatch').state as ProbeState;
  }
}

/** The probe gives way where a service under test provides a port itself. */
function withoutPortsOf(services: readonly AnyService[]): AnyService {
  const taken = new Set(services.flatMap((one) => Object.keys(one.provides ?? {})));
  const left = Object.entries(probe.provides ?? {}).filter(([port]) => !taken.has(port));
  return { ...probe, provides: Object.fromEntries(left) };
}

function keyOf(name: SeriesName): string {
  return JSON.stringify([name.namespace, name.name, name.dimensions]);
}
