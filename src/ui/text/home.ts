import { clock } from '../kit/format/time.ts';

export const HOME = {
  title: 'Two watchdogs, two questions',
  lead:
    'An AWS account has two of them. CloudWatch tells how it is doing. CloudTrail tells who asked ' +
    'AWS for what. Below, one server of a small company runs in your browser, right now. Stop it, ' +
    'and see what each of them notices.',
  stop: 'Stop the instance',
  start: 'Start it again',
  busy: 'Make it busy',
  starting: 'The server is starting…',
} as const;

export interface Door {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}
export const DOORS: readonly Door[] = [
  {
    title: 'Scenarios',
    text: 'Something is wrong in a living account. Build the alarm, find who did it, get a fair grade.',
    path: '#/scenarios',
  },
  {
    title: 'Sandbox',
    text: 'The whole company with its people, traffic and noise. No task, nothing can break for good.',
    path: '#/s/sandbox',
  },
  {
    title: 'Two lenses',
    text: 'Metrics and records on one time axis: what did it, and who, side by side.',
    path: '#/lenses',
  },
  {
    title: 'What is simulated',
    text: 'Every operation, as exact as its tests. What is missing says so.',
    path: '#/ledger',
  },
];

/** What happened last in the picture of home. */
export interface HomeScene {
  readonly act: 'none' | 'stop' | 'start' | 'busy';
  readonly actAt: number;
  /** The record of the act is visible. */
  readonly recorded: boolean;
}

/** One sentence for each watchdog: what it saw, and what it cannot see. */
export function homeWords({ act, actAt, recorded }: HomeScene): { watch: string; trail: string } {
  const at = clock(actAt);
  const waiting = `You asked at ${at}. The record is on its way: it takes some minutes, always.`;
  if (act === 'stop') {
    return {
      watch: `The line breaks off after ${at}. No zero is drawn: no points arrive. Why, it cannot say.`,
      trail: recorded
        ? `StopInstances, by you, at ${at}. It says who. What that did to the shop, it cannot say.`
        : waiting,
    };
  }
  if (act === 'start') {
    return {
      watch: `Points arrive again after ${at}. That somebody started it, the line cannot say.`,
      trail: recorded
        ? `StartInstances, by you, at ${at}. It says who, not how it is doing.`
        : waiting,
    };
  }
  if (act === 'busy') {
    return {
      watch: `The line climbs from ${at}: four times the visitors. It shows the load, not a culprit.`,
      trail: 'Silent. Visitors of a shop are no calls to AWS, so there is nothing to record.',
    };
  }
  return {
    watch: 'The processor of one server, a point a minute. All is well, as far as a line can tell.',
    trail: 'Nobody has asked AWS for a change in the last hour.',
  };
}
