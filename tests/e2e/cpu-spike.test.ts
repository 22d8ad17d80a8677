/** The scenario "First alarm", played through its pages as a learner would. */
import { expect, test, type Page } from '@playwright/test';
import {
  branchAt,
  check,
  comeBack,
  createAlarm,
  expectGoal,
  feedback,
  goal,
  goTo,
  main,
  mission,
  openDebrief,
  openFromList,
  subscribeMyself,
  takeHint,
  tellAnotherTopic,
  waitUntil,
} from './learner.ts';
import { listenForErrors } from './world.ts';

const TOLD = 'the on-call topic is told by minute 40';
const ONCE = 'One incident, one page';
const HOLDS = 'catches other days like this';
const ALARM = 'ticket server busy';

test('a learner alarms a topic nobody reads, is told so, goes back, and solves it', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await test.step('reads the brief', async () => {
    await openFromList(page, 'First alarm');
    await expect(mission(page).getByText('You are standing in for Ana')).toBeVisible();
    await expect(mission(page).getByText('told within ten minutes, once')).toBeVisible();
    for (const title of [TOLD, ONCE, HOLDS]) await expectGoal(page, title, 'Open');
    await expect(goal(page, TOLD)).toContainText('The sale opens at minute 30.');
    await expect(mission(page).getByText('A hint comes after a try')).toBeVisible();
  });
  await test.step('subscribes to the on-call topic, to see what on-call sees', async () => {
    await subscribeMyself(page, 'on-call');
  });
  await test.step('lets the alarm tell a topic whose only subscriber never confirmed', async () => {
    const metric = { name: 'CPUUtilization', having: 'i-0f1e2d3c4b5a69780' };
    const limit = { period: '1 minute', threshold: 80, datapoints: [3, 3] as const };
    await createAlarm(page, { name: ALARM, metric, ...limit, topic: 'operations-news' });
    await waitUntil(page, 45);
    await expect(main(page).getByText('In alarm').first()).toBeVisible();
    await expect(goal(page, TOLD)).toContainText('its topic has no confirmed subscription');
  });
  await test.step('is told what happened, and takes a hint', async () => {
    const note = feedback(page, 'The state changed, nobody was told');
    await expect(note).toBeInViewport();
    await expect(note).toContainText('published to operations-news');
    expect(await takeHint(page, 'Where to look')).toContain('Who reads the message?');
    await note.getByRole('button', { name: "The topic's subscriptions" }).click();
    await main(page).getByRole('link', { name: 'operations-news' }).click();
    const bilal = main(page).getByRole('listitem').filter({ hasText: 'bilal@larkfield.example' });
    await expect(bilal).toContainText('Pending confirmation');
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await expect(page.getByText(/^Looking at/)).toHaveCount(0);
  });
  await test.step('reloads, and finds everything where it was', () => reloadKeeps(page));
  await test.step('goes back to before the sale and tells on-call instead', async () => {
    await branchAt(page, '09:20');
    await goTo(page, 'Alarms');
    await main(page).getByRole('link', { name: ALARM }).click();
    await tellAnotherTopic(page, ALARM, 'on-call');
    await waitUntil(page, 41);
    await expectGoal(page, TOLD, 'Met');
    await waitUntil(page, 95);
    await expectGoal(page, ONCE, 'Met');
  });
  await test.step('reads the one mail that on-call got', async () => {
    await goTo(page, 'Inbox');
    const mails = main(page).getByRole('button', { name: `ALARM: "${ALARM}"` });
    await expect(mails.filter({ hasText: '09:3' })).toHaveCount(2);
    await mails.first().click();
    await expect(main(page).getByText('Threshold Crossed')).toBeVisible();
  });
  await test.step('has the work checked on other days', async () => {
    await check(page);
    for (const title of [TOLD, ONCE, HOLDS]) await expectGoal(page, title, 'Met');
    await expect(goal(page, HOLDS)).toContainText('Caught 5 of 5 hidden incidents');
    await expect(mission(page).getByText('Solved', { exact: true })).toBeInViewport();
  });
  await test.step('reads the debrief', () => readsDebrief(page));
  expect(errors).toEqual([]);
});

async function reloadKeeps(page: Page): Promise<void> {
  await comeBack(page);
  await expect(feedback(page, 'The state changed, nobody was told')).toBeVisible();
  await expect(mission(page).getByText('Who reads the message?')).toBeVisible();
  await expect(goal(page, TOLD)).toContainText('its topic has no confirmed subscription');
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('operations-news');
}

async function readsDebrief(page: Page): Promise<void> {
  const row = await openDebrief(page);
  await expect(main(page).getByText('people came.')).toBeVisible();
  await expect(row(/09:30 What happened requests of tickets/)).toBeVisible();
  await expect(row(/First visible sign ticket server busy went to ALARM/)).toBeVisible();
  await expect(row(/09:20 What you did PutMetricAlarm/)).toBeVisible();
  await expect(row(/09:06 A path that works Creates the alarm/)).toBeVisible();
  await main(page).getByRole('radio', { name: 'The alarm stays in INSUFFICIENT_DATA' }).check();
  await expect(main(page).getByText('Dimension names are free text')).toBeVisible();
  await main(page).getByLabel('What surprised you?').fill('A topic can be silent.');
  await main(page).getByText('The post-incident report, with your evidence').click();
  const report = main(page).getByRole('region', { name: 'Your report' });
  await expect(report).toContainText('## What surprised me');
  await expect(report).toContainText('ticket server busy went to ALARM');
}
