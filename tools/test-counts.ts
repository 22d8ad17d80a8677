/** How many test cases call each operation: what the ledger of what is simulated rests on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { casesOf, type NamedCall } from './test-cases.ts';

const NAME = 'virtual:test-counts';

/** `service.Operation` → test cases that call it, in the whole house except end to end. */
export function testCounts(root: string): Record<string, number> {
  const owners = ownersOf(root);
  const counts: Record<string, number> = {};
  const files = ['src', 'tests'].flatMap((folder) => listTests(join(root, folder)));
  for (const path of files) {
    const home = /\/src\/services\/([^/]+)\//.exec(path)?.[1] ?? null;
    for (const calls of casesOf(path)) {
      for (const key of keysOf(calls, home, owners)) counts[key] = (counts[key] ?? 0) + 1;
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

/** A name without a service is that of the folder's service, or of the only one that has it. */
function keysOf(
  calls: readonly NamedCall[],
  home: string | null,
  owners: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const keys = new Set<string>();
  for (const { service, operation } of calls) {
    const having = owners.get(operation) ?? [];
    const named = service !== null && having.includes(service) ? service : null;
    const own = home !== null && having.includes(home) ? home : null;
    const owner = named ?? own ?? (having.length === 1 ? having[0] : null);
    if (owner) keys.add(`${owner}.${operation}`);
  }
  return keys;
}

/** Which services have an operation of a name. */
function ownersOf(root: string): Map<string, string[]> {
  const tables = join(root, 'src/aws/model/tables');
  const owners = new Map<string, string[]>([
    ['ConsoleLogin', ['signin']],
    ['CheckMfa', ['signin']],
    ['SwitchRole', ['signin']],
    ['ExitRole', ['signin']],
    ['GetSigninToken', ['signin']],
  ]);
  for (const file of readdirSync(tables)) {
    const { names } = JSON.parse(readFileSync(join(tables, file), 'utf8')) as { names?: string };
    for (const name of names?.split(' ') ?? []) {
      owners.set(name, [...(owners.get(name) ?? []), file.replace('.json', '')]);
    }
  }
  return owners;
}

function listTests(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'e2e' ? [] : listTests(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
