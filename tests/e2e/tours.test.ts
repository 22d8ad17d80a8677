/** The SDK's clients of every simulated service in Chromium: told the same as in Node. */
import { build } from 'esbuild';
import { expect, test } from '@playwright/test';
import { specOf } from '../../tools/endpoint/worlds.ts';
import { SEED } from '../sdk/wired.ts';
import { toldOnTours } from '../sdk/tours/told.ts';

test('every call of every tour is answered in Chromium as in Node', async ({ page }) => {
  const spec = await specOf({ scenario: 'blank', seed: SEED }, false);
  const bundle = await build({
    entryPoints: ['tests/sdk/tours/in-browser.ts'],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  await page.route('**/tours.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Tours</title>' }),
  );
  await page.goto('./tours.html');
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  const inChromium = await page.evaluate(
    (world) => (globalThis as unknown as { toldOnTours: typeof toldOnTours }).toldOnTours(world),
    spec,
  );
  const inNode = await toldOnTours(spec);
  expect(inNode.length).toBeGreaterThan(400);
  expect(inChromium).toEqual(inNode);
});
