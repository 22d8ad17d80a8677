import { deliveredMessages } from '../../world/views/messages.ts';
import { declaredOperation } from '../../world/views/operation.ts';
import { alarmTurns } from '../../world/views/watch.ts';
import type { LookContext } from '../looks.ts';
import type { Range, TimelineMark } from '../views.ts';
import { keptOf } from './kept-mission.ts';

const MOST_MARKS = 500;

/** What happened on the time strip: the story, alarms, own acts, messages, pins, branches. */
export function timelineOf(ctx: LookContext, range: Range): TimelineMark[] {
  const inside = ({ at }: TimelineMark) => at >= range.from && at <= range.to;
  const marks = [
    ...alarmMarks(ctx, range),
    ...[actMarks, messageMarks, storyMarks, pinMarks, branchMarks].flatMap((of) => of(ctx)),
  ];
  return marks
    .filter(inside)
    .sort((a, b) => a.at - b.at)
    .slice(-MOST_MARKS);
}

function alarmMarks({ world }: LookContext, range: Range): TimelineMark[] {
  return alarmTurns(world, range).flatMap<TimelineMark>(({ at, alarmName, state }) => {
    if (state === 'INSUFFICIENT_DATA') return [];
    const route = `#/alarms/${encodeURIComponent(alarmName)}`;
    const kind = state === 'ALARM' ? 'alarm' : 'ok';
    return [{ at, kind, label: `${alarmName}: ${state}`, route }];
  });
}

function actMarks({ world }: LookContext): TimelineMark[] {
  return world.state.journal
    .filter(({ request }) => declaredOperation(world, request)?.readOnly === false)
    .map(({ at, request }) => {
      return { at, kind: 'act', label: request.operation, route: null };
    });
}

function messageMarks({ world, play }: LookContext): TimelineMark[] {
  return deliveredMessages(world)
    .filter(({ delivery }) => delivery.at >= play.story.start)
    .map(({ delivery }) => ({
      at: delivery.at,
      kind: 'delivery',
      label: delivery.subject || delivery.body.slice(0, 60),
      route: '#/inbox',
    }));
}

/** Where the story opens and ends, what the mission said; the incident keeps its secret. */
function storyMarks({ world, play }: LookContext): TimelineMark[] {
  const mark = (at: number, label: string): TimelineMark => {
    return { at, kind: 'story', label, route: null };
  };
  const { scenario, start, end } = play.story;
  if (!scenario) return [];
  const told = keptOf(play).feedback.filter(({ at }) => at <= world.now);
  return [
    mark(start, `${scenario.title} opens`),
    ...told.map(({ at, title }) => mark(at, title)),
    ...(end !== null && end <= world.now ? [mark(end, `${scenario.title} ends`)] : []),
  ];
}

function pinMarks({ play }: LookContext): TimelineMark[] {
  return keptOf(play).pins.map(({ at, title, kind, ref }) => {
    const route =
      kind === 'record' ? `#/events?${new URLSearchParams({ id: ref, readonly: 'all' })}` : null;
    return { at, kind: 'pin', label: `Pinned: ${title}`, route };
  });
}

/** Where other ways of the story left this one. */
function branchMarks({ play }: LookContext): TimelineMark[] {
  return play.timeline.oldBranches
    .filter(({ from }) => from > play.story.start)
    .map(({ from: at, label }) => ({
      at,
      kind: 'snapshot',
      label: `Branch: ${label}`,
      route: null,
    }));
}
