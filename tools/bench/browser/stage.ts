/** The built product, served and opened in Chromium as the browser figures need it. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { Figure } from '../figure.ts';
import { browserSwitches, findBrowser, NO_BROWSER } from '../../browser.ts';

/** A middle-class phone or an old laptop, by Lighthouse's measure. */
export const SLOWDOWN = 4;

export interface Stage {
  readonly browser: Browser;
  readonly url: string;
  readonly executablePath: string;
}

let built: Promise<unknown> | undefined;

/** One after the other, on one build: what is timed has the machine to itself. */
export function benchBrowser(
  ...parts: readonly ((stage: Stage) => Figure[] | Promise<Figure[]>)[]
): () => Promise<Figure[]> {
  return () =>
    onStage(async (stage) => {
      const figures: Figure[] = [];
      for (const measure of parts) figures.push(...(await measure(stage)));
      return figures;
    });
}

/** Builds and serves the product and starts a browser for the time that `measure` takes. */
async function onStage<T>(measure: (stage: Stage) => Promise<T>): Promise<T> {
  const executablePath = findBrowser(chromium.executablePath());
  if (!executablePath) throw new Error(NO_BROWSER);
  await (built ??= build({ logLevel: 'warn' }));
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' });
  const browser = await chromium.launch({ executablePath, args: browserSwitches() });
  try {
    return await measure({ browser, url: server.resolvedUrls!.local[0]!, executablePath });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A visitor who was never here before, on a screen of the reference size. */
export async function newVisitor({ browser, url }: Stage): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
}

/**
 * Slows the page's own thread. Chromium offers this for pages only: workers run on at full speed,
 * so a figure of a worker's work is to be divided by `SLOWDOWN` by whoever reports it.
 */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}
