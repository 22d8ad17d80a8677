/** Ways into the product for browser tests: open an address, wait for its world, ask the client. */
import { expect, type Page } from '@playwright/test';
import type { WorldStatus } from '../../src/worker/protocol.ts';

/**
 * How long what lives weeks may take: opening, the weeks before, the hidden weeks of a check. Many
 * times what a quiet machine needs; only a test that fails waits it out.
 */
export const LIVING_MS = 240_000;

/** Opens an address of the product, `#/s/cpu-spike?seed=7` for example. */
export async function visit(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await page.waitForFunction(() => globalThis.trailwatch !== undefined);
}

export function status(page: Page): Promise<WorldStatus> {
  return page.evaluate(() => globalThis.trailwatch!.status());
}

/** Waits until a world is open and nothing is being prepared. */
export async function settled(page: Page): Promise<WorldStatus> {
  await page.waitForFunction(
    () => {
      const { world, busy, saved } = globalThis.trailwatch!.status();
      return world !== null && busy === null && saved?.state !== 'saving';
    },
    undefined,
    { timeout: LIVING_MS },
  );
  return status(page);
}

/** Waits until the weeks before the story are there as well. */
export async function wholeHistory(page: Page): Promise<void> {
  const left = async () => (await status(page)).history;
  await expect.poll(left, { timeout: LIVING_MS }).toBeNull();
}

/** Opens a scenario through the client, as the links do. Answers the sentence where it fails. */
export async function openWorld(
  page: Page,
  request: { scenario: string; seed?: number; minute?: number; fresh?: boolean },
): Promise<string | null> {
  return page.evaluate(async (wish) => {
    try {
      await globalThis.trailwatch!.open(wish);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }, request);
}

/** Lets simulated minutes pass, and waits until the page has heard of it. */
export async function stepMinutes(page: Page, minutes: number): Promise<void> {
  const { tip } = await status(page);
  const until = tip + minutes * 60_000;
  await page.evaluate((ms) => globalThis.trailwatch!.step(ms), minutes * 60_000);
  await expect.poll(async () => (await status(page)).tip).toBeGreaterThanOrEqual(until);
}

/** Waits until the client says that all is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await expect.poll(async () => (await status(page)).saved?.state).toBe('saved');
}

/** What the page's console said in error; to be empty at the end. */
export function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
