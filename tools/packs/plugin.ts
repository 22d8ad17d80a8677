/**
 * The build lives the history of every listed scenario once and adds a pack of each opening, so
 * that a scenario opens at once (`src/world/pack/opening.ts`). Packs are kept beside the packages
 * until the code of the world or a scenario changes; development and tests do without.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import { bundleScript } from '../bundle.ts';
import { scenarioIds } from '../scenario-files.ts';
import { worldCode } from '../world-code.ts';

const NAME = 'virtual:openings';
/** As many histories are lived at a time. */
const LANES = 2;

/** `root`: the project. */
export function openingPacks(root: string): Plugin {
  let isBuild = false;
  return {
    name: 'trailwatch-openings',
    configResolved: ({ command }) => void (isBuild = command === 'build'),
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: async (id) => {
      if (id !== `\0${NAME}`) return undefined;
      const packs = isBuild ? await packsOf(root) : [];
      return [
        ...packs.map(
          ({ path }, i) => `import at${i} from ${JSON.stringify(`${path}?url&no-inline`)};`,
        ),
        `export const OPENINGS = { ${packs.map((p, i) => `'${p.id}': at${i}`).join(', ')} };`,
      ].join('\n');
    },
  };
}

interface Pack {
  readonly id: string;
  readonly path: string;
}

async function packsOf(root: string): Promise<Pack[]> {
  const folder = join(root, 'node_modules/.cache/trailwatch/openings', codeOf(root));
  mkdirSync(folder, { recursive: true });
  const packs = ['sandbox', ...scenarioIds()].map((id) => ({
    id,
    path: join(folder, `${id}.pack`),
  }));
  const missing = packs.filter(({ path }) => !existsSync(path));
  if (missing.length > 0) {
    console.log(`living the history of ${missing.map(({ id }) => id).join(', ')}…`);
    const script = join(folder, `live-${process.pid}.mjs`);
    await bundleScript('packs/live.ts', script);
    const lanes = Array.from({ length: LANES }, async () => {
      for (let pack = missing.shift(); pack; pack = missing.shift()) await live(script, pack);
    });
    await Promise.all(lanes);
    rmSync(script);
  }
  return packs;
}

async function live(script: string, { id, path }: Pack): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await promisify(execFile)(process.execPath, [script, id, unfinished]);
  renameSync(unfinished, path);
}

/** Digest of what a pack depends on beside the packages. */
function codeOf(root: string): string {
  const hash = createHash('sha256').update(worldCode(root));
  for (const path of [
    'src/lessons/spec.ts',
    'src/worker/story/request.ts',
    'tools/packs/live.ts',
  ]) {
    hash.update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 12);
}
