/** A story being played, for tests of what the worker shows of it. */
import type { Scenario } from '../../lessons/schema.ts';
import { worldSpecOf } from '../../lessons/spec.ts';
import { FITTINGS } from '../../world/fittings.ts';
import { openWorld } from '../../world/world.ts';
import { look, type LookContext } from '../looks.ts';
import { noteReceipt, scenarioRef, type Play, type Receipt } from '../play.ts';
import type { Params } from '../protocol.ts';
import { LIBRARY } from '../story/library.ts';
import type { Ground, Story } from '../story/story.ts';
import { Timeline } from '../time/timeline.ts';
import type { Views } from '../views.ts';

export interface Played {
  readonly play: Play;
  readonly story: Story;
  /** Lets minutes of the story pass. */
  pass(minutes: number): void;
  /** Calls as the learner at the console. */
  call(call: string, params?: Params, region?: string): Receipt;
  look<K extends keyof Views>(name: K, args: Views[K]['args']): Views[K]['result'];
}

export interface Wish {
  readonly historyDays?: number;
  readonly seed?: number;
  /** What the scenario has instead of its own. */
  readonly changes?: Partial<Scenario>;
}

/** `id`: a scenario, or `sandbox`. Lived for a short while before it opens. */
export async function played(id: string, wish: Wish = {}): Promise<Played> {
  const { historyDays = 0.1, seed = 7, changes } = wish;
  const found = (await LIBRARY.load(id)) as Story;
  const { scenario: told } = found;
  const story: Story = { ...found, scenario: told && { ...told, ...changes } };
  const spec = story.scenario
    ? worldSpecOf(story.scenario, story.file, { seed, historyDays })
    : { ...story.specOf(seed), historyDays };
  const world = openWorld(spec, seed, FITTINGS);
  world.advance(story.start);
  const learner = story.signIn(world);
  const scenario = scenarioRef(story, seed);
  const timeline = new Timeline(world.snapshot(), FITTINGS);
  const own = { receipts: [], readMessages: new Set<string>(), saveId: '' };
  const play: Play = {
    ...{ story, seed, scenario, learner, timeline, world, mission: null },
    ...own,
  };
  play.mission = LIBRARY.startMission(groundOf(play), null);
  const ctx: LookContext = { world, play };
  return {
    play,
    story,
    pass: (minutes) => world.advance(world.now + Math.round(minutes * 60_000)),
    call: (call, params = {}, region = story.homeRegion) => {
      const [service, operation] = call.split('.') as [string, string];
      const request = { service, operation, params, region };
      const { credential, userAgent, sourceIp } = learner;
      const callId = String(world.state.serial);
      const sent = { ...request, credential, userAgent, sourceIp, via: 'console' as const };
      const receipt = { callId, at: world.now, request, outcome: world.submit(sent) };
      noteReceipt(play, receipt);
      return receipt;
    },
    look: (name, args) => look(name, ctx, args),
  };
}

function groundOf(play: Play): Ground {
  const { story, scenario, world, learner } = play;
  return {
    story,
    scenario,
    now: () => world.now,
    world: () => world,
    peek: (asked) => world.peek(asked),
    journal: () => world.state.journal,
    snapshot: () => world.snapshot(),
    learner: () => learner,
    act: (request) => world.submit(request),
    report: () => undefined,
    breathe: () => Promise.resolve(),
    changed: () => undefined,
  };
}
