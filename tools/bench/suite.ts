/**
 * Every answer is checked before it is timed; the exit code says whether every floor holds. Plain
 * loops run in the same process beside what is measured.
 */
import { atSpeed, comingBack, underAHand } from './browser/motion.ts';
import { benchBrowser } from './browser/stage.ts';
import { firstRoute, lighthouse, offlineWeight } from './browser/weight.ts';
import { benchLookupEvents, benchRecords } from './cloudtrail.ts';
import { benchBacktest, benchCalls, benchEvaluation } from './cloudwatch.ts';
import { holds, tableOf, type Figure } from './figure.ts';
import { readOptions, type Goal } from './options.ts';
import { benchWire } from './wire.ts';
import { benchLarkfield, benchReplayGrade, benchSameLife } from './larkfield.ts';

const BENCHES: readonly (readonly [goal: Goal, run: () => Figure[] | Promise<Figure[]>])[] = [
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

const { only, json } = readOptions(process.argv.slice(2));
const figures: Figure[] = [];
for (const [goal, run] of BENCHES) {
  if (only && !only.includes(goal)) continue;
  figures.push(...(await run()).map((figure) => named(goal, figure)));
}

console.log(json ? JSON.stringify(figures, null, 2) : tableOf(figures));
process.exitCode = figures.every(holds) ? 0 : 1;

function named(goal: string, figure: Figure): Figure {
  return /^G\d/.test(figure.name) ? figure : { ...figure, name: `${goal} ${figure.name}` };
}
