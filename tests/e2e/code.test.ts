/** The account by code: a learner writes JavaScript with the SDK's own clients and runs it. */
import { expect, test, type Page } from '@playwright/test';
import { BRING_BACK } from '../../src/ui/text/code.ts';
import { editor, output, records, run, write } from './doors.ts';
import {
  expectSaved,
  listenForErrors,
  LIVING_MS,
  openWorld,
  settled,
  status,
  stepMinutes,
  visit,
} from './world.ts';

async function openCode(page: Page): Promise<void> {
  await visit(page);
  await openWorld(page, { scenario: 'sandbox', seed: 7 });
  await settled(page);
  await page.evaluate(() => (location.hash = '#/code'));
  await expect(editor(page)).toBeVisible();
}

test('code is edited, run, kept, and stands in the trail as the SDK’s', async ({ page }) => {
  const errors = listenForErrors(page);
  await openCode(page);
  // By keyboard alone: Tab indents, Escape and Tab leave, the button runs the first example.
  await editor(page).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('[data-end=done]')).toBeVisible();
  await expect(output(page)).toContainText('StateValue');

  await write(
    page,
    `import { CloudWatchClient, SetAlarmStateCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
const client = new CloudWatchClient({});
const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({}));
console.warn('%d alarms', MetricAlarms.length);
await client.send(new SetAlarmStateCommand({ AlarmName: 'nope', StateValue: 'OK', StateReason: 'x' }));`,
  );
  const shown = await run(page, 'failed');
  expect(shown).toMatch(/Warning\s*\d+ alarms/);
  expect(shown).toMatch(/Uncaught ResourceNotFound\w*: /);
  expect(shown).toContain('at code.mjs:5');
  expect(shown).toMatch(/\$metadata: \{[^]*httpStatusCode: 404,\s*requestId: '[0-9a-f-]{36}'/);
  await expectSaved(page);

  await page.reload();
  await expect(editor(page)).toContainText("AlarmName: 'nope'");
  await stepMinutes(page, 20);
  const [record] = await records(page, 'SetAlarmState');
  expect(JSON.parse(record!)).toMatchObject({
    userAgent: expect.stringMatching(
      /^aws-sdk-js\/3\.\d+\.\d+ ua\/2\.1 os\/linux#\S+ lang\/js md\/nodejs#20\S* api\/cloudwatch#3\S+ exec-env\/CloudShell m\/\S+$/,
    ),
    sourceIPAddress: '192.0.2.50',
    userIdentity: { userName: 'learner' },
    errorCode: 'ResourceNotFound',
  });
  expect(errors).toEqual([]);
});

test('every example runs to its end', async ({ page }) => {
  const errors = listenForErrors(page);
  await openCode(page);
  const menu = page.getByRole('button', { name: 'Examples' });
  await menu.click();
  const titles = await page.getByRole('menuitem').allInnerTexts();
  await page.keyboard.press('Escape');
  expect(titles.length).toBeGreaterThanOrEqual(6);
  const told: string[] = [];
  for (const title of titles) {
    await menu.click();
    await page.getByRole('menuitem', { name: title }).click();
    await page.getByRole('button', { name: 'Run' }).click();
    await expect(page.locator('[data-end]'), title).toHaveAttribute('data-end', 'done', {
      timeout: LIVING_MS,
    });
    told.push(await output(page).innerText());
    await page.keyboard.press('Tab');
  }
  const all = told.join('\n');
  expect(all).toMatch(/Z 170 ALARM/);
  expect(all).toMatch(/i-[0-9a-f]{17} SUCCESS after \d+/);
  expect(all).toContain('in the last seven days');
  expect(all).toMatch(/Now I am arn:aws:sts::111122223333:assumed-role\/code-page-reader\//);
  expect(errors).toEqual([]);
});

test('code reaches nothing but the account', async ({ page }) => {
  await openCode(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(page.url().split('#')[0]!)) asked.push(request.url());
  });
  await write(
    page,
    `const tries = {
  fetch: () => fetch('https://example.com'),
  xhr: () => new XMLHttpRequest(),
  socket: () => new WebSocket('wss://example.com'),
  events: () => new EventSource('https://example.com'),
  scripts: () => importScripts('https://example.com/a.js'),
  font: () => new FontFace('a', 'url(https://example.com/a.woff2)').load(),
  text: () => eval("import('https://example.com/a.mjs')"),
  made: () => new Function("return import('https://example.com/a.mjs')")(),
  asynchronous: () => (async () => 0).constructor("return import('https://example.com/a.mjs')")(),
  proto: () => Object.getPrototypeOf(self).fetch?.call(self, 'https://example.com') ?? fetch(''),
  worker: () => new Worker('data:text/javascript,0'),
  stores: () => indexedDB.databases(),
  page: () => postMessage('hello'),
  module: () => import('https://example.com/a.mjs'),
};
for (const [name, attempt] of Object.entries(tries)) {
  try { await attempt(); console.log(name, 'went through'); }
  catch (error) { console.log(name, 'refused:', error.message); }
}`,
  );
  const shown = await run(page);
  expect(shown).not.toContain('went through');
  expect(shown.match(/refused:/g)).toHaveLength(14);
  expect(shown).toContain(
    'fetch is not available: this code runs inside the account and reaches no network.',
  );
  expect(shown).toContain("'https://example.com/a.mjs' is not installed here");
  expect(asked).toEqual([]);
});

