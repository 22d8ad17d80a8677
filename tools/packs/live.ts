/**
 * `node <bundle> <scenario> <file>`: lives a scenario's history on the default seed and writes the
 * pack of its opening. Bundled and run by `tools/packs/plugin.ts`.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { SANDBOX_START, sandboxSpec, worldSpecOf } from '../../src/lessons/spec.ts';
import { DEFAULT_SEED } from '../../src/worker/story/request.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { packInstant, packOpening, unpackOpening } from '../../src/world/pack/opening.ts';
import { openWorld, restoreWorld } from '../../src/world/world.ts';
import { readScenario, readWorld } from '../scenario-files.ts';

const [id, path] = process.argv.slice(2) as [string, string];
const file = readWorld('larkfield');
const spec =
  id === 'sandbox'
    ? sandboxSpec(file, SANDBOX_START)
    : worldSpecOf(readScenario(id), file, { seed: DEFAULT_SEED });

const world = openWorld(spec, DEFAULT_SEED, FITTINGS);
world.advance(packInstant(spec.start));
const bytes = packOpening(world);
// It must lead to the story's start by itself.
restoreWorld(unpackOpening(bytes, spec), FITTINGS).advance(spec.start);
writeFileSync(path, gzipSync(bytes, { level: 9 }));
