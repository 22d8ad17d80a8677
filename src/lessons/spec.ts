import type { Act } from '../actors/acts.ts';
import { parseInstant } from '../aws/instant.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, type Instant } from '../kernel/clock.ts';
import { assert } from '../kernel/assert.ts';
import type { Modulation, WorldSpec } from '../world/state.ts';
import { merge } from './merge.ts';
import type { ScenarioFile, WorldFile } from './schema.ts';
import { toldOn } from './twin.ts';

/** How a scenario's world is wanted. */
export interface SpecWish {
  /** Without the incident: only what belongs to every week. */
  readonly quiet?: boolean;
  /** Days lived before the story opens; default the world's own. */
  readonly historyDays?: number;
  /** The seed it will be opened on: the twin's has changes of its own. */
  readonly seed?: number;
  /** Residents and services to leave out: a replay that needs no traffic does without. */
  readonly without?: readonly string[];
}

/** The instant at which a scenario's story opens. */
export function storyStart(scenario: Pick<ScenarioFile, 'story' | 'id'>): Instant {
  const start = parseInstant(scenario.story.start);
  assert(start !== null, `${scenario.id}: story.start is not an instant`);
  return start;
}

/** The world a scenario is played in, as the simulation wants it. */
export function worldSpecOf(
  scenario: ScenarioFile,
  world: WorldFile,
  wish: SpecWish = {},
): WorldSpec {
  const start = storyStart(scenario);
  const changed = merge(world, scenario.changes ?? {});
  const isTwin = scenario.twin !== undefined && wish.seed === scenario.twin.seed;
  const merged = merge(changed, (isTwin && scenario.twin?.changes) || {}) as WorldFile;
  const residents: Record<string, unknown> = { ...merged.residents };
  residents.acts = { acts: actsOf(toldOn(scenario, wish.seed ?? NaN), start, wish) };
  for (const name of wish.without ?? []) delete residents[name];
  return {
    id: `${world.id}/${scenario.id}`,
    version: `${world.version}/${scenario.version}`,
    account: merged.account,
    homeRegion: merged.homeRegion,
    start,
    historyDays: wish.historyDays ?? merged.historyDays,
    regions: regionsWithout(merged.regions, wish.without ?? []),
    residents,
    modulations: modulationsOf(scenario, start, wish),
  };
}

function regionsWithout(regions: WorldSpec['regions'], names: readonly string[]) {
  const kept = Object.entries(regions).map(([region, seeds]) => {
    const own = Object.entries(seeds).filter(([service]) => !names.includes(service));
    return [region, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(kept);
}

/** Monday 2026-03-02 06:00 UTC. */
export const SANDBOX_START: Instant = 1_772_431_200_000;

/** The sandbox: the world as it is, no story. */
export function sandboxSpec(world: WorldFile, start: Instant): WorldSpec {
  return {
    id: `${world.id}/sandbox`,
    version: world.version,
    account: world.account,
    homeRegion: world.homeRegion,
    start,
    historyDays: world.historyDays,
    regions: world.regions,
    residents: world.residents,
    modulations: [],
  };
}

function actsOf(scenario: ScenarioFile, start: Instant, wish: SpecWish): Act[] {
  const earliest = start - (wish.historyDays ?? Infinity) * DAY_MS;
  return scenario.acts
    .filter((act) => !wish.quiet || act.quietToo)
    .map(({ at, jitter, repeat, quietToo: _, ...act }) => ({
      ...act,
      at: start + Math.round(at * MINUTE_MS),
      jitterMs: jitter === undefined ? undefined : Math.round(jitter * MINUTE_MS),
      repeat: repeat && {
        times: repeat.times,
        everyMs: Math.round(repeat.everySeconds * SECOND_MS),
        spreadMs: Math.round((repeat.spreadSeconds ?? 0) * SECOND_MS),
      },
    }))
    .filter((act) => act.at >= earliest);
}

function modulationsOf(scenario: ScenarioFile, start: Instant, wish: SpecWish): Modulation[] {
  return scenario.modulations
    .filter((change) => !wish.quiet || change.quietToo)
    .map(({ at, until, rampMinutes, target, signal, shape, to }) => ({
      at: start + Math.round(at * MINUTE_MS),
      until: start + Math.round(until * MINUTE_MS),
      rampMs: Math.round((rampMinutes ?? 0) * MINUTE_MS),
      target,
      signal,
      shape,
      to,
    }));
}
