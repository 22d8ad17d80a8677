/** One life of a world, headless: what it came to, how fast, and how a solution is graded. */
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../../src/kernel/clock.ts';
import type { ProofFile, Scenario } from '../../src/lessons/schema.ts';
import { SANDBOX_START, sandboxSpec, worldSpecOf } from '../../src/lessons/spec.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import type { WorldSpec } from '../../src/world/state.ts';
import { countsOf, type WorldCounts } from '../../src/world/views/counts.ts';
import { alarmTurns } from '../../src/world/views/watch.ts';
import { openWorld, type World } from '../../src/world/world.ts';
import { OptionError } from '../command-line/options.ts';
import { readProof, readScenario, readWorld, scenarioIds } from '../scenario-files.ts';
import { Playthrough } from './playthrough.ts';

export interface SimulationWish {
  /** A scenario's id, or `sandbox`. */
  readonly scenario: string;
  readonly seed: number;
  /** Days after the story opens; without it a day, with a solution the length of the story. */
  readonly days?: number;
  /** Days lived before the story opens; default the world's own. */
  readonly history?: number;
  /** A solution of the scenario's `proof.yaml` by name. */
  readonly solution?: string;
}

export interface Simulation extends WorldCounts {
  readonly scenario: string;
  readonly seed: number;
  readonly digest: string;
  readonly historyDays: number;
  readonly days: number;
  readonly simulatedHoursPerSecond: number;
  readonly timesRealTime: number;
  readonly alarmTransitions: number;
  readonly grade?: Grade;
}

export interface Grade {
  readonly solution: string;
  readonly outcome: string;
  readonly goals: readonly {
    readonly id: string;
    readonly status: string;
    readonly words: string;
  }[];
  readonly feedback: readonly string[];
}

/** A wish that cannot be fulfilled; the message says so in a sentence. */
export class BadWish extends OptionError {
  override readonly name = 'BadWish';
}

/** Lives a world and reports. `clock` tells real milliseconds. Throws BadWish. */
export async function simulate(wish: SimulationWish, clock: () => number): Promise<Simulation> {
  const told = storyOf(wish);
  const { spec } = told;
  const began = clock();
  const world = openWorld(spec, wish.seed, FITTINGS);
  world.advance(spec.start);
  let busyMs = clock() - began;
  let grade: Grade | undefined;
  let lived = world;
  let solving: Playthrough | null = null;
  if (told.scenario && told.solution) {
    const opened = clock();
    const file = { scenario: told.scenario, world: told.file };
    solving = new Playthrough(file, world.snapshot());
    solving.play(told.solution.steps);
    lived = solving.world;
    busyMs += clock() - opened;
    await solving.check();
    grade = gradeOf(told.solution.name, solving);
  }
  const went = clock();
  const alarmTransitions = liveOn(lived, spec.start + told.days * DAY_MS);
  busyMs += clock() - went;
  const livedMs = lived.now - (spec.start - spec.historyDays * DAY_MS);
  return {
    scenario: wish.scenario,
    seed: wish.seed,
    digest: lived.digest(),
    historyDays: spec.historyDays,
    days: rounded((lived.now - spec.start) / DAY_MS),
    simulatedHoursPerSecond: rounded(livedMs / HOUR_MS / (busyMs / 1_000)),
    timesRealTime: Math.round(livedMs / busyMs),
    ...countsOf(lived),
    alarmTransitions,
    ...(grade ? { grade } : {}),
  };
}

/** CloudWatch keeps 30 days of alarm history, so changes are counted as the days go by. */
function liveOn(world: World, until: Instant): number {
  let turns = alarmTurns(world, { from: -Infinity, to: world.now }).length;
  while (world.now < until) {
    const from = world.now + 1;
    world.advance(Math.min(until, world.now + DAY_MS));
    turns += alarmTurns(world, { from, to: world.now }).length;
  }
  return turns;
}

interface Story {
  readonly spec: WorldSpec;
  readonly days: number;
  readonly scenario: Scenario | null;
  readonly solution: ProofFile['solutions'][number] | null;
  readonly file: ReturnType<typeof readWorld>;
}

function storyOf({ scenario: id, seed, days, history, solution: name }: SimulationWish): Story {
  if (id === 'sandbox') {
    if (name !== undefined) throw new BadWish('The sandbox has no goals, so it has no solutions.');
    const file = readWorld('larkfield');
    const spec = sandboxSpec(file, SANDBOX_START);
    const historyDays = history ?? spec.historyDays;
    return {
      spec: { ...spec, historyDays },
      days: days ?? 1,
      scenario: null,
      solution: null,
      file,
    };
  }
  if (!scenarioIds().includes(id)) {
    const names = ['sandbox', ...scenarioIds()].join(', ');
    throw new BadWish(`There is no scenario "${id}". There are: ${names}.`);
  }
  const scenario = readScenario(id);
  const file = readWorld(scenario.world);
  const spec = worldSpecOf(scenario, file, { seed, historyDays: history });
  const solution = name === undefined ? null : solutionOf(id, name);
  const storyDays = (scenario.story.minutes * MINUTE_MS) / DAY_MS;
  return { spec, days: days ?? (solution ? storyDays : 1), scenario, solution, file };
}

function solutionOf(id: string, name: string): ProofFile['solutions'][number] {
  const { solutions, twin = [] } = readProof(id);
  const all = [...solutions, ...twin];
  const found = all.find((one) => one.name === name);
  if (found) return found;
  const names = all.map((one) => one.name).join(', ');
  throw new BadWish(`${id} has no solution "${name}". There are: ${names}.`);
}

function gradeOf(solution: string, { mission }: Playthrough): Grade {
  const { outcome, results, feedback } = mission.session;
  const goals = results.map(({ id, status, words }) => ({ id, status, words }));
  return { solution, outcome, goals, feedback: feedback.map((note) => note.id) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
