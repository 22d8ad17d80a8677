/** The stories of this release: the scenario folders, the sandbox, and the small world of home. */
import { SCENARIOS, WORLDS } from 'virtual:scenarios';
import type { Scenario, WorldFile } from '../../lessons/schema.ts';
import { SANDBOX_START, sandboxSpec, storyStart, worldSpecOf } from '../../lessons/spec.ts';
import type { WorldSpec } from '../../world/state.ts';
import type { Instant } from '../protocol.ts';
import { signIn } from './sign-in.ts';
import { startMission } from './mission.ts';
import type { Library, Story, StoryCard } from './story.ts';

const MINUTE_MS = 60_000;
const LARKFIELD = WORLDS['larkfield']!;
/** Home shows one machine's life and needs no two weeks of it. */
const HOME_HISTORY_DAYS = 0.25;

const SANDBOX_CARD: StoryCard = {
  id: 'sandbox',
  title: 'Sandbox',
  family: 'sandbox',
  level: 1,
  minutes: 0,
  version: 1,
  summary: 'The account on an ordinary Monday, with nothing prepared: try anything.',
};

export const LIBRARY: Library = {
  // Easiest first: the order in which they are meant to be played.
  cards: () => Promise.resolve(SCENARIOS.map(cardOf).sort((a, b) => a.level - b.level)),
  load: (id) => Promise.resolve(storyOf(id)),
  startMission,
};

function storyOf(id: string): Story | null {
  if (id === 'sandbox') return placed(SANDBOX_CARD, SANDBOX_START, sandbox());
  if (id === 'home') return placed({ ...SANDBOX_CARD, id, title: 'Home' }, SANDBOX_START, home());
  const scenario = SCENARIOS.find((one) => one.id === id);
  const file = scenario && WORLDS[scenario.world];
  return scenario && file ? told(scenario, file) : null;
}

function told(scenario: Scenario, file: WorldFile): Story {
  const start = storyStart(scenario);
  return {
    card: cardOf(scenario),
    scenario,
    file,
    start,
    end: start + scenario.story.minutes * MINUTE_MS,
    historyDays: file.historyDays,
    homeRegion: file.homeRegion,
    specOf: (seed) => worldSpecOf(scenario, file, { seed }),
    signIn: (world) => signIn(world, file),
  };
}

/** A world without a story: it goes on for ever. */
function placed(card: StoryCard, start: Instant, spec: WorldSpec): Story {
  return {
    card,
    scenario: null,
    file: LARKFIELD,
    start,
    end: null,
    historyDays: spec.historyDays,
    homeRegion: spec.homeRegion,
    specOf: () => spec,
    signIn: (world) => signIn(world, LARKFIELD),
  };
}

function sandbox(): WorldSpec {
  return sandboxSpec(LARKFIELD, SANDBOX_START);
}

/** The sandbox without its people: the traffic goes on, and every record is the visitor's own. */
function home(): WorldSpec {
  const spec = sandbox();
  const { cast: _people, ...residents } = spec.residents;
  return { ...spec, id: 'larkfield/home', historyDays: HOME_HISTORY_DAYS, residents };
}

function cardOf({ id, title, family, level, minutes, version, summary }: Scenario): StoryCard {
  return { id, title, family, level, minutes, version, summary };
}
