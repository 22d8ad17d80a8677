/** After the story: one axis with the incident, the first sign, what the learner did, the path. */
import { SCENARIOS } from 'virtual:scenarios';
import type { Scenario } from '../../../lessons/schema.ts';
import { declaredOperation } from '../../../world/views/operation.ts';
import type { LookContext } from '../../looks.ts';
import type { Debrief } from '../../views.ts';
import { keptOf } from '../kept-mission.ts';
import { incidentOf, signsOf, type Mark } from './incident.ts';
import { reportOf } from './report.ts';

type Lane = Debrief['lanes'][number];

const MINUTE_MS = 60_000;
const MOST_MARKS = 300;

export function debrief(ctx: LookContext): Debrief | null {
  const { play, world } = ctx;
  const { scenario, start } = play.story;
  const { mission } = play;
  if (!scenario || !mission) return null;
  const outcome = mission.outcome();
  const lanes = lanesOf(ctx, scenario);
  return {
    outcome: outcome === 'started' ? 'open' : outcome,
    range: { from: start, to: Math.max(world.now, start + MINUTE_MS) },
    lanes,
    numbers: numbersOf(ctx, lanes),
    text: scenario.debrief,
    unknowable: scenario.unknowable,
    questions: scenario.questions.map(({ ask, choices, right, why }) => ({
      ask,
      options: choices.map((text, index) => ({ text, right: index === right, why })),
    })),
    next: nextOf(scenario),
    report: reportOf(scenario, { lanes, kept: keptOf(play), start }),
  };
}

function lanesOf(ctx: LookContext, scenario: Scenario): Lane[] {
  const { start } = ctx.play.story;
  const own = ownMarks(ctx);
  const incident = incidentOf(ctx.world, scenario, start);
  const path = scenario.path.map(({ at, say }) => {
    return { at: start + Math.round(at * MINUTE_MS), until: null, label: say };
  });
  return [
    { id: 'incident', label: 'What happened', marks: incident.marks.slice(0, MOST_MARKS) },
    { id: 'sign', label: 'First visible sign', marks: signsOf(ctx.world, incident) },
    { id: 'looks', label: 'What you looked at', marks: own.looks },
    { id: 'acts', label: 'What you did', marks: own.acts },
    { id: 'reference', label: 'A path that works', marks: path },
  ];
}

function ownMarks({ world, play }: LookContext): { looks: Mark[]; acts: Mark[] } {
  const looks: Mark[] = [];
  const acts: Mark[] = [];
  for (const { at, request } of world.state.journal) {
    const operation = declaredOperation(world, request);
    if (at < play.story.start || !operation || request.service === 'signin') continue;
    const marks = operation.readOnly ? looks : acts;
    if (marks.length < MOST_MARKS) marks.push({ at, until: null, label: operation.name });
  }
  return { looks, acts };
}

function numbersOf(ctx: LookContext, lanes: readonly Lane[]): Debrief['numbers'] {
  const { met, total } = ctx.play.mission!.summary();
  const marksOf = (id: Lane['id']) => lanes.find((lane) => lane.id === id)?.marks ?? [];
  const began = marksOf('incident')[0]?.at;
  const told = (marks: readonly Mark[]) => {
    const first = marks.find(({ at }) => began !== undefined && at >= began);
    if (!first || began === undefined) return '–';
    return `${Math.round((first.at - began) / MINUTE_MS)} min`;
  };
  const after = 'from the beginning of the incident to the first';
  return [
    { label: 'Goals met', value: `${met} of ${total}`, words: 'as last checked' },
    {
      label: 'To the first sign',
      value: told(marksOf('sign')),
      words: `${after} alarm or the first record in Event history`,
    },
    {
      label: 'To your first look',
      value: told(marksOf('looks')),
      words: `${after} thing you read`,
    },
    {
      label: 'To your first change',
      value: told(marksOf('acts')),
      words: `${after} thing you changed after it`,
    },
  ];
}

function nextOf({ next }: Scenario): Debrief['next'] {
  const title = SCENARIOS.find(({ id }) => id === next.scenario)?.title;
  return title === undefined ? null : { scenario: next.scenario, title, why: next.why };
}
