/**
 * `npm run bench [-- --only G2,G18] [--json]`. The suite is bundled first, as the product is: a
 * loader that keeps the name of every function slows what is measured by half.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const TOOLS = join(import.meta.dirname, '..');
const CACHE = join(TOOLS, '../node_modules/.cache/trailwatch');
const outfile = join(CACHE, 'bench.mjs');

mkdirSync(CACHE, { recursive: true });
await build({
  entryPoints: [join(import.meta.dirname, 'suite.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  define: { 'import.meta.dirname': JSON.stringify(TOOLS) },
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
