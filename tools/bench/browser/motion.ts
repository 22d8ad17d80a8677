/** How the product moves on a slow machine: at speed (G3), on return (G15), under a hand (G16). */
import type { Page } from '@playwright/test';
import { openRecord, pin, row } from '../../../tests/e2e/investigation.ts';
import {
  createAlarm,
  goTo,
  main,
  openFromList,
  subscribeMyself,
} from '../../../tests/e2e/learner.ts';
import {
  expectSaved,
  openWorld,
  settled,
  status,
  stepMinutes,
  visit,
} from '../../../tests/e2e/world.ts';
import type { Figure } from '../figure.ts';
import { newVisitor, SLOWDOWN, slowDown, type Stage } from './stage.ts';

/** A world without an end, so that time can run as far as it goes. */
const SCENARIO = 'sandbox';
const MEASURED_MS = 10_000;
/** By then an empty tab of a browser with a window is done with itself. */
const TAB_MS = 1_500;
/** By then a call stands in Event history. */
const RECORDED_AFTER_MINUTES = 20;
/** Shown beside the charts of the first alarms. */
const METRICS = [
  'NetworkIn',
  'NetworkOut',
  'StatusCheckFailed',
  'StatusCheckFailed_System',
  'StatusCheckFailed_Instance',
];
const CHARTS = 6;
const INSTANCE = 'i-0f1e2d3c4b5a69780';

/** G3: time as fast as it goes, six live charts on the screen. */
export async function atSpeed(stage: Stage): Promise<Figure[]> {
  const page = await openedPage(stage);
  await goTo(page, 'Two lenses');
  for (const metric of METRICS) await addLane(page, metric);
  const count = await main(page).locator('canvas').count();
  if (count < CHARTS) throw new Error(`${count} charts are on the screen`);
  await slowDown(page);
  const from = await status(page);
  const { frames, tookMs } = await page.evaluate(runAndWatch, MEASURED_MS);
  const to = await status(page);
  await page.context().close();
  if (!from.world || !to.world) throw new Error('no world was open');
  const rate = (to.now - from.now) / tookMs / SLOWDOWN;
  return [
    {
      name: 'G3 worker, 6 charts (a quarter of it: workers are not slowed)',
      unit: '×',
      value: rate,
      floor: 500,
      goal: 3_000,
    },
    { name: 'G3 p95 frame', unit: 'ms', value: quantile(frames, 0.95), floor: 33, goal: 17 },
  ];
}

async function openedPage(stage: Stage): Promise<Page> {
  const context = await newVisitor(stage);
  const page = await context.newPage();
  await visit(page);
  const problem = await openWorld(page, { scenario: SCENARIO });
  if (problem) throw new Error(problem);
  await settled(page);
  await page.waitForFunction(() => globalThis.trailwatch!.status().history === null);
  return page;
}

async function addLane(page: Page, metric: string): Promise<void> {
  await main(page).getByRole('button', { name: 'Add a metric' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add a metric' });
  await dialog.getByLabel('Search metrics').fill(`${metric} ${INSTANCE}`);
  await dialog
    .getByRole('button', { name: new RegExp(`${metric}, `) })
    .first()
    .click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Runs in the page: plays at full speed and notes how long each frame took to come. */
function runAndWatch(measuredMs: number): Promise<{ frames: number[]; tookMs: number }> {
  const client = globalThis.trailwatch!;
  client.setSpeed(Infinity);
  client.play();
  return new Promise((resolve) => {
    const frames: number[] = [];
    const began = performance.now();
    let last = began;
    const watch = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (now - began < measuredMs) return void requestAnimationFrame(watch);
      client.pause();
      resolve({ frames, tookMs: now - began });
    };
    requestAnimationFrame(watch);
  });
}

/**
 * G15: a learner comes back to a running account with the network gone. The empty tab is there
 * before; opening one is the browser's own work.
 */
export async function comingBack(stage: Stage): Promise<Figure[]> {
  const first = await openedPage(stage);
  const context = first.context();
  await first.evaluate(() => navigator.serviceWorker.ready);
  await expectSaved(first);
  await first.close();
  await context.setOffline(true);
  const times: number[] = [];
  for (let visits = 0; visits < 5; visits += 1) {
    const page = await context.newPage();
    await page.waitForTimeout(TAB_MS);
    await slowDown(page);
    await page.goto('./#/ec2');
    const handle = await page.waitForFunction(() =>
      document.querySelector('main table tbody tr td') ? performance.now() : null,
    );
    times.push((await handle.jsonValue())!);
    await page.close();
  }
  await context.close();
  const value = times.sort((a, b) => a - b)[2]!;
  return [{ name: 'G15 second visit, offline', unit: 'ms', value, floor: 1_500, goal: 600 }];
}

/** G16: the slowest answer to a key or a click while an alarm is made and the trail is read. */
export async function underAHand(stage: Stage): Promise<Figure[]> {
  const context = await newVisitor(stage);
  await context.addInitScript(watchInteractions);
  const page = await context.newPage();
  await openFromList(page, 'First alarm');
  await slowDown(page);
  await subscribeMyself(page, 'on-call');
  const metric = { name: 'CPUUtilization', having: INSTANCE };
  const wish = { period: '1 minute', threshold: 80, datapoints: [3, 3] as const };
  await createAlarm(page, { name: 'bench', metric, ...wish, topic: 'on-call' });
  await stepMinutes(page, RECORDED_AFTER_MINUTES);
  await goTo(page, 'Event history');
  await openRecord(page, row(page, 'PutMetricAlarm'));
  await pin(page);
  for (const label of ['Two lenses', 'Metrics', 'Account map', 'Instances', 'Alarms']) {
    await goTo(page, label);
  }
  const durations = await page.evaluate(() => [...globalThis.interactions.values()]);
  await context.close();
  if (durations.length < 20) throw new Error(`${durations.length} interactions were seen`);
  // As web-vitals counts it: one of fifty may be worse.
  const sorted = durations.sort((a, b) => b - a);
  const value = sorted[Math.floor(sorted.length / 50)]!;
  return [{ name: 'G16 INP of a lesson', unit: 'ms', value, floor: 200, goal: 80 }];
}

declare global {
  var interactions: Map<number, number>;
}

/** Runs in the page: the longest event of every interaction, as the browser reports it. */
function watchInteractions(): void {
  globalThis.interactions = new Map();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, duration } = entry;
      if (!interactionId) continue;
      const known = globalThis.interactions.get(interactionId) ?? 0;
      globalThis.interactions.set(interactionId, Math.max(known, duration));
    }
  });
  observer.observe({ type: 'event', durationThreshold: 16, buffered: true } as never);
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}
