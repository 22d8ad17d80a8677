/** What a learner did is still there: after a reload, in a second tab, with storage in trouble. */
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import {
  expectSaved,
  listenForErrors,
  openWorld,
  settled,
  status,
  stepMinutes,
  visit,
} from './world.ts';

/** A world with a few hours of history only: these tests are about keeping, not living. */
const SHORT = 'home';

test.beforeEach(async ({ page }) => {
  await visit(page);
  expect(await openWorld(page, { scenario: SHORT })).toBeNull();
  await settled(page);
});

test('a reload comes back to the same minute, and to what was done', async ({ page }) => {
  const errors = listenForErrors(page);
  await stepMinutes(page, 42);
  await page.evaluate(() =>
    globalThis.trailwatch!.call({ service: 'sts', operation: 'GetCallerIdentity', params: {} }),
  );
  const { now: still } = await status(page);
  await page.evaluate(() => globalThis.trailwatch!.play());
  await expect.poll(async () => (await status(page)).now).toBeGreaterThan(still);
  await page.evaluate(() => globalThis.trailwatch!.pause());
  await expect.poll(async () => (await status(page)).running).toBe(false);
  await expectSaved(page);
  const before = await status(page);
  expect(before.now - before.world!.start).toBeGreaterThan(42 * 60_000);
  await page.reload();
  const after = await settled(page);
  expect(after.now).toBe(before.now);
  expect(after.world).toEqual(before.world);
  const [receipt] = await page.evaluate(() => globalThis.trailwatch!.view('calls', { limit: 9 }));
  expect(receipt).toMatchObject({ operation: 'GetCallerIdentity', error: null });
  expect(receipt!.result).toMatchObject({ Account: '111122223333' });
  expect(receipt!.record).toMatchObject({ eventName: 'GetCallerIdentity' });
  expect(after.notice ?? null).toBeNull();
  expect(errors).toEqual([]);
});

test('looking back, branching and returning keep both ways', async ({ page }) => {
  await stepMinutes(page, 60);
  const { now, world } = await status(page);
  const early = world!.start + 10 * 60_000;
  await page.evaluate((at) => globalThis.trailwatch!.lookAt(at), early);
  await expect.poll(async () => (await status(page)).lookingAt).toBe(early);
  const refused = await page.evaluate(() =>
    globalThis.trailwatch!.call({ service: 'sts', operation: 'GetCallerIdentity', params: {} }),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'LookingBack' } });
  await page.evaluate(() => globalThis.trailwatch!.branchHere('another way'));
  await expect.poll(async () => (await status(page)).branches.length).toBe(2);
  expect((await status(page)).now).toBe(early);
  await expectSaved(page);
  await page.reload();
  const { branches } = await settled(page);
  expect(branches.find(({ current }) => current)!.label).toBe('another way');
  const old = branches.find(({ current }) => !current)!;
  expect(old.tip).toBe(now);
  await page.evaluate((id) => globalThis.trailwatch!.switchBranch(id), old.id);
  await expect.poll(async () => (await status(page)).now).toBe(now);
});

test('a second tab goes on with a copy and says so', async ({ page, context }) => {
  await stepMinutes(page, 5);
  await expectSaved(page);
  const other = await context.newPage();
  await visit(other);
  const there = await settled(other);
  expect(there.notice).toContain('open in another tab');
  await stepMinutes(other, 60);
  await expectSaved(other);
  await stepMinutes(page, 1);
  await expectSaved(page);
  const [first, second] = [await status(page), await status(other)];
  expect(first.saveId).not.toBe(second.saveId);
  await page.reload();
  expect((await settled(page)).now).toBe(first.now);
  await other.reload();
  expect((await settled(other)).now).toBe(second.now);
});

test('saves go out into a file, are forgotten, and come back from it', async ({ page }) => {
  await stepMinutes(page, 7);
  await page.evaluate(() => globalThis.trailwatch!.saves.save('Before lunch <b>'));
  const names = () =>
    page.evaluate(async () =>
      (await globalThis.trailwatch!.saves.list()).map(({ name }) => name).sort(),
    );
  expect(await names()).toEqual(['Before lunch <b>', 'Home']);
  const words = await page.evaluate(async () => {
    const { saves } = globalThis.trailwatch!;
    const file = await saves.exportFile();
    await saves.reset();
    const empty = (await saves.list()).length;
    const { words } = await saves.importFile(file);
    const again = await saves.importFile(file);
    return [empty, words, again.words];
  });
  expect(words).toEqual([0, '2 worlds added.', '0 worlds added, 2 already here.']);
  const restored = await page.evaluate(async () => {
    const { saves } = globalThis.trailwatch!;
    const save = (await saves.list()).find(({ automatic }) => !automatic)!;
    await saves.restore(save.id);
    return save.now;
  });
  expect((await settled(page)).now).toBe(restored);
});

