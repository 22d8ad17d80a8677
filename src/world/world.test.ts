import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awsError } from '../aws/errors.ts';
import type { CallRequest } from '../gateway/call.ts';
import type { TrailEntry } from '../gateway/ports.ts';
import { resident } from '../gateway/resident.ts';
import { operation, service } from '../gateway/service.ts';
import { HOUR_MS, MINUTE_MS } from '../kernel/clock.ts';
import { drawBelow, drawChance } from '../kernel/random.ts';
import type { WorldSpec } from './state.ts';
import { openWorld, restoreWorld, type Fittings, type World } from './world.ts';

interface BoxState {
  items: Map<string, number>;
  trail: string[];
}

const putItem = operation<BoxState, { Name: string }>({
  name: 'PutItem',
  readOnly: false,
  trail: { category: 'management' },
  run: (ctx, { Name }) => {
    if (Name === 'refused') throw awsError('ValidationError', 'No.');
    ctx.state.items.set(Name, ctx.now);
    ctx.schedule(ctx.now + 90_000, 'box.forget', { Name });
    return { Size: ctx.state.items.size };
  },
});

const box = service<BoxState>({
  name: 'box',
  title: 'Box',
  eventSource: 'box.amazonaws.com',
  iamPrefix: 'box',
  endpoint: 'box.{region}.amazonaws.com',
  protocol: 'json',
  empty: () => ({ items: new Map(), trail: [] }),
  operations: [putItem],
  handlers: {
    'box.forget': (ctx, { Name }: { Name: string }) => void ctx.state.items.delete(Name),
  },
  provides: {
    record: (ctx, entry: TrailEntry) => {
      ctx.state.trail.push(`${entry.call.at} ${entry.operation.name} ${entry.refusedAt}`);
    },
  },
});

const visitor = resident<{ calls: number }, { everyMs: number }>({
  name: 'visitor',
  empty: () => ({ calls: 0 }),
  start: (ctx) => ctx.schedule(ctx.now + ctx.config.everyMs, 'visitor.visit'),
  handlers: {
    'visitor.visit': (ctx) => {
      const luck = ctx.random('visits');
      ctx.call(put(drawChance(luck, 0.1) ? 'refused' : `item-${drawBelow(luck, 50)}`));
      ctx.state.calls += 1;
      ctx.schedule(ctx.now + ctx.config.everyMs + drawBelow(luck, 30_000), 'visitor.visit');
    },
  },
});

const fittings: Fittings = {
  services: [box],
  residents: [visitor],
  model: { knows: (_, name) => name === 'KnownElsewhere', check: () => null },
};

const start = 1_772_431_200_000;
const spec: WorldSpec = {
  id: 'toy',
  version: '1',
  account: '111122223333',
  homeRegion: 'eu-west-1',
  start,
  historyDays: 1,
  regions: {},
  residents: { visitor: { everyMs: 20_000 } },
  modulations: [],
};

function put(Name: string): CallRequest {
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

function opened(seed = 7): World {
  return openWorld(spec, seed, fittings);
}

describe('a world', () => {
  it('is the same for the same seed and another for another', () => {
    const digest = (seed: number) => {
      const world = opened(seed);
      world.advance(start + HOUR_MS);
      return world.digest();
    };
    expect(digest(7)).toBe(digest(7));
    expect(digest(7)).not.toBe(digest(8));
  });

  it('is the same however time is cut and wherever it is saved and restored', () => {
    const end = start + HOUR_MS;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
        (seed, cuts) => {
          const straight = opened(seed);
          let broken = opened(seed);
          for (const minute of cuts.sort((a, b) => a - b)) {
            broken.advance(start + minute * MINUTE_MS);
            broken = restoreWorld(broken.snapshot(), fittings);
          }
          straight.advance(end);
          broken.advance(end);
          expect(broken.digest()).toBe(straight.digest());
        },
      ),
      { numRuns: 25 },
    );
  });

  it('replays its journal to the same digest', () => {
    const world = opened();
    world.advance(start);
    world.submit(put('mine'));
    world.advance(start + MINUTE_MS);
    world.submit(put('refused'));
    world.advance(start + HOUR_MS);

    const again = opened();
    for (const { at, request } of world.state.journal) {
      again.advance(at);
      again.submit(request);
    }
    again.advance(start + HOUR_MS);
    expect(again.digest()).toBe(world.digest());
  });

  it('leaves a record for what was refused by the law, and none for unknown operations', () => {
    const world = opened();
    const before = world.context('box').state as BoxState;
    const count = before.trail.length;
    expect(world.submit(put('refused'))).toMatchObject({
      ok: false,
      error: { code: 'ValidationError', status: 400 },
    });
    expect(before.trail.slice(count)).toEqual([`${world.now} PutItem run`]);
    const unknown = world.submit({ ...put('x'), operation: 'KnownElsewhere' });
    expect(unknown).toMatchObject({ ok: false, kind: 'not-simulated', error: { status: 501 } });
    expect(world.submit({ ...put('x'), operation: 'Nonsense' })).toMatchObject({
      ok: false,
      error: { code: 'UnknownOperationException' },
    });
    expect(before.trail).toHaveLength(count + 1);
  });

  it('does not see what an observer looks at', () => {
    const world = opened();
    const before = world.digest();
    world.peek({ service: 'box', operation: 'PutItem', params: { Name: 'refused' } });
    expect(world.digest()).toBe(before);
  });
});
