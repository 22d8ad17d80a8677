/** The engine in Chromium lives the life that Node wrote down (G19). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { readWorld } from '../../tools/scenario-files.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

test('the same seed gives the same digest as in Node', async ({ page }) => {
  const bundle = await build({
    entryPoints: [path('../support/golden-run.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'golden',
  });
  await page.setContent('<!doctype html><title>engine</title>');
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  const digest = await page.evaluate((file) => {
    const { golden } = globalThis as unknown as {
      golden: { goldenDigest(file: unknown): string };
    };
    return golden.goldenDigest(file);
  }, readWorld('larkfield'));
  const kept = JSON.parse(readFileSync(path('../sim/golden.json'), 'utf8')) as { digest: string };
  expect(digest).toBe(kept.digest);
});
