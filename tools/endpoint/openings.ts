/** Worlds at the beginning of their story, kept because the days before it take seconds to live. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { deepFreeze } from '../../src/gateway/freeze.ts';
import { packFrozen, unpackFrozen, type Packed } from '../../src/storage/frozen.ts';
import { digestOf } from '../../src/world/snapshot.ts';
import type { WorldSpec, WorldState } from '../../src/world/state.ts';

/** Each takes tens of megabytes. */
const KEPT_OPENINGS = 4;
const NAME = /^opening-\w+\.v8$/;

/** Which opening; it lies in `folder`. */
export interface OpeningKey {
  readonly folder: string;
  readonly spec: WorldSpec;
  readonly seed: number;
}

/** The state at the beginning of the story; null where it is not kept or cannot be read. */
export function readOpening(key: OpeningKey): WorldState | null {
  try {
    return unpackFrozen(deserialize(readFileSync(pathOf(key))) as Packed) as WorldState;
  } catch {
    return null;
  }
}

/** Keeps an opening, and forgets the oldest beyond four. */
export function putOpening(key: OpeningKey, state: WorldState): void {
  const { folder } = key;
  const path = pathOf(key);
  mkdirSync(folder, { recursive: true });
  // Others may be reading: a file appears whole.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, serialize(packFrozen(state)));
  renameSync(draft, path);
  const kept = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of kept.slice(KEPT_OPENINGS)) rmSync(old, { force: true });
}

/** The course of a world depends on its spec, its seed and the code, which is bundled with this. */
function pathOf({ folder, spec, seed }: OpeningKey): string {
  const code = readFileSync(fileURLToPath(import.meta.url));
  // Equal states have equal digests if equal parts of them are frozen.
  const hash = createHash('sha256')
    .update(code)
    .update(digestOf({ spec: deepFreeze(spec), seed }));
  return join(folder, `opening-${hash.digest('hex').slice(0, 16)}.v8`);
}
