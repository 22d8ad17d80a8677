/** After one visit the product needs no network. */
import { expect, test } from '@playwright/test';
import { expectSaved, openWorld, settled, status, stepMinutes, visit } from './world.ts';

test('with the network gone a reload works, and another scenario opens', async ({
  page,
  context,
}) => {
  await visit(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await openWorld(page, { scenario: 'home' });
  await settled(page);
  await stepMinutes(page, 9);
  await expectSaved(page);
  const before = await status(page);
  await context.setOffline(true);
  await page.reload();
  expect((await settled(page)).now).toBe(before.now);
  expect(await openWorld(page, { scenario: 'cpu-spike', seed: 8 })).toBeNull();
  expect((await settled(page)).world).toMatchObject({ id: 'cpu-spike', seed: 8 });
});
