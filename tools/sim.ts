/**
 * The headless runner:
 * `npm run sim -- --scenario <id> --seed 7 [--days 30] [--history 14] [--solution <name>] [--json]`.
 * `--history` shortens what is lived before the story opens.
 */
import { parseArgs } from 'node:util';
import { BadWish, simulate, type Simulation } from './sim/simulate.ts';

const MOST_DAYS = 3_650;

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'sandbox' },
    seed: { type: 'string', default: '7' },
    days: { type: 'string' },
    history: { type: 'string' },
    solution: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

try {
  const found = await simulate(
    {
      scenario: values.scenario,
      seed: wholeNumber('--seed', values.seed),
      days: days('--days', values.days),
      history: days('--history', values.history),
      solution: values.solution,
    },
    () => performance.now(),
  );
  console.log(values.json ? JSON.stringify(found, null, 2) : tell(found));
} catch (error) {
  if (!(error instanceof BadWish)) throw error;
  console.error(error.message);
  process.exit(2);
}

function tell({ grade, ...report }: Simulation): string {
  const lines = Object.entries(report).map(([name, value]) => `${name}: ${value}`);
  if (grade) {
    lines.push(`solution ${grade.solution}: ${grade.outcome}`);
    for (const { id, status, words } of grade.goals) {
      lines.push(`  ${id}: ${status}${words === '' ? '' : ` (${words.replaceAll('\n\n', ' ')})`}`);
    }
    if (grade.feedback.length > 0) lines.push(`  feedback: ${grade.feedback.join(', ')}`);
  }
  return lines.join('\n');
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new BadWish(`${name} wants a whole number that is not negative, not "${text}".`);
}

function days(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= MOST_DAYS) return value;
  throw new BadWish(`${name} wants a number of days from 0 to ${MOST_DAYS}, not "${text}".`);
}
