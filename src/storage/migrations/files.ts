/** Versions of the export file. A released step is never changed; a new version adds one. */

export const FILE_VERSION = 3;

type Versioned = { readonly version: number };

/** `STEPS[n]` makes a file of version n + 1 from one of version n. */
const STEPS: readonly (((file: Versioned) => Versioned) | null)[] = [
  null,
  (file) => ({ ...file, version: 2, notes: [] }),
  (file) => ({ ...file, version: 3, worlds: withoutShells(file) }),
];

function withoutShells({ worlds }: Versioned & { readonly worlds?: unknown }): unknown {
  if (!Array.isArray(worlds)) return worlds;
  return worlds.map((world) => ({ ...(world as object), shell: null }));
}

/** A file of any earlier version as one of this version. */
export function migrateFile(file: Versioned): Versioned {
  let current = file;
  while (current.version < FILE_VERSION) {
    const step = STEPS[current.version];
    if (!step) throw new Error(`no step leads from file version ${current.version}`);
    current = step(current);
  }
  return current;
}
