/**
 * `npm run bench [-- --only G2,G18] [--json]`. The suite is bundled first, as the product is.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleScript } from '../bundle.ts';
import { endFor } from '../command-line/usage.ts';
import { readOptions } from './options.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/trailwatch');
const outfile = join(CACHE, 'bench.mjs');

try {
  // The suite reads them again; what is wrong with them need not wait for the build.
  readOptions(process.argv.slice(2));
} catch (error) {
  await endFor(error);
}
mkdirSync(CACHE, { recursive: true });
await bundleScript('bench/suite.ts', outfile);
await import(pathToFileURL(outfile).href);
