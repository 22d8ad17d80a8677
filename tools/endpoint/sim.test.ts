import { afterEach, expect, it, vi } from 'vitest';
import { userKeys } from '../../src/world/views/keys.ts';
import { Sim } from './sim.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function opened(): Promise<Sim> {
  const sim = new Sim(false, () => undefined);
  await sim.open({ scenario: 'blank', seed: 7, port: 0, clock: 'manual', isOpen: false });
  return sim;
}

it('a call leaves behind what AWS keeps of it, and not itself', async () => {
  const sim = await opened();
  const { accessKeyId } = userKeys(sim.world)[0]!;
  const { outcome } = await sim.submit({
    ...{ service: 'sts', operation: 'GetCallerIdentity', region: 'eu-west-1', params: {} },
    ...{ credential: { kind: 'key', accessKeyId }, via: 'sdk' },
    ...{ userAgent: 'test', sourceIp: '192.0.2.1' },
  });
  expect(outcome.ok).toBe(true);
  expect(sim.world.state.journal).toEqual([]);
});

it('a clock that runs faster than any world does not keep calls waiting', async () => {
  const sim = await opened();
  vi.spyOn(sim.world, 'step').mockReturnValue(true);
  sim.setSpeed(1_000_000);
  const later = Date.now() + 60_000;
  vi.spyOn(Date, 'now').mockReturnValue(later);
  expect(await sim.inTurn(() => 'answered')).toBe('answered');
  sim.setSpeed('manual');
});

it('a way that nobody waits for ends where the world is', async () => {
  const sim = await opened();
  vi.spyOn(sim.world, 'step').mockReturnValue(true);
  const { now } = sim.world;
  await sim.advance(
    (from) => from + 1_000,
    () => false,
  );
  expect(sim.world.now).toBe(now);
});

it('a world that fails stands still and is told of', async () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const sim = new Sim(false, (line) => told.push(line));
  await sim.open({ scenario: 'blank', seed: 7, port: 0, clock: 1_000, isOpen: false });
  vi.spyOn(sim.world, 'step').mockImplementation(() => {
    throw new Error('an assertion');
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sim.speed).toBe(0);
  expect(told.join('\n')).toMatch(/^The world stands still: Error: an assertion/);
});
