import type { Identity } from '../../../gateway/call.ts';
import { uuidOf } from '../store/record-ids.ts';
import type { Chunk, Tail } from '../store/store.ts';
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
  const all = points.at.length;
  const kept = all > MOST_POINTS ? thinned(points.flags) : Array.from({ length: all }, (_, i) => i);
  kept.sort((a, b) => points.at[a]! - points.at[b]!);
  return {
    range: { from: query.from, to: query.to },
    lanes,
    at: Float64Array.from(kept, (i) => points.at[i]!),
    lane: Uint16Array.from(kept, (i) => points.lane[i]!),
    flags: Uint8Array.from(kept, (i) => points.flags[i]!),
    ids: kept.map((i) => uuidOf(points.seq[i]!, points.salt[i]!)),
    truncated: all - kept.length,
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
  for (let i = 0; i < points.at.length; i++) {
    const column = Math.min(buckets - 1, Math.floor((points.at[i]! - from) / width));
    const slot = points.lane[i]! * buckets + column;
    const flags = points.flags[i]!;
    calls[slot]! += 1;
    if (flags & ERROR) errors[slot]! += 1;
    if (!(flags & READ)) writes[slot]! += 1;
  }
  return { lanes, buckets, calls, errors, writes };
}

/** Points as columns: a fortnight has tens of thousands. */
interface Points {
  readonly at: number[];
  readonly lane: number[];
  readonly flags: number[];
  readonly seq: number[];
  readonly salt: number[];
}

function collect(reader: TrailReader, query: LanesQuery) {
  const lanes: { key: string; who: Who; total: number }[] = [];
  const points: Points = { at: [], lane: [], flags: [], seq: [], salt: [] };
  const finder = new WhoFinder(reader);
  const byKey = new Map<string, number>();
  const laneOf = (identity: Identity): number => {
    const key = principalKey(identity);
    let lane = byKey.get(key);
    if (lane !== undefined) return lane;
    byKey.set(key, (lane = lanes.length));
    lanes.push({ key, who: finder.who(identity), total: 0 });
    return lane;
  };
  for (const place of placesOf(reader, query)) {
    const { salt } = place.store;
    let block: Chunk | Tail | undefined;
    let known: { readonly lane: number; readonly own: number }[] = [];
    eachMatch(place, { filter: query, reader }, (seq, found, row) => {
      if (found !== block) [block, known] = [found, []];
      const { columns, dictionaries } = found;
      const code = columns.identity[row]!;
      const identity = dictionaries.identity.values[code]!;
      const { lane, own } = (known[code] ??= {
        lane: laneOf(identity),
        own: query.ownArn !== undefined && identity.arn === query.ownArn ? OWN : 0,
      });
      const read = dictionaries.mark.values[columns.mark[row]!]!.isRead ? READ : 0;
      lanes[lane]!.total += 1;
      points.at.push(columns.at[row]!);
      points.lane.push(lane);
      points.flags.push(read | own | (columns.refusal[row] === 0 ? 0 : ERROR));
      points.seq.push(seq);
      points.salt.push(salt);
    });
  }
  return busiestFirst(lanes, points);
}

function busiestFirst(
  lanes: readonly { readonly key: string; readonly who: Who; readonly total: number }[],
  points: Points,
): { readonly lanes: readonly TrailLane[]; readonly points: Points } {
  const order = lanes.map((_, i) => i).sort((a, b) => lanes[b]!.total - lanes[a]!.total || a - b);
  const place = new Uint16Array(lanes.length);
  order.forEach((lane, index) => (place[lane] = index));
  return {
    lanes: order.map((lane) => {
      const { key, who, total } = lanes[lane]!;
      return { key, label: who.label, kind: who.kind, total };
    }),
    points: { ...points, lane: points.lane.map((lane) => place[lane]!) },
  };
}

/** Places of the points to tell: errors and writes first, then an even choice of the reads. */
function thinned(flags: readonly number[]): number[] {
  const telling: number[] = [];
  const others: number[] = [];
  for (let i = 0; i < flags.length; i++) {
    const isTelling = flags[i]! & ERROR || !(flags[i]! & READ);
    (isTelling ? telling : others).push(i);
  }
  if (telling.length >= MOST_POINTS) return evenly(telling, MOST_POINTS);
  return [...telling, ...evenly(others, MOST_POINTS - telling.length)];
}

function evenly(places: readonly number[], count: number): number[] {
  const step = places.length / count;
  return Array.from({ length: count }, (_, i) => places[Math.floor(i * step)]!);
}
