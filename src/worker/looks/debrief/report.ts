import type { Scenario } from '../../../lessons/schema.ts';
import type { Session } from '../../../lessons/session.ts';
import type { Debrief } from '../../views.ts';

interface Told {
  readonly lanes: Debrief['lanes'];
  readonly kept: Pick<Session, 'pins' | 'claims'>;
  readonly start: number;
}

type Pin = Session['pins'][number];
type Mark = Debrief['lanes'][number]['marks'][number];

const ANSWERS = { true: 'True', false: 'False', unknown: 'Cannot be known' } as const;

/** The post-incident report in Markdown: what happened, what is claimed, on which evidence. */
export function reportOf(scenario: Scenario, { lanes, kept, start }: Told): string {
  const marksOf = (id: string) => lanes.find((lane) => lane.id === id)?.marks ?? [];
  return [
    `# ${scenario.title}`,
    `Opened ${time(start)} UTC. ${scenario.summary}`,
    '## When it could be seen',
    listed(marksOf('sign').map(markLine), 'Nothing showed it yet.'),
    '## What was found',
    listed(claimLines(scenario, kept), 'Nothing was claimed.'),
    '## Evidence',
    listed(kept.pins.map(pinLine), 'Nothing was pinned.'),
    '## What was done',
    listed(marksOf('acts').map(markLine), 'Nothing was changed.'),
    '## What could not be known',
    scenario.unknowable,
  ].join('\n\n');
}

/** Answers to the scenario's statements, each with the numbers of the evidence pinned for them. */
function claimLines({ goals }: Scenario, { claims, pins }: Told['kept']): string[] {
  const evidence = pins.map((_, index) => `[${index + 1}]`).join(' ');
  const statements = goals.flatMap(({ grade }) => (grade.kind === 'evidence' ? grade.claims : []));
  return statements.flatMap(({ id, text }) => {
    const answer = Object.hasOwn(claims, id) ? claims[id] : undefined;
    if (answer === undefined) return [];
    const on = evidence === '' ? 'no evidence pinned' : `evidence ${evidence}`;
    return [`- ${text} **${ANSWERS[answer]}**, ${on}`];
  });
}

function pinLine({ at, title, detail, kind, ref }: Pin, index: number): string {
  const about = [title, detail]
    .filter((text) => text !== '')
    .map(plain)
    .join(', ');
  const found = `[${index + 1}] ${time(at)} UTC: ${about}`;
  if (kind === 'record') {
    const query = new URLSearchParams({ id: ref, readonly: 'all' });
    return `- ${found} ([record](#/events?${query.toString()}))`;
  }
  if (kind === 'alarm') return `- ${found} ([alarm](#/alarms/${inLink(ref)}))`;
  return `- ${found} (${kind} \`${ref.replaceAll('`', '')}\`)`;
}

function markLine({ at, label }: Mark): string {
  return `- ${time(at)} UTC: ${plain(label)}`;
}

function listed(lines: readonly string[], none: string): string {
  return lines.length === 0 ? none : lines.join('\n');
}

/** `2026-03-02 06:00:00`. */
function time(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').slice(0, 19);
}

/** A name inside a link: its brackets must not end it. */
function inLink(name: string): string {
  return encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** Names are shown as they are, never as Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}
