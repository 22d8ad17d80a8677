/** How many test cases name each operation: what the ledger of what is simulated rests on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:test-counts';

/** `service.Operation` → test cases whose text names it, in the service's own tests and in `tests`. */
export function testCounts(root: string): Record<string, number> {
  const services = join(root, 'src/services');
  const counts: Record<string, number> = {};
  const shared = casesIn(join(root, 'tests'));
  for (const service of readdirSync(services, { withFileTypes: true })) {
    if (!service.isDirectory()) continue;
    const cases = [...casesIn(join(services, service.name)), ...shared];
    for (const operation of operationsOf(root, service.name)) {
      const named = new RegExp(
        `\\b[${operation[0]}${operation[0]!.toLowerCase()}]${operation.slice(1)}\\b`,
      );
      const count = cases.filter((text) => named.test(text)).length;
      if (count > 0) counts[`${service.name}.${operation}`] = count;
    }
  }
  return counts;
}

export function testCountsPlugin(root: string): Plugin {
  return {
    name: 'trailwatch-test-counts',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) =>
      id === `\0${NAME}`
        ? `export const TEST_COUNTS = ${JSON.stringify(testCounts(root))};`
        : undefined,
  };
}

/** The text of every `it(…)` or `test(…)` below a folder, each from its name to the next one. */
function casesIn(folder: string): string[] {
  return listTests(folder).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return text.split(/^\s*(?:it|test)(?:\.each)?[(<]/m).slice(1);
  });
}

function operationsOf(root: string, service: string): string[] {
  const table = join(root, `src/aws/model/tables/${service}.json`);
  if (!existsSync(table)) return [];
  return (JSON.parse(readFileSync(table, 'utf8')) as { names: string }).names.split(' ');
}

function listTests(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listTests(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
