import type { ServiceContext } from '../../gateway/context.ts';
import { MINUTE_MS, type Instant } from '../../kernel/clock.ts';
import type { Bucket, S3State } from './state.ts';

type Ctx = ServiceContext<S3State>;

/**
 * Stimulus `grow`: objects that exist only as a number come or go (exports of a night, a mass
 * deletion); the daily storage metrics show it.
 */
export function grow(
  ctx: Ctx,
  arg: { readonly bucket: string; readonly bytes: number; readonly count: number },
): void {
  const bucket = ctx.state.buckets.get(arg.bucket);
  if (!bucket) return;
  bucket.bulk.bytes = Math.max(0, bucket.bulk.bytes + arg.bytes);
  bucket.bulk.count = Math.max(0, bucket.bulk.count + arg.count);
}

export interface RequestLoad {
  readonly bucket: string;
  readonly gets?: number;
  readonly puts?: number;
  readonly deletes?: number;
  readonly heads?: number;
  readonly lists?: number;
  readonly bytesDownloaded?: number;
  readonly bytesUploaded?: number;
  readonly errors4xx?: number;
  readonly errors5xx?: number;
  /** Mean, milliseconds. */
  readonly firstByteMs?: number;
  readonly totalMs?: number;
  /** Start of the minute; default the one that ends now. */
  readonly from?: Instant;
}

const COUNTS = [
  ['GetRequests', 'gets'],
  ['PutRequests', 'puts'],
  ['DeleteRequests', 'deletes'],
  ['HeadRequests', 'heads'],
  ['ListRequests', 'lists'],
] as const;

/**
 * Stimulus `requests`: a minute of requests to a bucket that has request metrics switched on; without
 * them nothing is published. AWS page: "Amazon S3 CloudWatch request metrics".
 */
export function requests(ctx: Ctx, load: RequestLoad): void {
  const bucket = ctx.state.buckets.get(load.bucket);
  if (!bucket || bucket.requestMetrics.size === 0) return;
  const at = load.from ?? ctx.now - MINUTE_MS;
  const all = COUNTS.reduce((sum, [, member]) => sum + (load[member] ?? 0), 0);
  if (all === 0) return;
  for (const filter of bucket.requestMetrics.keys()) {
    const put = (name: string, unit: string, set: { count: number; sum: number; max: number }) => {
      const handle = seriesOf(ctx, bucket, { name, unit, filter });
      const min = set.sum === set.count * set.max ? set.max : 0;
      ctx.metrics.putSet(handle, { at, min, ...set });
    };
    put('AllRequests', 'Count', { count: all, sum: all, max: 1 });
    for (const [name, member] of COUNTS) {
      const count = load[member] ?? 0;
      if (count > 0) put(name, 'Count', { count, sum: count, max: 1 });
    }
    const share = (ones: number) => ({ count: all, sum: ones, max: ones > 0 ? 1 : 0 });
    put('4xxErrors', 'Count', share(load.errors4xx ?? 0));
    put('5xxErrors', 'Count', share(load.errors5xx ?? 0));
    putBytes(put, load);
    const first = load.firstByteMs ?? 18;
    const total = load.totalMs ?? first + 12;
    put('FirstByteLatency', 'Milliseconds', { count: all, sum: first * all, max: first * 2 });
    put('TotalRequestLatency', 'Milliseconds', { count: all, sum: total * all, max: total * 2 });
  }
}

function putBytes(
  put: (name: string, unit: string, set: { count: number; sum: number; max: number }) => void,
  load: RequestLoad,
): void {
  const { gets = 0, puts = 0, bytesDownloaded = 0, bytesUploaded = 0 } = load;
  if (gets > 0 && bytesDownloaded > 0) {
    const max = (bytesDownloaded / gets) * 2;
    put('BytesDownloaded', 'Bytes', { count: gets, sum: bytesDownloaded, max });
  }
  if (puts > 0 && bytesUploaded > 0) {
    const max = (bytesUploaded / puts) * 2;
    put('BytesUploaded', 'Bytes', { count: puts, sum: bytesUploaded, max });
  }
}

function seriesOf(
  ctx: Ctx,
  bucket: Bucket,
  { name, unit, filter }: { name: string; unit: string; filter: string },
): number {
  const key = `${filter}/${name}`;
  let handle = bucket.series.get(key);
  if (handle === undefined) {
    const dimensions = [
      ['BucketName', bucket.name],
      ['FilterId', filter],
    ] as const;
    handle = ctx.metrics.series({ namespace: 'AWS/S3', name, dimensions, unit });
    bucket.series.set(key, handle);
  }
  return handle;
}
