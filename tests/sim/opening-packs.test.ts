/** A world opened from a pack is the world that lived its whole history, as far as it is there. */
import { beforeAll, describe, expect, it } from 'vitest';
import { HistoryAbsent } from '../../src/kernel/absent.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/kernel/clock.ts';
import { Mission } from '../../src/lessons/mission.ts';
import { worldSpecOf } from '../../src/lessons/spec.ts';
import { lensOf, pinValueOf } from '../../src/lessons/world-lens.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { packInstant, packOpening, unpackOpening } from '../../src/world/pack/opening.ts';
import { recentState } from '../../src/world/recent.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';
import { goldenActs } from '../support/golden-run.ts';
import { readScenario, readWorld, scenarioIds } from '../../tools/scenario-files.ts';

const SEED = 7;
const file = readWorld('larkfield');

/** The trail seals its first records on the third day, metrics and logs within one. */
function specOf(id: string, historyDays = id === 'suspicious-login' ? 3 : 1) {
  return worldSpecOf(readScenario(id), file, { historyDays, seed: SEED });
}

/** What both hold for certain: a world's state without what ended before it stands. */
function recentDigest(world: World): string {
  return restoreWorld(recentState(world, world.now), FITTINGS).digest();
}

describe.each(scenarioIds())('%s, opened from its pack', (id) => {
  const spec = specOf(id);
  let lived: World;
  let opened: World;
  beforeAll(() => {
    lived = openWorld(spec, SEED, FITTINGS);
    lived.advance(packInstant(spec.start));
    const bytes = packOpening(lived);
    lived.advance(spec.start);
    opened = restoreWorld(unpackOpening(bytes, spec), FITTINGS);
    opened.advance(spec.start);
  }, 120_000);

  it('stands where the lived world stands', () => {
    expect(opened.now).toBe(spec.start);
    expect(opened.state.serial).toBe(lived.state.serial);
    expect(recentDigest(opened)).toBe(recentDigest(lived));
  });

  it('goes on as the lived world does, whatever the learner does', () => {
    for (const world of [opened, lived]) {
      for (const [index, { request }] of goldenActs(file).entries()) {
        world.advance(spec.start + 7 * (index + 1) * MINUTE_MS);
        world.submit(request);
      }
      world.advance(spec.start + 3 * HOUR_MS);
    }
    expect(opened.state.journal).toEqual(lived.state.journal);
    expect(recentDigest(opened)).toBe(recentDigest(lived));
  });

  it('answers from the last hours, and never from half of the past', () => {
    const ask = (hours: number) => {
      const metric = {
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'InstanceId', Value: 'i-0f1e2d3c4b5a69780' }],
      };
      const params = {
        ...metric,
        StartTime: opened.now - hours * HOUR_MS,
        EndTime: opened.now,
        Period: 300,
        Statistics: ['Average'],
      };
      const look = { service: 'cloudwatch', operation: 'GetMetricStatistics', params };
      return [opened, lived].map((world) => () => world.peek(look));
    };
    const [recent, whole] = ask(1);
    expect(recent!()).toEqual(whole!());
    expect(recent!()).toMatchObject({ ok: true });
    const [old] = ask(23);
    expect(old!).toThrow(HistoryAbsent);
  });
});

it.each(scenarioIds())(
  '%s begins its mission with what its pack has',
  (id) => {
    const spec = specOf(id, 3);
    const lived = openWorld(spec, SEED, FITTINGS);
    lived.advance(packInstant(spec.start));
    const opened = restoreWorld(unpackOpening(packOpening(lived), spec), FITTINGS);
    opened.advance(spec.start);
    const mission = new Mission(readScenario(id), {
      lens: () => lensOf(opened),
      valueOf: (pin) => pinValueOf(opened, pin),
    });
    mission.observe();
    expect(mission.read().goals.map(({ result }) => result.status)).not.toContain('met');
  },
  120_000,
);
