/**
 * `npm run bench [-- --only G2,G18] [--json]`. The suite is bundled first, as the product is.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleScript } from '../bundle.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/trailwatch');
const outfile = join(CACHE, 'bench.mjs');

mkdirSync(CACHE, { recursive: true });
await bundleScript('bench/suite.ts', outfile);
await import(pathToFileURL(outfile).href);
