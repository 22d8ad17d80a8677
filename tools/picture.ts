/**
 * Takes the picture of the README: `npx vite build && npx tsx tools/picture.ts`. The account of the
 * first scenario an hour into its story, an alarm made beforehand, seen through both lenses.
 */
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { browserSwitches, findBrowser, NO_BROWSER } from './browser.ts';

const MINUTE_MS = 60_000;
const OUT = 'public/two-lenses.png';

const ALARM = {
  AlarmName: 'ticket-server-cpu',
  Namespace: 'AWS/EC2',
  MetricName: 'CPUUtilization',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 5,
  DatapointsToAlarm: 4,
  Threshold: 80,
  ComparisonOperator: 'GreaterThanThreshold',
};

async function take(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => globalThis.trailwatch !== undefined);
  await page.evaluate(() => globalThis.trailwatch!.open({ scenario: 'cpu-spike', fresh: true }));
  await page.evaluate(watchTicketServer, ALARM);
  await page.evaluate((ms) => globalThis.trailwatch!.step(ms), 62 * MINUTE_MS);
  await page.evaluate(() => (location.hash = '#/lenses'));
  await page.getByRole('heading', { name: 'Two lenses' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: OUT, animations: 'disabled' });
}

/** Runs in the page. */
async function watchTicketServer(alarm: typeof ALARM): Promise<void> {
  const client = globalThis.trailwatch!;
  const seen = await client.peek({ service: 'ec2', operation: 'DescribeInstances', params: {} });
  const id = /"InstanceId":"([^"]+)"(?:(?!"InstanceId").)*"Value":"larkfield-tickets"/.exec(
    JSON.stringify(seen.ok ? seen.result : {}),
  )?.[1];
  if (!id) throw new Error('The ticket server is not there.');
  const Dimensions = [{ Name: 'InstanceId', Value: id }];
  const params = { ...alarm, Dimensions };
  const done = await client.call({ service: 'cloudwatch', operation: 'PutMetricAlarm', params });
  if (!done.ok) throw new Error(done.error.message);
}

const executablePath = findBrowser(chromium.executablePath());
if (!executablePath) throw new Error(NO_BROWSER);
const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath, args: browserSwitches() });
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
});
await take(page, server.resolvedUrls!.local[0]!);
await browser.close();
await server.close();