test('an endless loop is stopped, a waiting program when the learner says so', async ({ page }) => {
  await openCode(page);
  await write(page, "console.log('in');\nwhile (true) {}");
  expect(await run(page, 'stuck')).toMatch(/^in\s+Stopped: for 6 seconds the code did not let go/);
  // The page and the account are alive.
  await stepMinutes(page, 1);

  await write(page, "console.log('waits');\nawait new Promise(() => undefined);");
  await page.keyboard.press('Control+Enter');
  await expect(output(page)).toContainText('waits');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('[data-end=stopped]')).toBeVisible();
  // Typed key by key: none of them is taken for a shortcut of the frame.
  await write(page, '// typed\n');
  await page.keyboard.type('const n = 6; n * 7');
  expect(await run(page)).toMatch(/Value\s*42/);
  expect((await status(page)).running).toBe(false);
});

test('code sleeps on the account’s clock', async ({ page }) => {
  await openCode(page);
  const before = (await status(page)).tip;
  await write(
    page,
    'await new Promise((go) => setTimeout(go, 3600_000));\nnew Date().toISOString()',
  );
  const shown = await run(page);
  const { tip } = await status(page);
  expect(tip - before).toBeGreaterThanOrEqual(3_600_000);
  expect(shown).toContain(new Date(tip).toISOString().slice(0, 16));
});

test('with the network gone code runs all the same', async ({ page, context }) => {
  await openCode(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expectSaved(page);
  await context.setOffline(true);
  await page.reload();
  await expect(editor(page)).toBeVisible();
  await write(
    page,
    `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const Bucket = 'made-without-a-network';
await s3.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } });
await s3.putObject({ Bucket, Key: 'a/b c.txt', Body: 'kept' });
const { Body } = await s3.getObject({ Bucket, Key: 'a/b c.txt' });
(await Body.transformToString()).toUpperCase()`,
  );
  expect(await run(page)).toContain("'KEPT'");
});

test('code of the learner’s own makes way for an example, and can be brought back', async ({
  page,
}) => {
  await openCode(page);
  await write(page, 'console.log("mine");');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(editor(page)).not.toContainText('mine');
  await page.getByRole('button', { name: BRING_BACK }).click();
  await expect(editor(page)).toHaveText('console.log("mine");');
});

test('a call of a page opens as code that runs', async ({ page }) => {
  await openCode(page);
  await page.evaluate(() => (location.hash = '#/sns'));
  const callId = await page.evaluate(async () => {
    const request = { service: 'sns', operation: 'CreateTopic', params: { Name: 'from-page' } };
    return (await globalThis.trailwatch!.call(request)).callId;
  });
  await page.evaluate((id) => (location.hash = `#/code?call=${id}`), callId);
  await expect(editor(page)).toContainText('CreateTopicCommand');
  await editor(page).click();
  expect(await run(page)).toMatch(/TopicArn: 'arn:aws:sns:eu-west-1:111122223333:from-page'/);
});
