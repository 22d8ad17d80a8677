/** The digest of everything a world's course depends on; part of saves and cache keys. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['kernel', 'aws', 'gateway', 'services', 'actors', 'workloads', 'world'];

export function worldCode(root: string): string {
  const hash = createHash('sha256');
  const folders = [...FOLDERS.map((room) => join('src', room)), 'scenarios'];
  for (const path of folders.flatMap((folder) => listFiles(root, folder)).sort()) {
    if (/\.test\.ts$|\.md$/.test(path)) continue;
    hash
      .update(path.replaceAll('\\', '/'))
      .update('\0')
      .update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 12);
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}
