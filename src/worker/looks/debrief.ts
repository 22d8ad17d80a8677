/** After the story: one axis with the incident, the first sign, what the learner did, the path. */
import type { Scenario } from '../../lessons/schema.ts';
import type { Pin } from '../protocol.ts';
import type { Debrief } from '../views.ts';
import type { LookContext } from '../looks.ts';
import { listed } from './resources.ts';

type Lane = Debrief['lanes'][number];
type Mark = Lane['marks'][number];

const MINUTE_MS = 60_000;
const MOST_MARKS = 300;

export function debrief(ctx: LookContext): Debrief | null {
  const { play, world } = ctx;
  const { scenario, start } = play.story;
  const { mission } = play;
  if (!scenario || !mission) return null;
  const instant = (minute: number) => start + Math.round(minute * MINUTE_MS);
  const outcome = mission.outcome();
  const incident = incidentOf(scenario, instant);
  const lanes = lanesOf(ctx, { scenario, incident, instant });
  return {
    outcome: outcome === 'started' ? 'open' : outcome,
    range: { from: start, to: Math.max(world.now, start + MINUTE_MS) },
    lanes,
    numbers: numbersOf(ctx, lanes, incident),
    text: scenario.debrief,
    unknowable: scenario.unknowable,
    questions: scenario.questions.map(({ ask, choices, right, why }) => ({
      ask,
      options: choices.map((text, index) => ({ text, right: index === right, why })),
    })),
    next: nextOf(scenario),
    report: reportOf(scenario, lanes, pinsOf(mission.kept())),
  };
}

interface Told {
  readonly scenario: Scenario;
  readonly incident: readonly Mark[];
  readonly instant: (minute: number) => number;
}

function lanesOf(ctx: LookContext, { scenario, incident, instant }: Told): Lane[] {
  const own = ownMarks(ctx);
  const path = scenario.path.map(({ at, say }) => ({ at: instant(at), until: null, label: say }));
  return [
    { id: 'incident', label: 'What happened', marks: incident },
    { id: 'sign', label: 'First visible sign', marks: signsOf(ctx, incident) },
    { id: 'looks', label: 'What you looked at', marks: own.looks },
    { id: 'acts', label: 'What you did', marks: own.acts },
    { id: 'reference', label: 'A path that works', marks: path },
  ];
}

/** Acts and changes that belong to the incident, not to every week. */
function incidentOf({ acts, modulations }: Scenario, instant: (minute: number) => number): Mark[] {
  const changes = modulations
    .filter(({ quietToo }) => !quietToo)
    .map(({ at, until, target, signal }) => {
      return { at: instant(at), until: instant(until), label: `${signal} of ${target} changes` };
    });
  const calls = acts
    .filter(({ quietToo }) => !quietToo)
    .map(({ at, call }) => ({ at: instant(at), until: null, label: call }));
  return [...changes, ...calls].sort((a, b) => a.at - b.at).slice(0, MOST_MARKS);
}

/** The first alarm that fired after the incident began. */
function signsOf({ world, play }: LookContext, [first]: readonly Mark[]): Mark[] {
  const from = first?.at ?? play.story.start;
  const items = listed<{ Timestamp: number; AlarmName: string; HistorySummary: string }>(
    world,
    'cloudwatch.DescribeAlarmHistory',
    {
      field: 'AlarmHistoryItems',
      params: { HistoryItemType: 'StateUpdate', StartDate: from, EndDate: world.now },
    },
  );
  const fired = items.filter(({ HistorySummary }) => HistorySummary.endsWith('to ALARM'));
  const earliest = fired.sort((a, b) => a.Timestamp - b.Timestamp)[0];
  if (!earliest) return [];
  return [{ at: earliest.Timestamp, until: null, label: `${earliest.AlarmName} went to ALARM` }];
}

function ownMarks({ world, play }: LookContext): { looks: Mark[]; acts: Mark[] } {
  const looks: Mark[] = [];
  const acts: Mark[] = [];
  for (const { at, request } of world.state.journal) {
    if (at < play.story.start) continue;
    const { service, operation } = request;
    const found = world.fittings.services.find(({ name }) => name === service);
    const isLook = found?.operations.find(({ name }) => name === operation)?.readOnly ?? false;
    const marks = isLook ? looks : acts;
    if (marks.length < MOST_MARKS) marks.push({ at, until: null, label: operation });
  }
  return { looks, acts };
}

function numbersOf(ctx: LookContext, lanes: readonly Lane[], incident: readonly Mark[]) {
  const { met, total } = ctx.play.mission!.summary();
  const marksOf = (id: Lane['id']) => lanes.find((lane) => lane.id === id)?.marks ?? [];
  const minutesTo = (marks: readonly Mark[]) => {
    const start = incident[0]?.at;
    const first = marks.find(({ at }) => start !== undefined && at >= start);
    return first && start !== undefined ? Math.round((first.at - start) / MINUTE_MS) : null;
  };
  const told = (minutes: number | null) => (minutes === null ? '–' : `${minutes} min`);
  return [
    { label: 'Goals met', value: `${met} of ${total}`, words: 'as last checked' },
    {
      label: 'To the first sign',
      value: told(minutesTo(marksOf('sign'))),
      words: 'from the beginning of the incident to the first alarm',
    },
    {
      label: 'To your first change',
      value: told(minutesTo(marksOf('acts'))),
      words: 'from the beginning of the incident to the first thing you changed after it',
    },
  ];
}

function nextOf({ next }: Scenario): Debrief['next'] {
  return { scenario: next.scenario, title: next.scenario, why: next.why };
}

function pinsOf(kept: unknown): readonly Pin[] {
  const { context } = (kept ?? {}) as { context?: { pins?: readonly Pin[] } };
  return context?.pins ?? [];
}

/** The post-incident report: what, when, and the evidence pinned for it. */
function reportOf(scenario: Scenario, lanes: readonly Lane[], pins: readonly Pin[]): string {
  const acts = lanes.find(({ id }) => id === 'acts')?.marks ?? [];
  const time = (at: number) => new Date(at).toISOString().replace('T', ' ').slice(0, 19);
  return [
    `# ${scenario.title}`,
    '## Evidence',
    ...(pins.length === 0 ? ['Nothing was pinned.'] : []),
    ...pins.map(({ at, title, detail, kind, ref }) => {
      return `- ${time(at)} UTC: ${plain(title)}, ${plain(detail)} (${kind} \`${ref.replaceAll('`', '')}\`)`;
    }),
    '## What was done',
    ...(acts.length === 0 ? ['Nothing was changed.'] : []),
    ...acts.map(({ at, label }) => `- ${time(at)} UTC: ${label}`),
    '## What could not be known',
    scenario.unknowable,
  ].join('\n\n');
}

/** Names are shown as they are, never as Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}
