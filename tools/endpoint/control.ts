/** `/_sim/*`: the simulator's own API, which leaves no trail. */
import { operationNames } from '../../src/aws/model/load.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { allDeliveredMessages } from '../../src/world/views/messages.ts';
import { userKeys } from '../../src/world/views/keys.ts';
import { ledger } from '../../src/worker/looks/ledger.ts';
import { testCountsAside, type TestCounts } from '../test-counts.ts';
import { BadRequest } from './bad-request.ts';
import { readInstant, type WorldWish } from './options.ts';
import { recordPieces } from './records.ts';
import type { Sim, Wanted } from './sim.ts';
import { UnknownWorld } from './worlds.ts';

export interface ControlRequest {
  readonly method: string;
  /** `/_sim/clock`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Whether the client is still there. */
  readonly isWanted: Wanted;
}

export interface ControlAnswer {
  readonly status: number;
  /** JSON; long answers come in pieces. */
  readonly text: string | AsyncIterable<string>;
}

/** Answers with a value, or with JSON in pieces. */
type Control = (sim: Sim, request: ControlRequest) => unknown;

const CONTROLS: ReadonlyMap<string, Control> = new Map<string, Control>([
  ['GET clock', (sim) => sim.inTurn(() => clockOf(sim))],
  ['POST clock', moveClock],
  ['POST reset', reset],
  ['GET records', (sim, { query }) => recordPieces(sim, query)],
  ['GET notifications', (sim) => sim.inTurn(() => notificationsOf(sim))],
  ['GET digest', (sim) => sim.inTurn(() => ({ digest: sim.digest() }))],
  ['GET ledger', operations],
  ['GET credentials', (sim) => sim.inTurn(() => ({ Credentials: userKeys(sim.world) }))],
]);

/** Answers a control request; never throws what the caller did wrong. */
export async function control(sim: Sim, request: ControlRequest): Promise<ControlAnswer> {
  const name = request.path.replace(/^\/_sim\/?/, '').replace(/\/$/, '');
  const act = CONTROLS.get(`${request.method} ${name}`);
  try {
    if (!act) throw wrongPath(name, request);
    const value = await act(sim, request);
    return { status: 200, text: isInPieces(value) ? value : `${JSON.stringify(value)}\n` };
  } catch (error) {
    if (!(error instanceof BadRequest || error instanceof UnknownWorld)) throw error;
    return { status: 400, text: `${JSON.stringify({ message: error.message })}\n` };
  }
}

function isInPieces(value: unknown): value is AsyncIterable<string> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function wrongPath(name: string, { method }: ControlRequest): BadRequest {
  const known = [...CONTROLS.keys()].map((key) => key.replace(' ', ' /_sim/'));
  return new BadRequest(`There is no ${method} /_sim/${name}. There are: ${known.join(', ')}.`);
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
  const target = advanceSeconds === undefined ? instantTo(to) : instantAfter(advanceSeconds);
  await sim.advance(target, request.isWanted);
  return sim.inTurn(() => clockOf(sim));
}

function instantAfter(advanceSeconds: unknown): (now: number) => number {
  const ms = Math.round(number('advanceSeconds', advanceSeconds, 100 * 366 * 86_400) * 1_000);
  return (now) => {
    const at = readInstant(now + ms);
    if (at === null) throw new BadRequest('Time ends with the year 9999.');
    return at;
  };
}

function instantTo(to: unknown): (now: number) => number {
  const at = readInstant(to);
  if (at === null) throw new BadRequest('"to" wants an instant such as 2026-03-02T07:00:00Z.');
  return (now) => {
    if (at >= now) return at;
    throw new BadRequest(
      `Time does not run backwards: it is ${new Date(now).toISOString()} already. ` +
        'POST /_sim/reset begins anew.',
    );
  };
}

async function reset(sim: Sim, request: ControlRequest) {
  const body = bodyOf(request, ['scenario', 'seed', 'start']);
  const wish: { -readonly [K in keyof WorldWish]?: WorldWish[K] } = {};
  if (body.scenario !== undefined) wish.scenario = String(body.scenario);
  if (body.seed !== undefined) wish.seed = Math.floor(number('seed', body.seed, 2 ** 53 - 1));
  if (body.start !== undefined && body.start !== null) {
    const at = readInstant(body.start);
    if (at === null) throw new BadRequest('"start" wants an instant such as 2026-03-02T06:00:00Z.');
    wish.start = at;
  }
  await sim.reset(wish, request.isWanted);
  return sim.inTurn(() => clockOf(sim));
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
