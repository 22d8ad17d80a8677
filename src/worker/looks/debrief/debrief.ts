/** After the story: one axis with the incident, the first sign, what the learner did, the path. */
import { SCENARIOS } from 'virtual:scenarios';
import type { Scenario } from '../../../lessons/schema.ts';
import { toldOn } from '../../../lessons/twin.ts';
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
  const { start } = play.story;
  const { mission } = play;
  if (!play.story.scenario || !mission) return null;
  const scenario = toldOn(play.story.scenario, play.seed);
  const outcome = mission.outcome();
  const lanes = lanesOf(ctx, scenario);
  return {
    outcome: outcome === 'started' ? 'open' : outcome,
    range: { from: start, to: Math.max(world.now, start + MINUTE_MS) },
    lanes,
    numbers: numbersOf(ctx, lanes),
    text: textOf(scenario, play.seed),
    unknowable: scenario.unknowable,
    questions: scenario.questions.map(({ ask, choices, right }) => ({
      ask,
      options: choices.map((choice, index) => ({ ...choice, right: index === right })),
    })),
    next: nextOf(scenario),
    twin: twinOf(scenario, play.seed),
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
  const number = (label: string, marks: readonly Mark[], thing: string) => {
    return { label, ...sinceWords(began, marks, thing) };
  };
  return [
    { label: 'Goals met', value: `${met} of ${total}`, words: 'as last checked' },
    number('To the first sign', marksOf('sign'), 'alarm or the first record in Event history'),
    number('To your first look', marksOf('looks'), 'thing you read'),
    number('To your first change', marksOf('acts'), 'thing you changed after it'),
  ];
}

/** How long after the incident began; who was ready before it is told so. */
function sinceWords(began: number | undefined, marks: readonly Mark[], thing: string) {
  const words = `from the beginning of the incident to the first ${thing}`;
  const last = marks.at(-1);
  if (began === undefined || !last) return { value: '–', words };
  const minutes = (ms: number) => `${Math.round(ms / MINUTE_MS)} min`;
  const first = marks.find(({ at }) => at >= began);
  if (first) return { value: minutes(first.at - began), words };
  const before = minutes(began - last.at);
  return { value: 'Ready', words: `the last one came ${before} before the incident began` };
}

function nextOf({ next }: Scenario): Debrief['next'] {
  const title = SCENARIOS.find(({ id }) => id === next.scenario)?.title;
  return title === undefined ? null : { scenario: next.scenario, title, why: next.why };
}

/** On the twin's seed, first what was different. */
function textOf({ twin, debrief }: Scenario, seed: number): string {
  return twin?.seed === seed ? `${twin.why}\n\n${debrief}` : debrief;
}

/** The twin is offered without its cause, and not while it is the one that was played. */
function twinOf({ id, twin }: Scenario, seed: number): Debrief['twin'] {
  return twin && twin.seed !== seed ? { scenario: id, seed: twin.seed } : null;
}
