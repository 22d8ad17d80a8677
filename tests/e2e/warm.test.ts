/** While a new visitor still reads, the first scenario's history is lived; then it opens at once. */
import { expect, test } from '@playwright/test';
import { LIVING_MS, openWorld, settled, status, visit } from './world.ts';

test('a scenario opens quickly for somebody who read the first page', async ({ page }) => {
  await visit(page);
  expect((await status(page)).world).toBeNull();
  const isKept = () =>
    page.evaluate(async () => {
      const all = await indexedDB.databases();
      if (!all.some(({ name }) => name === 'trailwatch')) return 0;
      const open = indexedDB.open('trailwatch');
      const db = await new Promise<IDBDatabase>((done) => {
        open.onsuccess = () => done(open.result);
      });
      const keys = db.transaction('openings').objectStore('openings').getAllKeys();
      return new Promise<number>((done) => {
        keys.onsuccess = () => {
          done(keys.result.filter((key) => String(key).includes('cpu-spike')).length);
          db.close();
        };
      });
    });
  await expect.poll(isKept, { timeout: LIVING_MS }).toBe(1);
  expect((await status(page)).busy).toBeNull();
  const began = Date.now();
  expect(await openWorld(page, { scenario: 'cpu-spike' })).toBeNull();
  await settled(page);
  const tookMs = Date.now() - began;
  test.info().annotations.push({ type: 'opened after', description: `${tookMs} ms` });
  expect(tookMs).toBeLessThan(8_000);
});
