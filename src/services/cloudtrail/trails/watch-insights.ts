import type { ServiceContext } from '../../../gateway/context.ts';
import { DAY_MS, MINUTE_MS } from '../../../kernel/clock.ts';
import { insightRecord } from '../insights/event.ts';
import { BASELINE_DAYS } from '../insights/law.ts';
import {
  countRecord,
  emptyWatch,
  judgeMinute,
  type Finding,
  type InsightWatch,
} from '../insights/watch.ts';
import { hashPair, uuidOf } from '../store/record-ids.ts';
import { rowAt } from '../store/row.ts';
import { countRecords, firstAtOrAfter } from '../store/store.ts';
import type { CloudTrailState, Trail } from '../state.ts';
import { fileKey } from './deliver-files.ts';
import { openStream } from './deliver-logs.ts';
import { sinksOf } from './sinks.ts';

type Context = ServiceContext<CloudTrailState>;

export const INSIGHT_WORK = 'cloudtrail.deliverInsight';
export const INSIGHT_RENDERER = 'cloudtrail.insight';
const INSIGHT_FILE = 'cloudtrail.insightFile';
const TYPICAL_BYTES = 620;

export interface InsightArg {
  readonly trail: string;
  readonly region: string;
  readonly id: string;
}

/** Insights events come "usually within 30 minutes" of the unusual activity. */
const EARLIEST_MINUTES = 8;
const SPREAD_MINUTES = 20;

/** Judges the minute that ended, in each Region for which this trail is the one that watches. */
export function watchInsights(ctx: Context, trail: Trail): void {
  if (trail.insightTypes.length === 0) return;
  const regions = trail.settings.isMultiRegion ? ctx.regions() : [trail.homeRegion];
  for (const region of regions) {
    const watcher = sinksOf(ctx, region).find((sink) => sink.hasInsights);
    if (watcher?.home !== trail.homeRegion || watcher.name !== trail.name) continue;
    const state = ctx.stateIn(region);
    state.watch ??= startWatch(ctx, region, trail.insightsSince ?? ctx.now);
    const salt = hashPair(state.management.salt, ctx.now / MINUTE_MS);
    const findings = judgeMinute(state.watch, ctx.now, (index) => uuidOf(index, salt));
    for (const finding of findings) {
      if (trail.insightTypes.includes(finding.api.type)) report(ctx, trail, { region, finding });
    }
  }
}

/** Counts what the last seven days hold, so that Insights has its baseline from the start. */
export function startWatch(ctx: Context, region: string, enabledAt: number): InsightWatch {
  const store = ctx.stateIn(region).management;
  const first = firstAtOrAfter(store, ctx.now - BASELINE_DAYS * DAY_MS);
  const total = countRecords(store);
  const oldest = first < total ? rowAt(store, first)!.call.at : ctx.now;
  const watch = emptyWatch(enabledAt, Math.min(oldest, enabledAt));
  for (let seq = first; seq < total; seq++) {
    const { call, mark, errorCode } = rowAt(store, seq)!;
    countRecord(watch, { at: call.at, ...mark, errorCode });
  }
  return watch;
}

function report(
  ctx: Context,
  trail: Trail,
  { region, finding }: { region: string; finding: Finding },
): void {
  const state = ctx.stateIn(region);
  const id = uuidOf(state.insights.length, hashPair(state.management.salt, 0x1245));
  const { account } = ctx;
  const record = insightRecord(state.management, finding, { account, region, eventId: id });
  const delay = EARLIEST_MINUTES + (hashPair(state.insights.length, ctx.seed) % SPREAD_MINUTES);
  const visibleAt = ctx.now + delay * MINUTE_MS;
  const { type, source, name } = finding.api;
  const { sharedId, start } = finding.insight;
  const at = (finding.state === 'Start' ? start : start + finding.duration) * MINUTE_MS;
  state.insights.push(Object.freeze({ id, sharedId, at, visibleAt, type, source, name, record }));
  ctx.schedule(visibleAt, INSIGHT_WORK, { trail: trail.name, region, id });
}

/** Hands an Insights event to the trail's log group and bucket. */
export function deliverInsight(ctx: Context, arg: InsightArg): void {
  const trail = ctx.state.trails.get(arg.trail);
  const event = ctx.stateIn(arg.region).insights.find(({ id }) => id === arg.id);
  if (!trail || !event) return;
  const { region, id } = arg;
  const message = { renderer: INSIGHT_RENDERER, source: { region, id }, isJson: true };
  const handle = openStream(ctx, trail, region);
  if (handle !== null) ctx.logs.append(handle, ctx.now, Object.freeze(message));
  ctx.call({
    service: 's3',
    operation: 'PutObject',
    credential: { kind: 'service', principal: 'cloudtrail.amazonaws.com' },
    params: {
      Bucket: trail.settings.bucket,
      Key: fileKey(ctx, trail, { region, folder: 'CloudTrail-Insight' }),
      ACL: 'bucket-owner-full-control',
      ContentType: 'application/json',
      ContentEncoding: 'gzip',
      Body: { renderer: INSIGHT_FILE, source: { region, id }, bytes: TYPICAL_BYTES },
    },
  });
}
