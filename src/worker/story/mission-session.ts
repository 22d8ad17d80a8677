import { Mission } from '../../lessons/mission.ts';
import { HiddenWorlds } from '../../lessons/replay/hidden-worlds.ts';
import { hiddenWorlds } from '../../lessons/replay/lab.ts';
import type { Told } from '../../lessons/replay/rehearsals.ts';
import { lensOf, pinValueOf } from '../../lessons/world-lens.ts';
import { FITTINGS } from '../../world/fittings.ts';
import { restoreWorld } from '../../world/world.ts';
import type { ClaimChoice, MissionState, MissionSummary, NewPin } from '../protocol.ts';
import { missionState } from './mission-state.ts';
import type { Ground, MissionSession } from './story.ts';

/** How long a hidden run may hold the worker before it breathes. */
const SLICE_MS = 12;

/** A mission as the screens play it, over the ground it is played on. */
export function openMission(ground: Ground, told: Told, kept: unknown): MissionSession {
  const { scenario } = told;
  const world = () => ground.world();
  const hidden = new HiddenWorlds(told, FITTINGS);
  const mission = new Mission(
    scenario,
    { lens: () => lensOf(world()), valueOf: (pin) => pinValueOf(world(), pin) },
    kept ?? undefined,
  );
  const state = (): Promise<MissionState> => Promise.resolve(missionState(mission, ground));
  // Screens ask for the sum many times a second; it is counted when something may have changed.
  let sum = summaryOf(mission);
  const change = (act: () => void): Promise<MissionState> => {
    act();
    mission.observe();
    sum = summaryOf(mission);
    ground.changed();
    return state();
  };
  return {
    state,
    takeHint: (id) => change(() => mission.takeHint(id)),
    pin: (pin) => change(() => mission.send({ type: 'pin', pin: { ...pin, id: pinId(pin) } })),
    unpin: (id) => change(() => mission.send({ type: 'unpin', id })),
    claim: (id, answer: ClaimChoice['answer']) =>
      change(() => mission.send({ type: 'claim', id, answer })),
    showSolution: () => change(() => mission.showSolution()),
    check: async () => {
      await check(mission, ground, hidden);
      sum = summaryOf(mission);
      ground.changed();
      return state();
    },
    waited: () => void change(() => mission.send({ type: 'waited' })),
    summary: () => sum,
    outcome: () => {
      const { outcome, solutionShown } = mission.session;
      if (outcome !== 'open') return outcome;
      return solutionShown ? 'watched' : 'started';
    },
    kept: () => mission.saved(),
    prepare: () => preparing(told, hidden),
    timePassed: () => {
      const before = mission.session.feedback.length;
      mission.observe();
      sum = summaryOf(mission);
      if (mission.session.feedback.length !== before) ground.changed();
    },
  };
}

function summaryOf(mission: Mission): MissionSummary {
  const { goals, hints } = mission.read();
  return {
    met: goals.filter(({ result }) => result.status === 'met').length,
    total: goals.length,
    solved: mission.session.outcome !== 'open',
    hintOffered: hints.some(({ status }) => status === 'offered'),
  };
}

function pinId({ kind, ref }: NewPin): string {
  return `${kind}:${ref}`;
}

/** Lives the hidden worlds of the replay grades, one after another. */
function* preparing({ scenario }: Told, hidden: HiddenWorlds): Generator<null, void> {
  for (const { grade } of scenario.goals) {
    if (grade.kind !== 'replay') continue;
    for (const world of hiddenWorlds(grade)) {
      // The progress of what nobody waits for is shown to nobody.
      for (const _share of hidden.record(world)) yield null;
    }
  }
}

async function check(mission: Mission, ground: Ground, hidden: HiddenWorlds): Promise<void> {
  const label = 'Trying your alarms on other days';
  ground.report({ label, progress: 0 });
  const own = restoreWorld(ground.snapshot(), FITTINGS);
  try {
    await mission.check(
      async (_scenario, tasks, onProgress) => {
        const pages: number[][] = [];
        for (const task of tasks) {
          const run = hidden.run(own, task);
          const done = pages.length;
          onProgress(done);
          pages.push(await breathing(run, ground, (share) => onProgress(done + share)));
        }
        return pages;
      },
      (progress) => ground.report({ label, progress }),
    );
  } finally {
    ground.report(null);
  }
}

/** Runs a generator to its end, in slices; tells the share done between them. */
async function breathing<T>(
  run: Generator<number, T>,
  ground: Ground,
  tell: (share: number) => void,
): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    tell(step.value);
    await ground.breathe();
    began = performance.now();
  }
}
