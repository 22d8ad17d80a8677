/**
 * The headless runner:
 * `npm run sim -- --scenario <id> --seed 7 [--days 30] [--history 14] [--solution <name>] [--json]`.
 */
import { endFor } from './command-line/usage.ts';
import { readOptions } from './sim/options.ts';
import { simulate, type Simulation } from './sim/simulate.ts';

try {
  const { json, ...wish } = readOptions(process.argv.slice(2));
  const found = await simulate(wish, () => performance.now());
  console.log(json ? JSON.stringify(found, null, 2) : tell(found));
} catch (error) {
  await endFor(error);
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