test('a note written after a story goes with a reset, comes back, and travels in the file', async ({
  page,
}) => {
  const texts = await page.evaluate(async () => {
    const { saves } = globalThis.trailwatch!;
    const text = () => saves.readNote('cpu-spike');
    await saves.keepNote('cpu-spike', 'One mail, not one a minute.');
    const file = await saves.exportFile();
    await saves.reset();
    const afterReset = await text();
    await saves.undoReset();
    const afterUndo = await text();
    await saves.keepNote('cpu-spike', '  ');
    const afterErasing = await text();
    const { words } = await saves.importFile(file);
    return { afterReset, afterUndo, afterErasing, words, afterImport: await text() };
  });
  expect(texts).toEqual({
    afterReset: '',
    afterUndo: 'One mail, not one a minute.',
    afterErasing: '',
    words: '0 worlds added, 1 already here, 1 note merged.',
    afterImport: 'One mail, not one a minute.',
  });
});

test('a reset can be undone, even where one was pressed twice', async ({ page }) => {
  const counts = await page.evaluate(async () => {
    const { saves } = globalThis.trailwatch!;
    await saves.save('kept');
    const before = (await saves.list()).length;
    await saves.reset();
    const between = (await saves.list()).length;
    await saves.reset();
    const offered = await saves.canUndoReset();
    await saves.undoReset();
    return [before, between, offered, (await saves.list()).length, await saves.canUndoReset()];
  });
  expect(counts).toEqual([2, 0, true, 2, false]);
});

test('bad files are refused with a sentence and nothing is lost', async ({ page }) => {
  await page.evaluate(() => globalThis.trailwatch!.saves.save('kept'));
  const hostile =
    '{"format":"trailwatch","version":1,"__proto__":{"x":1},"worlds":[1],"progress":[]}';
  const files: [string, Buffer, string][] = [
    ['text', Buffer.from('hello'), 'not a Trailwatch file'],
    ['foreign', gzipSync('{"Records":[]}'), 'made by another program'],
    ['cut off', gzipSync('x'.repeat(9_999)).subarray(0, 20), 'cut off'],
    ['hostile', gzipSync(hostile), 'World 1 in this file is damaged'],
    ['newer', gzipSync('{"format":"trailwatch","version":9}'), 'newer Trailwatch'],
    ['endless', gzipSync(Buffer.alloc(80 * 2 ** 20)), 'unfolds to more than'],
  ];
  for (const [name, bytes, words] of files) {
    expect(await importing(page, bytes), name).toContain(words);
  }
  const huge = await page.evaluate(async () => {
    const file = new Blob([new Uint8Array(17 * 2 ** 20)]);
    return globalThis.trailwatch!.saves.importFile(file).catch((error: Error) => error.message);
  });
  expect(huge).toContain('larger than 16 MB');
  const left = await page.evaluate(async () => (await globalThis.trailwatch!.saves.list()).length);
  expect(left).toBe(2);
});

test('links that lead nowhere say so, and the world stays', async ({ page }) => {
  const before = await status(page);
  const wrong: [Parameters<typeof openWorld>[1], string][] = [
    [{ scenario: 'unknown' }, 'no scenario called “unknown”'],
    [{ scenario: SHORT, seed: NaN }, 'seed in this link'],
    [{ scenario: SHORT, minute: -1 }, 'minute in this link'],
    [{ scenario: SHORT, minute: 1e9 }, 'minute in this link'],
  ];
  for (const [request, words] of wrong) expect(await openWorld(page, request)).toContain(words);
  expect((await settled(page)).saveId).toBe(before.saveId);
});

test('storage cleared under an open page: the next act saves everything again', async ({
  page,
}) => {
  await stepMinutes(page, 3);
  await expectSaved(page);
  await page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.deleteDatabase('trailwatch');
        request.onsuccess = () => done();
        request.onerror = () => failed(request.error);
      }),
  );
  await stepMinutes(page, 3);
  await expectSaved(page);
  const before = await status(page);
  await page.reload();
  expect((await settled(page)).now).toBe(before.now);
});

test('a browser that stores nothing still plays, and says so', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route('**/entry-*.js', async (route) => {
    const response = await route.fetch();
    const refusing = `IDBFactory.prototype.open = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };`;
    await route.fulfill({ response, body: refusing + (await response.text()) });
  });
  await visit(page);
  expect(await openWorld(page, { scenario: SHORT })).toBeNull();
  await stepMinutes(page, 5);
  await expect.poll(async () => (await status(page)).saved?.state).toBe('refused');
  const minute = async () => {
    const { now, world } = await status(page);
    return (now - world!.start) / 60_000;
  };
  await expect.poll(minute).toBe(5);
  expect((await status(page)).notice).toContain('out of storage');
  await context.close();
});

function importing(page: Page, bytes: Buffer): Promise<string> {
  return page.evaluate(async (base64) => {
    const file = await (await fetch(`data:application/gzip;base64,${base64}`)).blob();
    try {
      return (await globalThis.trailwatch!.saves.importFile(file)).words;
    } catch (error) {
      return (error as Error).message;
    }
  }, bytes.toString('base64'));
}
