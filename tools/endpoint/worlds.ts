/** Which world the endpoint opens: an empty account, the sandbox, or a scenario's. */
import type { UserSpec } from '../../src/services/iam/seed/spec.ts';
import type { WorldSpec } from '../../src/world/state.ts';
import { OptionError } from '../command-line/options.ts';
import type { WorldWish } from './options.ts';

export const LEARNER = 'learner';
/** The example key of AWS's documentation: for accounts in which nothing is at stake. */
const LEARNER_KEY = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
/** Monday 2026-03-02 06:00 UTC. */
const DEFAULT_START = 1_772_431_200_000;

/** There is no such world; the message is a sentence. */
export class UnknownWorld extends OptionError {
  override readonly name = 'UnknownWorld';
}

export async function specOf(wish: WorldWish, isOpen: boolean): Promise<WorldSpec> {
  const spec =
    wish.scenario === 'blank' ? blankSpec(wish.start ?? DEFAULT_START) : await storySpec(wish);
  return isOpen ? withAdministrator(spec) : spec;
}

/** An account in which there is nobody but `learner`, who may do everything. */
function blankSpec(start: number): WorldSpec {
  const learner = { name: LEARNER, policies: ['AdministratorAccess'], keys: [LEARNER_KEY] };
  return {
    id: 'blank',
    version: '1',
    account: '111122223333',
    homeRegion: 'eu-west-1',
    start,
    historyDays: 0,
    regions: { 'us-east-1': { iam: { users: [learner] } }, 'eu-west-1': {} },
    residents: {},
    modulations: [],
  };
}

/** Scenario files are read only when one is wanted: the reader takes longer than a blank world. */
async function storySpec({ scenario, seed, start }: WorldWish): Promise<WorldSpec> {
  const { findScenario, readWorld, scenarioIds } = await import('../scenario-files.ts');
  const { sandboxSpec, worldSpecOf } = await import('../../src/lessons/spec.ts');
  const world = readWorld('larkfield');
  if (scenario === 'sandbox') return sandboxSpec(world, start ?? DEFAULT_START);
  const file = findScenario(scenario);
  if (!file) {
    const names = ['blank', 'sandbox', ...scenarioIds()].join(', ');
    throw new UnknownWorld(`There is no scenario "${scenario}". There are: ${names}.`);
  }
  const story =
    start === undefined ? file.story : { ...file.story, start: new Date(start).toISOString() };
  return worldSpecOf({ ...file, story }, world, { seed });
}

/** `--open`: whoever comes with an unknown key acts as this user, who may do everything. */
function withAdministrator(spec: WorldSpec): WorldSpec {
  const global = spec.regions['us-east-1'] ?? {};
  const iam = (global['iam'] ?? {}) as { readonly users?: readonly UserSpec[] };
  const users = iam.users ?? [];
  const own = users.find(({ name }) => name === LEARNER) ?? { name: LEARNER };
  const learner: UserSpec = {
    ...own,
    policies: [...new Set([...(own.policies ?? []), 'AdministratorAccess'])],
    keys: own.keys?.length ? own.keys : [{ ...LEARNER_KEY, id: 'AKIAIOSFODNN7LEARNER' }],
  };
  const others = users.filter(({ name }) => name !== LEARNER);
  const changed = { ...iam, users: [learner, ...others] };
  return { ...spec, regions: { ...spec.regions, 'us-east-1': { ...global, iam: changed } } };
}
