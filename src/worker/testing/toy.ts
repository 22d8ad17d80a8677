/** A small world with one service and one restless resident, and a machine with its own clock. */
import { HistoryAbsent } from '../../kernel/absent.ts';
import type { CallRequest } from '../../gateway/call.ts';
import { resident } from '../../gateway/resident.ts';
import { operation, service } from '../../gateway/service.ts';
import { drawBelow } from '../../kernel/random.ts';
import type { WorldSpec } from '../../world/state.ts';
import { recentState } from '../../world/recent.ts';
import { openWorld, restoreWorld, type Fittings, type World } from '../../world/world.ts';
import type { Machine } from '../time/runner.ts';

interface BoxState {
  items: Map<string, number>;
  /** Whether older items were left out. */
  lacksOld?: boolean;
}

const putItem = operation<BoxState, { Name: string }>({
  name: 'PutItem',
  readOnly: false,
  trail: { category: 'management' },
  run: (ctx, { Name }) => {
    ctx.state.items.set(Name, ctx.now);
    if (Name === 'poison') ctx.schedule(ctx.now + 1_000, 'box.break');
    if (Name === 'census') ctx.schedule(ctx.now + 1_000, 'box.count');
    ctx.schedule(ctx.now, 'box.echo', { Name });
    return { Size: ctx.state.items.size };
  },
});

const countItems = operation<BoxState, object>({
  name: 'CountItems',
  readOnly: true,
  trail: { category: 'none' },
  run: (ctx) => ({ Count: countAll(ctx.state) }),
});

function countAll({ items, lacksOld }: BoxState): number {
  if (lacksOld) throw new HistoryAbsent();
  return items.size;
}

const box = service<BoxState>({
  name: 'box',
  title: 'Box',
  eventSource: 'box.amazonaws.com',
  iamPrefix: 'box',
  endpoint: 'box.{region}.amazonaws.com',
  protocol: 'json',
  empty: () => ({ items: new Map() }),
  operations: [putItem, countItems],
  leaveOut: (state, before) => {
    for (const [name, at] of state.items) {
      if (at >= before) continue;
      state.items.delete(name);
      state.lacksOld = true;
    }
  },
  handlers: {
    'box.echo': (ctx, { Name }: { Name: string }) => {
      ctx.state.items.set(`echo-${Name}`, ctx.state.items.size);
    },
    'box.break': () => {
      throw new Error('broken on purpose');
    },
    'box.count': (ctx) => void countAll(ctx.state),
  },
});

const visitor = resident<{ calls: number }, { everyMs: number }>({
  name: 'visitor',
  empty: () => ({ calls: 0 }),
  start: (ctx) => ctx.schedule(ctx.now + ctx.config.everyMs, 'visitor.visit'),
  handlers: {
    'visitor.visit': (ctx) => {
      const luck = ctx.random('visits');
      ctx.call(put(`item-${drawBelow(luck, 50)}`));
      ctx.state.calls += 1;
      ctx.schedule(ctx.now + ctx.config.everyMs + drawBelow(luck, 30_000), 'visitor.visit');
    },
  },
});

export const TOYS: Fittings = {
  services: [box],
  residents: [visitor],
  model: { knows: () => true, check: () => null },
};

export const TOY_SPEC: WorldSpec = {
  id: 'toy',
  version: '1',
  account: '111122223333',
  homeRegion: 'eu-west-1',
  start: 1_772_431_200_000,
  historyDays: 1,
  regions: {},
  residents: { visitor: { everyMs: 20_000 } },
  modulations: [],
};

export function toyWorld(seed = 7): World {
  const world = openWorld(TOY_SPEC, seed, TOYS);
  world.advance(TOY_SPEC.start);
  return world;
}

/** The same world without what is older than half an hour. */
export function recentToy(): World {
  const world = toyWorld();
  return restoreWorld(recentState(world, world.now - 1_800_000), TOYS);
}

export function put(Name: string): CallRequest {
  return {
    service: 'box',
    operation: 'PutItem',
    region: 'eu-west-1',
    params: { Name },
    credential: { kind: 'anonymous' },
    via: 'script',
    userAgent: 'test',
    sourceIp: '192.0.2.1',
  };
}

/** A machine whose clock runs a millisecond a look and whose work is done on `runOut`. */
export function toyMachine() {
  const waiting: { at: number; work: () => void }[] = [];
  const machine = {
    real: 0,
    clock: () => (machine.real += 1),
    soon: (work: () => void) => void waiting.push({ at: machine.real, work }),
    later: (work: () => void, delayMs: number) =>
      void waiting.push({ at: machine.real + delayMs, work }),
    /** Does everything due within the next real milliseconds. */
    runOut: (forMs: number) => {
      const until = machine.real + forMs;
      for (;;) {
        waiting.sort((a, b) => a.at - b.at);
        if (!waiting[0] || waiting[0].at > until) break;
        const { at, work } = waiting.shift()!;
        machine.real = Math.max(machine.real, at);
        work();
      }
      machine.real = until;
    },
  };
  return machine satisfies Machine;
}
