/** `GET /_sim/records`: a long trail takes seconds to print, in which others are answered. */
import { recordsBetween, type RecordsQuery } from '../../src/services/cloudtrail/index.ts';
import type { World } from '../../src/world/world.ts';
import { trailReader } from '../../src/world/views/record.ts';
import { BadRequest } from './bad-request.ts';
import { readInstant } from './options.ts';
import type { Sim } from './sim.ts';

const CATEGORIES = ['Management', 'Data', 'Insight'] as const;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A piece has about as many records. */
const PIECE_RECORDS = 500;

/** `{"Records":[…]}` of what the query asks, as delivered files hold it. Throws BadRequest. */
export async function recordPieces(
  sim: Sim,
  query: URLSearchParams,
): Promise<AsyncIterable<string>> {
  const [from, to] = [instantOf(query, 'from'), instantOf(query, 'to')];
  const category = categoryOf(query);
  const world = await sim.inTurn(() => sim.world);
  const until = Math.min(to ?? world.now, world.now);
  return piecesOf(world, { from: from ?? 0, to: until, ...(category && { category }) });
}

async function* piecesOf(world: World, { from, to, ...asked }: Span): AsyncGenerator<string> {
  const { start, historyDays } = world.state.spec;
  const origin = start - historyDays * DAY_MS;
  let comma = '';
  let spanMs = HOUR_MS;
  yield '{"Records":[';
  for (let at = from; at <= to;) {
    // Whole seconds, which is how finely the records of a piece are put in order.
    const end = at < origin ? origin : Math.floor((at + spanMs) / SECOND_MS) * SECOND_MS;
    const last = Math.min(end - 1, to);
    const records = recordsBetween(trailReader(world), { ...asked, from: at, to: last });
    if (records.length > 0) {
      yield comma + records.map((record) => JSON.stringify(record)).join(',');
      comma = ',';
    }
    if (records.length > PIECE_RECORDS) spanMs = Math.max(spanMs / 2, SECOND_MS);
    else spanMs = Math.min(spanMs * 2, DAY_MS);
    at = last + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield ']}\n';
}

type Span = RecordsQuery & { readonly from: number; readonly to: number };

function instantOf(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  // A plus of an offset has become a blank.
  const at = readInstant(/^\d{10,16}$/.test(text) ? Number(text) : text.replace(' ', '+'));
  if (at === null) throw new BadRequest(`"${name}" wants an instant, not "${text}".`);
  return at;
}

function categoryOf(query: URLSearchParams): RecordsQuery['category'] {
  const asked = query.get('category')?.toLowerCase();
  const found = CATEGORIES.find((name) => name.toLowerCase() === asked);
  if (asked === undefined || found) return found;
  throw new BadRequest(`"category" is one of ${CATEGORIES.join(', ')}.`);
}
