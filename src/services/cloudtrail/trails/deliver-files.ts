import { calendarOf } from '../../../aws/instant.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { LazyText } from '../../../gateway/ports.ts';
import { HOUR_MS, type Instant } from '../../../kernel/clock.ts';
import { fileStampOf, LONGEST_DELAY_MS } from '../store/delays.ts';
import { alphanumericOf, hashPair } from '../store/record-ids.ts';
import { rowAt, type Row } from '../store/row.ts';
import { blockOf, countRecords, firstAtOrAfter, type RecordStore } from '../store/store.ts';
import type { CloudTrailState, Sink, Trail } from '../state.ts';
import { dataResourceArns } from '../records/data-resources.ts';
import { selectorsMatch } from './selectors.ts';
import { sinksOf } from './sinks.ts';

type Context = ServiceContext<CloudTrailState>;

export const FILE_RENDERER = 'cloudtrail.file';
const PRINCIPAL = 'cloudtrail.amazonaws.com';
/** Genuine files held up to 394 records; busy stamps have several files. */
const RECORDS_PER_FILE = 394;
const TYPICAL_BYTES_IN_GZIP = 260;

/** What a lazy log file holds: `{"Records":[…]}` of these. Frozen. */
export interface FileSource {
  readonly region: string;
  readonly management: readonly number[];
  readonly data: readonly number[];
}

/** Delivers the files stamped with this instant, one or more for each Region that had events. */
export function deliverFiles(ctx: Context, trail: Trail): void {
  const regions = trail.settings.isMultiRegion ? ctx.regions() : [trail.homeRegion];
  let hasDelivered = false;
  for (const region of regions) {
    const sink = sinksOf(ctx, region).find(
      ({ home, name }) => home === trail.homeRegion && name === trail.name,
    );
    if (!sink) continue;
    const state = ctx.stateIn(region);
    const management = stampedRows(ctx, { trail, sink, region, store: state.management });
    const data = sink.wantsData ? stampedRows(ctx, { trail, sink, region, store: state.data }) : [];
    for (const source of filesOf(region, management, data)) {
      if (!putFile(ctx, trail, source)) return;
      hasDelivered = true;
    }
  }
  if (hasDelivered && ctx.now % HOUR_MS === 0) checkBucket(ctx, trail);
}

interface Search {
  readonly trail: Trail;
  readonly sink: Sink;
  readonly region: string;
  readonly store: RecordStore;
}

function stampedRows(ctx: Context, { trail, sink, region, store }: Search): number[] {
  const found: number[] = [];
  const total = countRecords(store);
  const startedAt = trail.startedAt ?? ctx.now;
  const isData = store === ctx.stateIn(region).data;
  for (let seq = firstAtOrAfter(store, ctx.now - LONGEST_DELAY_MS); seq < total; seq++) {
    const block = blockOf(store, seq)!;
    const at = block.columns.at[seq - block.firstSeq]!;
    if (at < startedAt || fileStampOf(at, seq) !== ctx.now) continue;
    if (takesRow(ctx, sink, { store, seq, isData })) found.push(seq);
  }
  // Files are not sorted; neighbours often run backwards.
  return found.sort((a, b) => disorder(a) - disorder(b) || a - b);
}

function takesRow(
  ctx: Context,
  sink: Sink,
  { store, seq, isData }: { store: RecordStore; seq: number; isData: boolean },
): boolean {
  if (!isData && sink.takesAllManagement && sink.includesGlobal) return true;
  const row = rowAt(store, seq)!;
  const isGlobal = ctx.declared(row.mark.service, row.mark.operation)?.service.global === true;
  if (isGlobal && !sink.includesGlobal) return false;
  return selectorsMatch(sink.selectors, factsOfRow(ctx, row, isData));
}

function disorder(seq: number): number {
  return seq + (hashPair(seq, 0x0dd) % 3);
}

