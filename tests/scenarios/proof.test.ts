import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/lessons/expression.ts';
import { readProof, readScenario, readWorld, scenarioIds } from '../../tools/scenario-files.ts';
import { opening, Playthrough } from './playthrough.ts';

/** Which folders to prove; `SCENARIO=cpu-spike` proves one. */
const ids = process.env['SCENARIO'] ? [process.env['SCENARIO']] : scenarioIds();
const SLOW_MS = 240_000;

describe.each(ids)('the scenario %s', (id) => {
  const scenario = readScenario(id);
  const world = readWorld(scenario.world);
  const proof = readProof(id);
  const openings = new Map<number, ReturnType<typeof opening>>();
  const play = (seed: number): Playthrough => {
    let opened = openings.get(seed);
    if (!opened) openings.set(seed, (opened = opening(scenario, world, seed)));
    return new Playthrough({ scenario, world }, opened);
  };
  const [firstSeed] = proof.seeds as [number, ...number[]];

  it('has two different solutions from level 2 on', () => {
    expect(proof.solutions.length).toBeGreaterThanOrEqual(scenario.level >= 2 ? 2 : 1);
  });

  describe.each(proof.solutions)('solution $name', ({ steps }) => {
    it.each(proof.seeds)(
      'solves it on seed %i',
      async (seed) => {
        const played = play(seed);
        played.play(steps);
        await played.check();
        expect(played.mission.session.outcome, played.tell()).toBe('solved');
      },
      SLOW_MS,
    );
  });

  it(
    'is not solved by doing nothing',
    async () => {
      const played = play(firstSeed);
      played.play([]);
      await played.check();
      expect(played.mission.session.outcome, played.tell()).toBe('open');
      expect(played.mission.session.feedback, played.tell()).toEqual([]);
    },
    SLOW_MS,
  );

  it.each(proof.nearMisses)(
    'meets $name with its feedback and does not call it solved',
    async ({ steps, seed, feedback }) => {
      const played = play(seed ?? firstSeed);
      played.play(steps);
      const given = () => played.mission.session.feedback.map((note) => note.id);
      if (!given().includes(feedback)) await played.check();
      expect(given(), played.tell()).toContain(feedback);
      expect(played.mission.session.outcome, played.tell()).toBe('open');
    },
    SLOW_MS,
  );

  it.each(proof.shortcuts)('leaves candidates to the shortcut $name', (shortcut) => {
    const played = play(firstSeed);
    played.advance(shortcut.at);
    const found = played.world.peek({
      service: shortcut.look.call.split('.')[0]!,
      operation: shortcut.look.call.split('.')[1]!,
      params: shortcut.look.with ?? {},
      region: shortcut.look.region,
    });
    expect(found).toMatchObject({ ok: true });
    const count = found.ok ? evaluate(shortcut.count, found.result) : 0;
    expect(count).toBeGreaterThanOrEqual(shortcut.atLeast);
  });
});
