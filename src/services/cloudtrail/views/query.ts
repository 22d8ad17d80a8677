import { uuidOf, seqOfUuid } from '../store/record-ids.ts';
import { availableAt } from '../store/delays.ts';
import { lookupResources } from '../store/lookup-resources.ts';
import { rowAt } from '../store/row.ts';
import { blockOf, countRecords } from '../store/store.ts';
import { renderRecord, type TrailRecord } from '../records/render.ts';
import { renderScope } from '../records/scope.ts';
import { eachMatch, placesOf, type Place } from './match.ts';
import type { Looker, TrailFilter, TrailReader, TrailRow } from './types.ts';
import { WhoFinder } from './who.ts';

export interface TrailQuery extends TrailFilter, Looker {
  readonly limit: number;
  readonly offset?: number;
}

/** A page of visible records of all chosen Regions, newest first, and how many there are in all. */
export function trailQuery(
  reader: TrailReader,
  query: TrailQuery,
): { readonly total: number; readonly rows: readonly TrailRow[] } {
  const { limit, offset = 0 } = query;
  const most = offset + limit;
  const found: { readonly place: Place; readonly seq: number; readonly at: number }[] = [];
  let total = 0;
  for (const place of placesOf(reader, query)) {
    let kept = 0;
    eachMatch(place, { filter: query, reader }, (seq, block, row) => {
      total += 1;
      if (kept++ < most) found.push({ place, seq, at: block.columns.at[row]! });
    });
  }
  found.sort((a, b) => b.at - a.at || b.seq - a.seq);
  const finder = new WhoFinder(reader);
  const rows = found
    .slice(offset, most)
    .map(({ place, seq }) => trailRow(place, seq, { finder, ownArn: query.ownArn }));
  return { total, rows };
}

export function trailRow(
  { store, region, category }: Place,
  seq: number,
  { finder, ownArn }: Looker & { readonly finder: WhoFinder },
): TrailRow {
  const block = blockOf(store, seq)!;
  const { mark, identity, call, errorCode, failure } = rowAt(store, seq)!;
  return {
    eventId: uuidOf(seq, store.salt),
    at: call.at,
    visibleAt: availableAt(call.at, seq),
    eventName: mark.name,
    eventSource: mark.source,
    region,
    who: finder.who(identity),
    sourceIp: call.sourceIp,
    userAgent: call.userAgent,
    accessKeyId: identity.accessKeyId ?? null,
    errorCode: failure ? errorCode || failure.message : null,
    readOnly: mark.isRead,
    category,
    resources: lookupResources(block, seq - block.firstSeq),
    own: ownArn !== undefined && identity.arn === ownArn,
  };
}

/** One visible record by its event id, with the record as files hold it. */
export function trailRecord(
  reader: TrailReader,
  { eventId, ownArn }: Looker & { readonly eventId: string },
): { readonly row: TrailRow; readonly record: TrailRecord } | null {
  for (const place of placesOf(reader, {})) {
    const { store, region, category } = place;
    const seq = seqOfUuid(eventId, store.salt);
    if (seq < 0 || seq >= countRecords(store)) continue;
    const row = trailRow(place, seq, { finder: new WhoFinder(reader), ownArn });
    if (row.visibleAt > reader.now) return null;
    const record = renderRecord(store, seq, renderScope(reader, region, category))!;
    return { row, record };
  }
  return null;
}