function factsOfRow(ctx: Context, row: Row, isData: boolean) {
  const trail = ctx.declared(row.mark.service, row.mark.operation)?.operation.trail;
  return {
    category: isData ? 'Data' : 'Management',
    source: row.mark.source,
    name: row.mark.name,
    isRead: row.mark.isRead,
    eventType: trail?.eventType ?? 'AwsApiCall',
    identityArn: row.identity.arn,
    isFromConsole: row.identity.session?.fromConsole === true,
    resourceType: trail?.dataResourceType ?? '',
    resourceArns: isData ? dataResourceArns(row.call, ctx.account) : [],
  } as const;
}

function filesOf(region: string, management: number[], data: number[]): FileSource[] {
  const files: FileSource[] = [];
  for (let from = 0; from < management.length; from += RECORDS_PER_FILE) {
    const part = management.slice(from, from + RECORDS_PER_FILE);
    files.push({ region, management: part, data: [] });
  }
  for (let from = 0; from < data.length; from += RECORDS_PER_FILE) {
    files.push({ region, management: [], data: data.slice(from, from + RECORDS_PER_FILE) });
  }
  return files;
}

/** Puts one file as CloudTrail does; false, with the error noted, when the bucket refuses it. */
function putFile(ctx: Context, trail: Trail, source: FileSource): boolean {
  const { delivery, settings } = trail;
  const key = fileKey(ctx, trail, { region: source.region, folder: 'CloudTrail' });
  const count = source.management.length + source.data.length;
  const Body: LazyText = {
    renderer: FILE_RENDERER,
    source,
    bytes: count * TYPICAL_BYTES_IN_GZIP,
  };
  const outcome = ctx.call({
    service: 's3',
    operation: 'PutObject',
    credential: { kind: 'service', principal: PRINCIPAL },
    sourceArn: trail.arn,
    params: {
      Bucket: settings.bucket,
      Key: key,
      ACL: 'bucket-owner-full-control',
      ContentType: 'application/json',
      ContentEncoding: 'gzip',
      Body,
    },
  });
  delivery.lastFileError = outcome.ok ? null : outcome.error.code;
  if (!outcome.ok) return false;
  delivery.lastFileAt = ctx.now;
  notify(ctx, trail, key);
  return true;
}

/** `[prefix/]AWSLogs/ACCT/CloudTrail/REGION/YYYY/MM/DD/ACCT_CloudTrail_REGION_…Z_<16>.json.gz`. */
export function fileKey(
  ctx: Context,
  trail: Trail,
  { region, folder }: { region: string; folder: 'CloudTrail' | 'CloudTrail-Insight' },
): string {
  const { account } = ctx;
  const { day, stamp } = stampOf(ctx.now);
  trail.delivery.files += 1;
  const salt = hashPair(ctx.seed, trail.ordinal);
  const unique = alphanumericOf(trail.delivery.files, salt, 16);
  const prefix = trail.settings.prefix === undefined ? '' : `${trail.settings.prefix}/`;
  const name = `${account}_${folder}_${region}_${stamp}_${unique}.json.gz`;
  return `${prefix}AWSLogs/${account}/${folder}/${region}/${day}/${name}`;
}

function stampOf(at: Instant): { day: string; stamp: string } {
  const { year, month, day, hour, minute } = calendarOf(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const [y, m, d] = [String(year), two(month), two(day)];
  return { day: `${y}/${m}/${d}`, stamp: `${y}${m}${d}T${two(hour)}${two(minute)}Z` };
}

/** One message per file. */
function notify(ctx: Context, trail: Trail, key: string): void {
  const { topicArn, bucket } = trail.settings;
  if (topicArn === undefined) return;
  ctx.call({
    service: 'sns',
    operation: 'Publish',
    credential: { kind: 'service', principal: PRINCIPAL },
    sourceArn: trail.arn,
    params: {
      TopicArn: topicArn,
      Message: JSON.stringify({ s3Bucket: bucket, s3ObjectKey: [key] }),
    },
  });
}

/** CloudTrail looks at the bucket now and then; the look is a record like any other. */
function checkBucket(ctx: Context, trail: Trail): void {
  ctx.call({
    service: 's3',
    operation: 'GetBucketAcl',
    credential: { kind: 'service', principal: PRINCIPAL },
    sourceArn: trail.arn,
    params: { Bucket: trail.settings.bucket },
  });
}
