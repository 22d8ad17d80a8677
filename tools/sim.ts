/** The headless runner: `npm run sim -- --scenario <id> --seed 7 [--days 30] [--json]`. */
import { parseArgs } from 'node:util';
import { DAY_MS } from '../src/kernel/clock.ts';
import { SANDBOX_START, sandboxSpec, worldSpecOf } from '../src/lessons/spec.ts';
import { FITTINGS } from '../src/world/fittings.ts';
import { openWorld } from '../src/world/world.ts';
import { readScenario, readWorld, scenarioIds } from './scenario-files.ts';
import { countsOf } from './sim/counts.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'sandbox' },
    seed: { type: 'string', default: '7' },
    days: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const days = positive('--days', values.days);
const seed = positive('--seed', values.seed);
if (values.scenario !== 'sandbox' && !scenarioIds().includes(values.scenario)) {
  fail(`There is no scenario "${values.scenario}". There are: ${scenarioIds().join(', ')}.`);
}

const worldFile = readWorld('larkfield');
const scenario = values.scenario === 'sandbox' ? null : readScenario(values.scenario);
const spec = scenario
  ? worldSpecOf(scenario, worldFile, { seed })
  : sandboxSpec(worldFile, SANDBOX_START);

const began = performance.now();
const world = openWorld(spec, seed, FITTINGS);
world.advance(spec.start);
const opened = performance.now();
world.advance(spec.start + days * DAY_MS);
const ended = performance.now();

const report = {
  scenario: values.scenario,
  seed,
  digest: world.digest(),
  historySeconds: round((opened - began) / 1_000),
  runSeconds: round((ended - opened) / 1_000),
  simulatedHoursPerSecond: round(((spec.historyDays + days) * 24 * 1_000) / (ended - began)),
  timesRealTime: Math.round(((spec.historyDays + days) * DAY_MS) / (ended - began)),
  ...countsOf(world),
};

if (values.json) console.log(JSON.stringify(report, null, 2));
else for (const [name, value] of Object.entries(report)) console.log(`${name}: ${value}`);

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  return fail(`${name} wants a number that is not negative, not "${text}".`);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
