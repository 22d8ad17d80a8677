/** Starts the endpoint from one file, which is built once for each state of the sources. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const CACHE = join(ROOT, '.cache');
const DAY_MS = 86_400_000;

const bundle = join(CACHE, `endpoint-${sourcesDigest()}.mjs`);
if (!existsSync(bundle)) await build();
await import(pathToFileURL(bundle).href);

/** Names, sizes and times of everything the endpoint is made of. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of ['src', 'tools'].flatMap(filesIn).sort()) {
    if (!/\.(ts|mjs|json)$/.test(path) || path.endsWith('.test.ts')) continue;
    const { size, mtimeMs } = statSync(join(ROOT, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Every file below a folder; Node's own recursive listing takes ten times as long.
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

async function build() {
  // The builder makes one build and ends: to collect its garbage would take a third of its time.
  process.env.GOGC = 'off';
  const esbuild = await import('esbuild');
  mkdirSync(CACHE, { recursive: true });
  removeOld();
  const name = basename(bundle, '.mjs');
  const { outputFiles } = await esbuild.build({
    entryPoints: { [name]: join(ROOT, 'tools/endpoint/main.ts') },
    // Beside one another: what looks for files goes by its own place.
    outdir: CACHE,
    outExtension: { '.js': '.mjs' },
    // What several states of the sources have alike they share.
    chunkNames: 'endpoint-[hash]',
    splitting: true,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Only a scenario needs packages; to bundle them would take as long as a quarter of the rest.
    packages: 'external',
    logLevel: 'error',
  });
  delete process.env.GOGC;
  await esbuild.stop();
  // Another start may be looking: each file appears whole, the one it looks for last.
  for (const { path, contents } of outputFiles.sort((a) => (a.path === bundle ? 1 : -1))) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, path);
  }
}

/** Yesterday's builds; today's may still be running and load their parts when they need them. */
function removeOld() {
  for (const name of readdirSync(CACHE)) {
    if (!name.startsWith('endpoint-')) continue;
    const path = join(CACHE, name);
    if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { force: true });
  }
}
