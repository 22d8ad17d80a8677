/** `/_sim/*`: the simulator's own API, which leaves no trail. */
import { parseInstant } from '../../src/aws/instant.ts';
import { operationNames } from '../../src/aws/model/load.ts';
import { recordsBetween, type RecordsQuery } from '../../src/services/cloudtrail/index.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { allDeliveredMessages } from '../../src/world/views/messages.ts';
import { trailReader } from '../../src/world/views/record.ts';
import { userKeys } from '../../src/world/views/keys.ts';
import { ledger } from '../../src/worker/looks/ledger.ts';
import { testCountsAside, type TestCounts } from '../test-counts.ts';
import type { WorldWish } from './options.ts';
import type { Sim } from './sim.ts';
import { UnknownWorld } from './worlds.ts';

export interface ControlRequest {
  readonly method: string;
  /** `/_sim/clock`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly value: unknown;
}

/** A request that asks wrongly; answered 400 with its sentence. */
class BadRequest extends Error {}

type Control = (sim: Sim, request: ControlRequest) => unknown;

const CONTROLS: ReadonlyMap<string, Control> = new Map<string, Control>([
  ['GET clock', (sim) => sim.inTurn(() => clockOf(sim))],
  ['POST clock', moveClock],
  ['POST reset', reset],
  ['GET records', (sim, request) => sim.inTurn(() => recordsOf(sim, request))],
  ['GET notifications', (sim) => sim.inTurn(() => notificationsOf(sim))],
  ['GET digest', (sim) => sim.inTurn(() => ({ digest: sim.digest() }))],
  ['GET ledger', operations],
  ['GET credentials', (sim) => sim.inTurn(() => ({ Credentials: userKeys(sim.world) }))],
]);

/** Answers a control request; never throws what the caller did wrong. */
export async function control(sim: Sim, request: ControlRequest): Promise<ControlAnswer> {
  const name = request.path.replace(/^\/_sim\/?/, '').replace(/\/$/, '');
  const act = CONTROLS.get(`${request.method} ${name}`);
  if (!act) return wrongPath(name, request);
  try {
    return { status: 200, value: await act(sim, request) };
  } catch (error) {
    if (!(error instanceof BadRequest || error instanceof UnknownWorld)) throw error;
    return { status: 400, value: { message: error.message } };
  }
}

function wrongPath(name: string, { method }: ControlRequest): ControlAnswer {
  const known = [...CONTROLS.keys()].map((key) => key.replace(' ', ' /_sim/'));
  const message = `There is no ${method} /_sim/${name}. There are: ${known.join(', ')}.`;
  return { status: 400, value: { message } };
}

function clockOf(sim: Sim) {
  return { now: new Date(sim.world.now).toISOString(), speed: sim.speed };
}

async function moveClock(sim: Sim, request: ControlRequest) {
  const body = bodyOf(request, ['advanceSeconds', 'to', 'speed']);
  if (Object.keys(body).length !== 1) {
    throw new BadRequest('The clock wants exactly one of advanceSeconds, to and speed.');
  }
  const { advanceSeconds, to, speed } = body;
  if (speed !== undefined) {
    const wanted = speed === 'manual' ? 0 : number('speed', speed, 1_000_000);
    return sim.inTurn(() => {
      sim.setSpeed(wanted);
      return clockOf(sim);
    });
  }
  if (advanceSeconds !== undefined) {
    const ms = Math.round(number('advanceSeconds', advanceSeconds, 100 * 366 * 86_400) * 1_000);
    await sim.advance(ms, 'by');
  } else await sim.advance(await instantOf(sim, to), 'to');
  return clockOf(sim);
}

async function instantOf(sim: Sim, to: unknown): Promise<number> {
  const at = typeof to === 'number' ? to : parseInstant(String(to));
  if (at === null || !Number.isFinite(at) || Math.abs(at) > 8e15) {
    throw new BadRequest('"to" wants an instant such as 2026-03-02T07:00:00Z.');
  }
  const now = await sim.inTurn(() => sim.world.now);
  if (at >= now) return Math.floor(at);
  throw new BadRequest(
    `Time does not run backwards: it is ${new Date(now).toISOString()} already. ` +
      'POST /_sim/reset begins anew.',
  );
}

async function reset(sim: Sim, request: ControlRequest) {
  const body = bodyOf(request, ['scenario', 'seed', 'start']);
  const wish: { -readonly [K in keyof WorldWish]?: WorldWish[K] } = {};
  if (body.scenario !== undefined) wish.scenario = String(body.scenario);
  if (body.seed !== undefined) wish.seed = Math.floor(number('seed', body.seed, 2 ** 53 - 1));
  if (body.start !== undefined && body.start !== null) {
    const at = typeof body.start === 'number' ? body.start : parseInstant(String(body.start));
    if (at === null) throw new BadRequest('"start" wants an instant such as 2026-03-02T06:00:00Z.');
    wish.start = at;
  }
  await sim.reset(wish);
  return sim.inTurn(() => clockOf(sim));
}

function recordsOf(sim: Sim, { query }: ControlRequest) {
  const [from, to] = ['from', 'to'].map((name) => {
    const text = query.get(name);
    if (text === null) return undefined;
    const at = /^\d{10,16}$/.test(text) ? Number(text) : parseInstant(text.replace(' ', '+'));
    if (at === null) throw new BadRequest(`"${name}" wants an instant, not "${text}".`);
    return at;
  });
  const category = query.get('category')?.toLowerCase();
  const known = ['Management', 'Data', 'Insight'] as const;
  const kind = known.find((name) => name.toLowerCase() === category);
  if (category !== undefined && !kind) {
    throw new BadRequest(`"category" is one of ${known.join(', ')}.`);
  }
  const asked: RecordsQuery = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(kind ? { category: kind } : {}),
  };
  return { Records: recordsBetween(trailReader(sim.world), asked) };
}

function notificationsOf(sim: Sim) {
  const Notifications = allDeliveredMessages(sim.world).map(({ region, delivery }) => {
    const { at, ...rest } = delivery;
    return { time: new Date(at).toISOString(), region, ...rest };
  });
  return { Notifications };
}

let counts: Promise<TestCounts> | undefined;

async function operations() {
  counts ??= testCountsAside();
  // What could not be counted now may be counted later.
  counts.catch(() => (counts = undefined));
  const { services } = FITTINGS;
  return { Operations: ledger({ services, namesOf: operationNames, tests: await counts }) };
}

function bodyOf(request: ControlRequest, names: readonly string[]): Record<string, unknown> {
  const value = parsed(request.body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadRequest('The body wants to be a JSON object.');
  }
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown === undefined) return value as Record<string, unknown>;
  throw new BadRequest(`Nothing is known of "${unknown}". Known: ${names.join(', ')}.`);
}

function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadRequest('The body wants to be JSON.');
  }
}

function number(name: string, value: unknown, most: number): number {
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw new BadRequest(`"${name}" wants a number from 0 to ${most}.`);
}
