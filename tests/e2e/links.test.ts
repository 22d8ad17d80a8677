/** Links that people paste: they open what they name, or say in a sentence why not. */
import { expect, test } from '@playwright/test';
import { settled, status, visit } from './world.ts';

test('a link opens its scenario, seed and minute', async ({ page }) => {
  await visit(page, '#/s/cpu-spike?seed=9&t=12');
  const { world, now } = await settled(page);
  expect(world).toMatchObject({ id: 'cpu-spike', seed: 9 });
  await expect.poll(async () => (await status(page)).now).toBe(world!.start + 12 * 60_000);
  expect(now).toBeGreaterThanOrEqual(world!.start);
});

for (const [link, words] of [
  ['#/s/unknown', 'unknown'],
  ['#/s/__proto__', '__proto__'],
  ['#/s/cpu-spike?seed=abc', 'seed'],
  ['#/s/cpu-spike?seed=-3', 'seed'],
  ['#/s/cpu-spike?t=-1', 'minute'],
  ['#/s/cpu-spike?t=1e9', 'minute'],
  ['#/s/cpu-spike?v=99', 'version'],
] as const) {
  test(`the link ${link} says what is wrong with it`, async ({ page }) => {
    await visit(page, link);
    await expect(page.locator('main')).toContainText(words, { ignoreCase: true });
    await expect(page.locator('main h1').first()).toBeVisible();
    expect((await status(page)).lastError).toBeNull();
  });
}
