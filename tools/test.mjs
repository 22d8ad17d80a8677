/**
 * `npm test`: install if needed, then types, lint, every vitest suite and the browser tests. All
 * of them run even if one fails; the runners' own summary lines are printed again at the end.
 */
import { spawn } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';

const STEPS = [
  { name: 'types', command: 'npm run types' },
  { name: 'lint', command: 'npm run lint' },
  { name: 'vitest', command: 'npx vitest run' },
  { name: 'playwright', command: 'npm run e2e' },
];
const SUMMARY = /^\s*(Test Files|Tests|\d+ (passed|failed|flaky|skipped|did not run))\b/;
const COLOUR = new RegExp(String.fromCharCode(27) + '\\[[0-9;]*m', 'g');

/**
 * Runs one step, shows what it says, keeps its summary lines.
 * @param {string} command
 * @returns {Promise<{ code: number, summary: string[] }>}
 */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      said += chunk;
    });
    child.on('close', (code) => {
      const lines = said.replace(COLOUR, '').split('\n');
      resolve({ code: code ?? 1, summary: lines.filter((line) => SUMMARY.test(line)) });
    });
  });
}

bootstrap();
const started = Date.now();
const report = [];
let failures = 0;
for (const { name, command } of STEPS) {
  console.log(`\n── ${name}: ${command}`);
  const { code, summary } = await run(command);
  if (code !== 0) failures += 1;
  report.push(`${name}: ${code === 0 ? 'passed' : 'FAILED'}`, ...summary);
}
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`\n── summary (${seconds} s)\n${report.join('\n')}`);
process.exitCode = failures === 0 ? 0 : 1;
