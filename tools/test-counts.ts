/** How many test cases call each operation: what the ledger of what is simulated rests on. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import type { NamedCall } from './test-cases.ts';

const NAME = 'virtual:test-counts';

/** `service.Operation` → test cases that call it, in the whole house except end to end. */
export type TestCounts = Readonly<Record<string, number>>;

/** The counts of the project at `root`; kept in its `.cache` until something they rest on changes. */
export async function testCounts(root: string): Promise<TestCounts> {
  const path = join(root, '.cache/test-counts.json');
  const sources = sourcesDigest(root);
  const kept = readKept(path);
  if (kept?.sources === sources) return kept.counts;
  const counts = await countTests(root);
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Others may be reading: the file changes as a whole.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ sources, counts } satisfies Kept));
  renameSync(draft, path);
  return counts;
}

/**
 * The same of this project, by a process of its own: reading every test takes seconds, in which the
 * one that asks can answer others.
 */
export async function testCountsAside(): Promise<TestCounts> {
  // A bundle of this file stands one folder below the project, as the file itself does.
  const root = join(import.meta.dirname, '..');
  const args = ['--import', 'tsx', join(root, 'tools/endpoint/count-tests.ts')];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as TestCounts;
}

export function testCountsPlugin(root: string): Plugin {
  return {
    name: 'trailwatch-test-counts',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: async (id) =>
      id === `\0${NAME}`
        ? `export const TEST_COUNTS = ${JSON.stringify(await testCounts(root))};`
        : undefined,
  };
}

interface Kept {
  /** Digest of what was counted. */
  readonly sources: string;
  readonly counts: TestCounts;
}

function readKept(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  } catch {
    return null;
  }
}

/** Names, sizes and times of the tests, the vectors and tables they name, and what counts them. */
function sourcesDigest(root: string): string {
  const hash = createHash('sha256');
  for (const folder of ['src', 'tests', 'tools']) {
    for (const name of filesIn(join(root, folder))) {
      const isCounter = folder === 'tools' && /^test-c\w+\.ts$/.test(name);
      if (!isCounter && !/(\.test\.ts|\.json)$/.test(name)) continue;
      const { size, mtimeMs } = statSync(join(root, folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function countTests(root: string): Promise<TestCounts> {
  // Loaded only here: the parser takes as long to load as the counting does.
  const { casesOf } = await import('./test-cases.ts');
  const owners = ownersOf(root);
  const counts: Record<string, number> = {};
  for (const folder of ['src', 'tests']) {
    for (const name of filesIn(join(root, folder))) {
      if (!name.endsWith('.test.ts') || name.startsWith('e2e/')) continue;
      const home = folder === 'src' ? (/^services\/([^/]+)\//.exec(name)?.[1] ?? null) : null;
      for (const calls of casesOf(join(root, folder, name))) {
        for (const key of keysOf(calls, home, owners)) counts[key] = (counts[key] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** Every file below a folder, by its path within; in order. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .sort();
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
