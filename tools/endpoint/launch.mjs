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
  for (const folder of ['src', 'tools']) {
    const entries = readdirSync(join(ROOT, folder), { recursive: true }).map(String).sort();
    for (const name of entries) {
      if (!/\.(ts|json)$/.test(name) || name.endsWith('.test.ts')) continue;
      const { size, mtimeMs } = statSync(join(ROOT, folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function build() {
  const esbuild = await import('esbuild');
  mkdirSync(CACHE, { recursive: true });
  removeOld();
  const name = basename(bundle, '.mjs');
  const { outputFiles } = await esbuild.build({
    entryPoints: { [name]: join(ROOT, 'tools/endpoint/main.ts') },
    // Beside one another: what looks for files goes by its own place.
    outdir: CACHE,
    outExtension: { '.js': '.mjs' },
    chunkNames: `${name}-[hash]`,
    splitting: true,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['typescript', 'vite'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
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
