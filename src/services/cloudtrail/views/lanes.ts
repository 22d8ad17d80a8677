import { uuidOf } from '../store/record-ids.ts';
import { eachMatch, placesOf } from './match.ts';
import type { Looker, TrailFilter, TrailReader, Who } from './types.ts';
import { principalKey, WhoFinder } from './who.ts';

export interface TrailLane {
  readonly key: string;
  readonly label: string;
  readonly kind: Who['kind'];
  readonly total: number;
}

/** Column arrays of one length; `flags` bit 0 read-only, bit 1 error, bit 2 the learner's own. */
export interface TrailLanes {
  readonly range: { readonly from: number; readonly to: number };
  readonly lanes: readonly TrailLane[];
  readonly at: Float64Array;
  readonly lane: Uint16Array;
  readonly flags: Uint8Array;
  readonly ids: readonly string[];
  /** How many records more there were than are told one by one. */
  readonly truncated: number;
}

export interface LanesQuery extends TrailFilter, Looker {
  readonly from: number;
  readonly to: number;
}

const MOST_POINTS = 5_000;
const READ = 1;
const ERROR = 2;
const OWN = 4;

/** Every visible record of a range as a point in the lane of its principal, busiest lane first. */
export function trailLanes(reader: TrailReader, query: LanesQuery): TrailLanes {
  const { lanes, points } = collect(reader, query);
  const kept = points.length > MOST_POINTS ? thinned(points) : points;
  kept.sort((a, b) => a.at - b.at);
  return {
    range: { from: query.from, to: query.to },
    lanes: lanes.map(({ lane }) => lane),
    at: Float64Array.from(kept, (point) => point.at),
    lane: Uint16Array.from(kept, (point) => point.lane),
    flags: Uint8Array.from(kept, (point) => point.flags),
    ids: kept.map(({ seq, salt }) => uuidOf(seq, salt)),
    truncated: points.length - kept.length,
  };
}

/** Calls per principal and pixel column: what a dense stretch is drawn from. */
export interface LaneCounts {
  readonly lanes: readonly TrailLane[];
  readonly buckets: number;
  /** `lanes.length × buckets` counts each, lane by lane. */
  readonly calls: Uint32Array;
  readonly errors: Uint32Array;
  readonly writes: Uint32Array;
}

export function laneCounts(
  reader: TrailReader,
  query: LanesQuery & { readonly buckets: number },
): LaneCounts {
  const { lanes, points } = collect(reader, query);
  const { buckets, from, to } = query;
  const make = () => new Uint32Array(lanes.length * buckets);
  const [calls, errors, writes] = [make(), make(), make()];
  const width = Math.max(1, to - from + 1) / buckets;
  for (const { at, lane, flags } of points) {
    const slot = lane * buckets + Math.min(buckets - 1, Math.floor((at - from) / width));
    calls[slot]! += 1;
    if (flags & ERROR) errors[slot]! += 1;
    if (!(flags & READ)) writes[slot]! += 1;
  }
  return { lanes: lanes.map(({ lane }) => lane), buckets, calls, errors, writes };
}

interface Point {
  readonly at: number;
  lane: number;
  readonly flags: number;
  readonly seq: number;
  readonly salt: number;
}

function collect(reader: TrailReader, query: LanesQuery) {
  const totals = new Map<string, { who: Who; total: number; first: number }>();
  const points: (Point & { readonly key: string })[] = [];
  const finder = new WhoFinder(reader);
  for (const place of placesOf(reader, query)) {
    const { salt } = place.store;
    eachMatch(place, { filter: query, reader }, (seq, { columns, dictionaries }, row) => {
      const identity = dictionaries.identity.values[columns.identity[row]!]!;
      const key = principalKey(identity);
      const known = totals.get(key);
      if (known) known.total += 1;
      else totals.set(key, { who: finder.who(identity), total: 1, first: totals.size });
      const isRead = dictionaries.mark.values[columns.mark[row]!]!.isRead;
      const isOwn = query.ownArn !== undefined && identity.arn === query.ownArn;
      const flags =
        (isRead ? READ : 0) | (columns.refusal[row] === 0 ? 0 : ERROR) | (isOwn ? OWN : 0);
      points.push({ at: columns.at[row]!, lane: 0, flags, seq, salt, key });
    });
  }
  const lanes = [...totals]
    .sort(([, a], [, b]) => b.total - a.total || a.first - b.first)
    .map(([key, { who, total }]) => {
      const lane: TrailLane = { key, label: who.label, kind: who.kind, total };
      return { key, lane };
    });
  const place = new Map(lanes.map(({ key }, index) => [key, index]));
  for (const point of points) point.lane = place.get(point.key)!;
  return { lanes, points: points as Point[] };
}

/** Errors and writes first, then an even choice of the reads. */
function thinned(points: readonly Point[]): Point[] {
  const telling = points.filter(({ flags }) => flags & ERROR || !(flags & READ));
  const others = points.filter(({ flags }) => !(flags & ERROR) && flags & READ);
  if (telling.length >= MOST_POINTS) return evenly(telling, MOST_POINTS);
  return [...telling, ...evenly(others, MOST_POINTS - telling.length)];
}

function evenly(points: readonly Point[], count: number): Point[] {
  const step = points.length / count;
  return Array.from({ length: count }, (_, i) => points[Math.floor(i * step)]!);
}
