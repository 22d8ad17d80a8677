/**
 * The same seed lives the same life, however time is cut (G19). When a change of the simulation is
 * meant, write the golden digest anew:
 * TRAILWATCH_GOLDEN=write npx vitest run tests/sim/determinism.test.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/kernel/clock.ts';
import { MINUTE_MS } from '../../src/kernel/clock.ts';
import { decode, encode } from '../../src/storage/codec.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import type { WorldState } from '../../src/world/state.ts';
import { restoreWorld, type World } from '../../src/world/world.ts';
import { readWorld } from '../../tools/scenario-files.ts';
import { ENDS, goldenActs, live, openGolden, OPENS, SEED } from '../support/golden-run.ts';

const GOLDEN = new URL('./golden.json', import.meta.url);
const file = readWorld('larkfield');
const acts = goldenActs(file);

describe('a world lived twice', () => {
  let once: World;
  let digest: string;
  beforeAll(() => {
    once = live(openGolden(file), acts);
    digest = once.digest();
  });

  it('did what the learner asked: an alarm is judged, a second user of one name is refused', () => {
    expect(once.state.journal.map(({ errorCode }) => errorCode)).toEqual([
      ...[null, null, null],
      'EntityAlreadyExists',
      ...[null, null],
    ]);
    const look = { service: 'cloudwatch', operation: 'DescribeAlarms', params: {} };
    const outcome = once.peek(look);
    const { MetricAlarms } = (outcome.ok ? outcome.result : {}) as {
      MetricAlarms: { AlarmName: string; StateValue: string }[];
    };
    const { StateValue } = MetricAlarms.find(({ AlarmName }) => AlarmName === 'checkout is busy')!;
    expect(StateValue).not.toBe('INSUFFICIENT_DATA');
  });

  it('is the life that is written down', () => {
    if (process.env['TRAILWATCH_GOLDEN'] === 'write') {
      writeFileSync(GOLDEN, `${JSON.stringify({ seed: SEED, digest }, null, 2)}\n`);
    }
    const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as unknown;
    expect({ seed: SEED, digest }).toEqual(golden);
  });

  it('does not depend on how time is cut', () => {
    expect(live(openGolden(file), acts, inSmallSteps).digest()).toBe(digest);
  });

  it('does not depend on saving and restoring in the middle', () => {
    expect(live(openGolden(file), acts, restoredHalfway).digest()).toBe(digest);
  });

  it('does not depend on what its state was kept in', () => {
    const early = openGolden(file);
    early.advance(OPENS);
    const kept = decode(encode(early.snapshot())) as WorldState;
    expect(live(restoreWorld(kept, FITTINGS), acts).digest()).toBe(digest);
  });

  it('is replayed by its journal', () => {
    expect(live(openGolden(file), once.state.journal).digest()).toBe(digest);
  });

  it('differs on another seed', () => {
    expect(live(openGolden(file, SEED + 1), acts).digest()).not.toBe(digest);
  });

  it('goes on from a snapshot without touching it', () => {
    const snapshot = once.snapshot();
    restoreWorld(snapshot, FITTINGS).advance(ENDS + 30 * MINUTE_MS);
    expect(restoreWorld(snapshot, FITTINGS).digest()).toBe(digest);
    expect(once.digest()).toBe(digest);
  });
});

/** Strange cuts: 7 entries at a time, and stops at 13 s and 11 minutes. */
function inSmallSteps(world: World, until: Instant): World {
  while (world.now < until) {
    const stop = Math.min(until, world.now + (world.now % 2 === 0 ? 13_000 : 11 * MINUTE_MS + 1));
    while (world.step(stop, 7));
  }
  return world;
}

function restoredHalfway(world: World, until: Instant): World {
  world.advance(world.now + Math.floor((until - world.now) / 2));
  const restored = restoreWorld(world.snapshot(), FITTINGS);
  restored.advance(until);
  return restored;
}
