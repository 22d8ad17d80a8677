/** The proof set of every scenario folder: reference/learning-design, "The proof set". */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/lessons/expression.ts';
import { HiddenWorlds } from '../../src/lessons/replay/hidden-worlds.ts';
import type { GradeOf } from '../../src/lessons/schema.ts';
import { toldOn } from '../../src/lessons/twin.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { readProof, readScenario, readWorld } from '../../tools/scenario-files.ts';
import { opening, Playthrough, quietWeek } from '../../tools/sim/playthrough.ts';

const SLOW_MS = 240_000;
/** How many candidates the best single query must leave, by level. */
const CANDIDATES = [3, 7, 11, 16, 20];

/**
 * Proves one scenario folder by its `proof.yaml`. Every folder has a test file of its name here,
 * so that they are proven side by side.
 */
export function prove(id: string): void {
  describe(`the scenario ${id}`, () => proofOf(id));
}

function proofOf(id: string): void {
  const scenario = readScenario(id);
  const world = readWorld(scenario.world);
  const proof = readProof(id);
  const openings = new Map<number, ReturnType<typeof opening>>();
  const hiddenOfStory = new HiddenWorlds({ scenario, world }, FITTINGS);
  const twin = toldOn(scenario, scenario.twin?.seed ?? NaN);
  const hiddenOfTwin = new HiddenWorlds({ scenario: twin, world }, FITTINGS);
  const play = (seed: number): Playthrough => {
    let opened = openings.get(seed);
    if (!opened) openings.set(seed, (opened = opening(scenario, world, seed)));
    const hidden = seed === scenario.twin?.seed ? hiddenOfTwin : hiddenOfStory;
    return new Playthrough({ scenario, world, hidden }, opened);
  };
  const [firstSeed] = proof.seeds as [number, ...number[]];
  const [first] = proof.solutions as [(typeof proof.solutions)[0]];
  const allSeeds = [...proof.seeds, ...(scenario.twin ? [scenario.twin.seed] : [])];

  it('has two different solutions from level 2 on', () => {
    expect(proof.solutions.length).toBeGreaterThanOrEqual(scenario.level >= 2 ? 2 : 1);
  });

  describe.each(proof.solutions)('solution $name', ({ steps }) => {
    it.each(proof.seeds)(
      'solves it on seed %i, and no belief is corrected',
      async (seed) => {
        const played = play(seed);
        played.play(steps);
        await played.check();
        expect(played.mission.session.outcome, played.tell()).toBe('solved');
        expect(played.mission.session.feedback, played.tell()).toEqual([]);
      },
      SLOW_MS,
    );
  });

  it.each(allSeeds)(
    'is not solved by doing nothing on seed %i, and every goal says what is missing',
    async (seed) => {
      const played = play(seed);
      played.play([]);
      await played.check();
      const { outcome, feedback, results } = played.mission.session;
      expect(outcome, played.tell()).toBe('open');
      expect(feedback, played.tell()).toEqual([]);
      const silent = results.filter(({ status, words }) => status !== 'met' && words === '');
      expect(silent, played.tell()).toEqual([]);
    },
    SLOW_MS,
  );

  it.each(proof.nearMisses)(
    'meets $name with exactly its feedback and does not call it solved',
    async ({ steps, seed, feedback }) => {
      const played = play(seed ?? firstSeed);
      played.play(steps);
      const given = () => played.mission.session.feedback.map((note) => note.id);
      const wanted = [feedback].flat();
      if (!wanted.every((note) => given().includes(note))) await played.check();
      expect(given(), played.tell()).toEqual(wanted);
      expect(played.mission.session.outcome, played.tell()).toBe('open');
    },
    SLOW_MS,
  );

  it('meets every rule of feedback with a near miss', () => {
    const met = new Set(proof.nearMisses.flatMap(({ feedback }) => feedback));
    expect(scenario.feedback.map((rule) => rule.id).filter((rule) => !met.has(rule))).toEqual([]);
  });

  it(
    'can still be solved after the ten most common mistakes',
    async () => {
      const played = play(firstSeed);
      played.play([...proof.mistakes.flatMap(({ steps }) => steps), ...first.steps]);
      await played.check();
      expect(played.mission.session.outcome, played.tell()).toBe('solved');
    },
    SLOW_MS,
  );

  it.each(proof.shortcuts)('leaves candidates to the shortcut $name', (shortcut) => {
    const played = play(firstSeed);
    played.advance(shortcut.at);
    const { call, with: params, region } = shortcut.look;
    const found = played.look(call, params, region);
    expect(found).toMatchObject({ ok: true });
    const count = found.ok ? evaluate(shortcut.count, found.result) : 0;
    expect(count).toBeGreaterThanOrEqual(shortcut.atLeast);
    expect(shortcut.atLeast).toBeGreaterThanOrEqual(CANDIDATES[scenario.level - 1]!);
  });

  const replay = scenario.goals
    .map(({ grade }) => grade)
    .find((grade): grade is GradeOf<'replay'> => grade.kind === 'replay');

  it.runIf(replay)(
    'is graded alike by recordings and by hidden worlds that are lived again',
    async () => {
      const played = play(firstSeed);
      played.play(first.steps);
      await played.check();
      const { replays, results } = played.mission.session;
      await played.checkLived();
      expect(played.mission.session).toMatchObject({ replays, results });
    },
    SLOW_MS,
  );

  it.each(replay?.quiet.seeds ?? [firstSeed])(
    'raises no goal and no page in the quiet week of seed %i',
    (seed) => {
      const { met, feedback, pages } = quietWeek({ scenario, world }, seed);
      expect({ met, feedback, pages }).toEqual({ met: [], feedback: [], pages: [] });
    },
    SLOW_MS,
  );

  it.runIf(scenario.twin)(
    'has a twin that looks alike and is solved differently',
    async () => {
      const { seed } = scenario.twin!;
      expect(proof.twin?.length).toBeGreaterThan(0);
      for (const { name, steps } of proof.twin ?? []) {
        const played = play(seed);
        played.play(steps);
        await played.check();
        expect(played.mission.session.outcome, `${name}: ${played.tell()}`).toBe('solved');
      }
      const mistaken = play(seed);
      mistaken.play(first.steps.map((step) => ('pin' in step ? { ...step, optional: true } : step)));
      await mistaken.check();
      expect(mistaken.mission.session.outcome, mistaken.tell()).toBe('open');
    },
    SLOW_MS,
  );
}
