import type { Scenario } from '../../../lessons/schema.ts';
import { declaredOperation } from '../../../world/views/operation.ts';
import { playedActs } from '../../../world/views/story.ts';
import { queryTrail } from '../../../world/views/trail.ts';
import { alarmTurns } from '../../../world/views/watch.ts';
import type { World } from '../../../world/world.ts';
import type { Debrief } from '../../views.ts';

export type Mark = Debrief['lanes'][number]['marks'][number];
type Act = Scenario['acts'][number];

const MINUTE_MS = 60_000;

export interface Incident {
  /** Oldest first. */
  readonly marks: readonly Mark[];
  /** Instants of the calls among them. */
  readonly calls: readonly { readonly at: number; readonly act: Act }[];
}

/** What belongs to the incident, not to every week, as far as it has happened on this seed. */
export function incidentOf(world: World, scenario: Scenario, start: number): Incident {
  const instant = (minute: number) => start + Math.round(minute * MINUTE_MS);
  const changes = scenario.modulations
    .filter(({ quietToo, at }) => !quietToo && instant(at) <= world.now)
    .map(({ at, until, target, signal, to }): Mark => {
      const label = `${signal} of ${target} become ${to} times the usual`;
      return { at: instant(at), until: instant(until), label };
    });
  const calls = callsOf(world, scenario);
  const marks = [...changes, ...calls.map(({ mark }) => mark)].sort((a, b) => a.at - b.at);
  return { marks, calls: calls.map(({ act, mark }) => ({ act, at: mark.at })) };
}

/** One mark for each scripted act; one that repeats stretches to its last turn. */
function callsOf(world: World, { acts }: Scenario): { act: Act; mark: Mark }[] {
  const played = playedActs(world);
  return acts.flatMap((act) => {
    const turns = played.filter((one) => one.act === act.id);
    if (act.quietToo || turns.length === 0) return [];
    const { at } = turns[0]!;
    const last = turns.at(-1)!.at;
    return [{ act, mark: { at, until: last > at ? last : null, label: labelOf(act, turns) } }];
  });
}

function labelOf(
  { call, from, fromEach }: Act,
  turns: readonly { readonly ok: boolean }[],
): string {
  const refused = turns.filter(({ ok }) => !ok).length;
  const name = call.slice(call.indexOf('.') + 1);
  const whence = fromEach && fromEach.length > 1 ? `${fromEach.length} addresses` : from;
  const once = turns.length === 1;
  const times = once ? '' : `, ${turns.length} times`;
  const share = once || refused === turns.length ? 'refused' : `${refused} refused`;
  return `${name} from ${whence}${times}${refused > 0 ? `, ${share}` : ''}`;
}

/** The first alarm after the incident began, and its first record that Event history shows. */
export function signsOf(world: World, { marks, calls }: Incident): Mark[] {
  const began = marks[0]?.at;
  if (began === undefined) return [];
  const turns = alarmTurns(world, { from: began, to: world.now });
  const alarm = turns.find(({ state }) => state === 'ALARM');
  const signs: Mark[] = alarm
    ? [{ at: alarm.at, until: null, label: `${alarm.alarmName} went to ALARM` }]
    : [];
  const shown = calls.flatMap((call) => shownRecord(world, call));
  const first = shown.sort((a, b) => a.at - b.at)[0];
  return [...signs, ...(first ? [first] : [])].sort((a, b) => a.at - b.at);
}

/** When Event history showed the record of a call; empty while it does not. */
function shownRecord(world: World, { at, act }: { at: number; act: Act }): Mark[] {
  const [service, operation] = act.call.split('.') as [string, string];
  const declared = declaredOperation(world, { service, operation });
  if (declared?.trail.category !== 'management') return [];
  const eventName = declared.trail.eventName ?? operation;
  const sourceIp = act.fromEach?.[0] ?? act.from;
  const [row] = queryTrail(world, { from: at, to: at, eventName, sourceIp, limit: 1 }).rows;
  if (!row) return [];
  return [{ at: row.visibleAt, until: null, label: `${row.eventName} appears in Event history` }];
}
