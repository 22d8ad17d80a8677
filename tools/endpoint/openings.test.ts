import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';
import { putOpening, readOpening, type OpeningKey } from './openings.ts';
import { specOf } from './worlds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trailwatch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const DAY_MS = 86_400_000;

/** The sandbox, with two hours of history instead of two weeks. */
async function keyOf(seed: number): Promise<OpeningKey> {
  const sandbox = await specOf({ scenario: 'sandbox', seed }, false);
  return { folder, seed, spec: { ...sandbox, historyDays: 2 / 24 } };
}

function lived({ spec, seed }: OpeningKey): World {
  const world = openWorld(spec, seed, FITTINGS);
  world.advance(spec.start);
  return world;
}

it('a world read from its opening is the world that was kept, and lives on alike', async () => {
  const key = await keyOf(7);
  expect(readOpening(key)).toBeNull();
  const world = lived(key);
  putOpening(key, world.state);
  const again = restoreWorld(readOpening(await keyOf(7))!, FITTINGS);
  expect(again.digest()).toBe(world.digest());
  for (const each of [world, again]) each.advance(key.spec.start + DAY_MS / 24);
  expect(again.digest()).toBe(world.digest());
});

it('another seed or another spec has another opening', async () => {
  const key = await keyOf(7);
  putOpening(key, lived(key).state);
  expect(readOpening({ ...key, seed: 8 })).toBeNull();
  expect(readOpening({ ...key, spec: { ...key.spec, version: 'other' } })).toBeNull();
});

it('the last four openings are kept; one that is spoilt counts for nothing', async () => {
  const key = await keyOf(7);
  const { state } = lived(key);
  for (let seed = 1; seed <= 6; seed += 1) putOpening({ ...key, seed }, state);
  expect(readdirSync(folder)).toHaveLength(4);
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'spoilt');
  for (let seed = 1; seed <= 6; seed += 1) expect(readOpening({ ...key, seed })).toBeNull();
});
