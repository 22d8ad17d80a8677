import { assert } from '../../../kernel/assert.ts';
import { putLump, putRepeated, putSample, putSamples } from './lane.ts';
import { rollOld } from './rollup.ts';
import { CHUNK_BUCKETS, emptyLane, type Lane, type Lump } from './tail.ts';
import type { Tape } from '../playback/tape.ts';

/**
 * All metrics of one account and Region. A metric is its namespace, name and exact set of
 * dimensions ("Amazon CloudWatch concepts"); unit and storage resolution belong to the
 * observation, so each pair of them under a metric is a stream of its own. A stream's handle is
 * what a resource holds on to, because naming a series costs far more than putting a number.
 */
export interface MetricStore {
  /** Frozen; replaced when a metric gets another stream. */
  readonly metrics: Metric[];
  readonly streams: Stream[];
  readonly metricByKey: Map<string, number>;
  /** Metric ids by namespace and name, for lists. */
  readonly metricsByName: Map<string, readonly number[]>;
  /** By handle; there while a life is recorded (`playback/`). */
  tapes?: Map<Handle, Tape>;
}

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

export interface Metric extends MetricName {
  /** Handles. */
  readonly streams: readonly number[];
}

export type Handle = number;

export interface Stream {
  readonly metric: number;
  readonly unit: string;
  readonly resolution: 1 | 60;
  /** Null until the first datum. */
  minute: Lane | null;
  /** Seconds of the last three hours, of high-resolution streams. */
  fine: Lane | null;
  /** What is older than 63 days. */
  hour: Lane | null;
  /** Timestamp of the newest datum. */
  lastAt: number;
  /** Minutes before this number have been looked at by an alarm… */
  watchedUntil: number;
  /** …and this often a datum came into one of them afterwards. */
  lateCount: number;
}

const FINE_CHUNKS_KEPT = 40;

export function emptyStore(): MetricStore {
  return { metrics: [], streams: [], metricByKey: new Map(), metricsByName: new Map() };
}

/** Identity of a metric: the order of its dimensions does not matter. */
export function metricKey(metric: MetricName): string {
  const { dimensions } = metric;
  let key = `${metric.namespace}\n${metric.name}`;
  const ordered = dimensions.length > 1 ? [...dimensions].sort(byName) : dimensions;
  for (const { Name, Value } of ordered) key += `\n${Name}\n${Value}`;
  return key;
}

export function findMetric(store: MetricStore, name: MetricName): Metric | null {
  const id = store.metricByKey.get(metricKey(name));
  return id === undefined ? null : store.metrics[id]!;
}

export interface StreamName extends MetricName {
  readonly unit?: string;
  readonly resolution?: 1 | 60;
}

/** The handle of a stream, which is made when it is new. It is listed once it has data. */
export function handleOf(store: MetricStore, name: StreamName): Handle {
  const unit = name.unit ?? 'None';
  const resolution = name.resolution ?? 60;
  const id = metricId(store, name);
  const metric = store.metrics[id]!;
  for (const handle of metric.streams) {
    const stream = store.streams[handle]!;
    if (stream.unit === unit && stream.resolution === resolution) return handle;
  }
  const handle = store.streams.length;
  store.streams.push({
    metric: id,
    unit,
    resolution,
    minute: null,
    fine: null,
    hour: null,
    lastAt: -Infinity,
    watchedUntil: -Infinity,
    lateCount: 0,
  });
  const streams = Object.freeze([...metric.streams, handle]);
  store.metrics[id] = Object.freeze({ ...metric, streams });
  return handle;
}

/** The stream behind a handle. */
export function streamAt(store: MetricStore, handle: Handle): Stream {
  const stream = store.streams[handle];
  assert(stream, 'there is no such series');
  return stream;
}

/** One observation. About as cheap as a put can be when its minute is empty. */
export function put(stream: Stream, at: number, value: number): void {
  const bucket = Math.floor(at / 60_000);
  putSample(note(stream, at, bucket), bucket, value);
  if (stream.resolution === 1) putSample(fineLane(stream, at), Math.floor(at / 1_000), value);
}

/** The same value observed `count` times. */
export function putCounted(
  stream: Stream,
  datum: { readonly at: number; readonly value: number; readonly count: number },
): void {
  const { at } = datum;
  const bucket = Math.floor(at / 60_000);
  putRepeated(note(stream, at, bucket), bucket, datum);
  if (stream.resolution !== 1) return;
  putRepeated(fineLane(stream, at), Math.floor(at / 1_000), datum);
}

export interface Samples {
  readonly at: number;
  readonly values: ArrayLike<number>;
  /** How often each value stands; fractions are allowed. Default once each. */
  readonly weights?: ArrayLike<number>;
}

export function putMany(stream: Stream, samples: Samples): void {
  const bucket = Math.floor(samples.at / 60_000);
  putSamples(note(stream, samples.at, bucket), bucket, samples);
  if (stream.resolution !== 1) return;
  putSamples(fineLane(stream, samples.at), Math.floor(samples.at / 1_000), samples);
}

/** A statistic set. */
export function putSet(stream: Stream, set: Lump & { readonly at: number }): void {
  const bucket = Math.floor(set.at / 60_000);
  putLump(note(stream, set.at, bucket), bucket, set);
  if (stream.resolution === 1) putLump(fineLane(stream, set.at), Math.floor(set.at / 1_000), set);
}

export interface Run {
  readonly start: number;
  readonly stepMs: number;
  /** NaN where there is no datum. */
  readonly values: ArrayLike<number>;
}

/** Many single samples at a regular step, oldest first: how history is filled in. */
export function putRun(stream: Stream, run: Run): void {
  const { start, stepMs, values } = run;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) put(stream, start + i * stepMs, value);
  }
}

/** Books the arrival and gives the minute lane. */
function note(stream: Stream, at: number, bucket: number): Lane {
  if (bucket < stream.watchedUntil) stream.lateCount += 1;
  if (at > stream.lastAt) stream.lastAt = at;
  stream.minute ??= emptyLane(60_000, bucket);
  if (bucket % CHUNK_BUCKETS === 0) rollOld(stream, bucket);
  return stream.minute;
}

function fineLane(stream: Stream, at: number): Lane {
  stream.fine ??= emptyLane(1_000, Math.floor(at / 1_000));
  const { fine } = stream;
  if (fine.chunks.length > FINE_CHUNKS_KEPT) {
    fine.chunks = Object.freeze(fine.chunks.slice(-FINE_CHUNKS_KEPT));
  }
  return fine;
}

function metricId(store: MetricStore, name: StreamName): number {
  const key = metricKey(name);
  const known = store.metricByKey.get(key);
  if (known !== undefined) return known;
  const id = store.metrics.length;
  const dimensions = Object.freeze(
    name.dimensions.map(({ Name, Value }) => Object.freeze({ Name, Value })),
  );
  store.metrics.push(
    Object.freeze({
      namespace: name.namespace,
      name: name.name,
      dimensions,
      streams: Object.freeze([]),
    }),
  );
  store.metricByKey.set(key, id);
  const byNameKey = `${name.namespace}\n${name.name}`;
  const others = store.metricsByName.get(byNameKey) ?? [];
  store.metricsByName.set(byNameKey, Object.freeze([...others, id]));
  return id;
}

function byName(a: Dimension, b: Dimension): number {
  return a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0;
}
