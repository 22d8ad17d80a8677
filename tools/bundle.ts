import { join } from 'node:path';
import { build } from 'esbuild';

const TOOLS = import.meta.dirname;

/**
 * Writes a script of `tools/` with all it imports, packages aside, to one file that Node runs. A
 * script that is to be quick runs so: a loader that keeps the name of every function makes it half
 * as fast.
 */
export async function bundleScript(script: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(TOOLS, script)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { 'import.meta.dirname': JSON.stringify(TOOLS) },
    logLevel: 'warning',
  });
}
