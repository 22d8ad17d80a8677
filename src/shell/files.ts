/** The home folder out of a shell's file system and into it. */
import type { InMemoryFs } from 'just-bash/browser';
import type { KeptFile } from './ports.ts';

/** What is kept of a home folder; more stays in the open shell only. */
const MAX_BYTES = 8 * 2 ** 20;
const MAX_FILES = 2_000;

export async function keepFiles(fs: InMemoryFs, home: string): Promise<readonly KeptFile[]> {
  const files: KeptFile[] = [];
  let total = 0;
  for (const path of fs.getAllPaths()) {
    if (!path.startsWith(`${home}/`) || files.length >= MAX_FILES) continue;
    const stat = await fs.stat(path);
    if (!stat.isFile || total + stat.size > MAX_BYTES) continue;
    const bytes = await fs.readFileBuffer(path);
    total += bytes.length;
    files.push({ path: path.slice(home.length + 1), bytes, mode: stat.mode });
  }
  return files;
}

export async function putFiles(
  fs: InMemoryFs,
  home: string,
  files: readonly KeptFile[],
): Promise<void> {
  for (const { path, bytes, mode } of files) {
    const whole = `${home}/${path}`;
    await fs.mkdir(whole.slice(0, whole.lastIndexOf('/')), { recursive: true });
    await fs.writeFile(whole, bytes);
    await fs.chmod(whole, mode);
  }
}
