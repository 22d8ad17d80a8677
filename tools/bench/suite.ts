/**
 * Every answer is checked before it is timed; the exit code says whether every floor holds. Plain
 * loops run in the same process beside what is measured.
 */
import { parseArgs } from 'node:util';
import { atSpeed, comingBack, underAHand } from './browser/motion.ts';
import { benchBrowser } from './browser/stage.ts';
import { firstRoute, lighthouse, offlineWeight } from './browser/weight.ts';
import { benchLookupEvents, benchRecords } from './cloudtrail.ts';
import { benchBacktest, benchCalls, benchEvaluation } from './cloudwatch.ts';
import { holds, tableOf, type Figure } from './figure.ts';
import { benchWire } from './wire.ts';
import { benchLarkfield, benchReplayGrade, benchSameLife } from './larkfield.ts';

const BENCHES: readonly (readonly [goals: string, run: () => Figure[] | Promise<Figure[]>])[] = [
  ['G19', benchSameLife],
  ['G2', benchLarkfield],
  ['G18', benchReplayGrade],
  ['G4', benchEvaluation],
  ['G4', benchBacktest],
  ['G10', benchCalls],
  ['G6', benchRecords],
  ['G6', benchLookupEvents],
  ['G11', benchWire],
  ['G3', benchBrowser(atSpeed)],
  ['G14', benchBrowser(firstRoute, lighthouse)],
  ['G15', benchBrowser(comingBack)],
  ['G16', benchBrowser(underAHand)],
  ['G17', benchBrowser(offlineWeight)],
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const wanted = values.only?.split(',');
const figures: Figure[] = [];
for (const [goal, run] of BENCHES) {
  if (wanted && !wanted.includes(goal)) continue;
  figures.push(...(await run()).map((figure) => named(goal, figure)));
}

console.log(values.json ? JSON.stringify(figures, null, 2) : tableOf(figures));
process.exitCode = figures.every(holds) ? 0 : 1;

function named(goal: string, figure: Figure): Figure {
  return /^G\d/.test(figure.name) ? figure : { ...figure, name: `${goal} ${figure.name}` };
}
