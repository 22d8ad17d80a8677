/** The scenario "Throttled by our own hand", played through its pages as a learner would. */
import { expect, test, type Page } from '@playwright/test';
import {
  answer,
  expectAnswer,
  expectFilter,
  expectPins,
  fieldOf,
  filterEvents,
  lookIn,
  openRecord,
  pin,
  row,
  showReads,
} from './investigation.ts';
import {
  check,
  comeBack,
  createAlarm,
  expectGoal,
  feedback,
  goal,
  goTo,
  main,
  mission,
  notes,
  openDebrief,
  openFromList,
  saveAlarm,
  waitUntil,
} from './learner.ts';
import { listenForErrors, wholeHistory } from './world.ts';

const NAMED = 'The caller is named';
const RECOVERED = 'Deployments run again';
const ALARM = 'An alarm on call volume';
const KEY = 'AKIAI44QH8DHBEXAMPLE';
const VICTIM = 'deploy-bot causes the throttling; it has refused calls.';
const OUTSIDE = 'The calls come from outside the company.';
const INTENT = 'Bilal meant to slow the account down.';
const NAME = 'too many DescribeInstances';

test('a learner blames the one who suffers, finds the caller, and stops it alone', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await test.step('reads the brief', async () => {
    await openFromList(page, 'Throttled by our own hand');
    await expect(mission(page).getByText('release-412 fails with')).toBeVisible();
    await expect(mission(page).getByText('Deployments run again and everybody')).toBeVisible();
    for (const title of [NAMED, RECOVERED, ALARM]) await expectGoal(page, title, 'Open');
    await wholeHistory(page);
    await waitUntil(page, 24);
  });
  await test.step('looks through both lenses', () => looksThroughLenses(page));
  await test.step('blames the one with the errors, and is told why not', () => blames(page));
  await test.step('asks Insights for the call rate alone, which does not answer now', () =>
    asksInsights(page));
  await test.step('names the caller, and who suffers from it', () => names(page));
  await test.step('says what the evidence says', async () => {
    await answer(page, VICTIM, 'False');
    await answer(page, OUTSIDE, 'False');
    await answer(page, INTENT, 'Cannot be known');
  });
  await test.step('reloads, and finds everything where it was', () => reloadKeeps(page));
  await test.step('switches one key off and lets time run', () => switchesOff(page));
  await test.step('draws the line too low', () => tooLow(page));
  await test.step('raises it above the busiest ordinary morning', async () => {
    await main(page).getByLabel('than', { exact: true }).fill('1000');
    await saveAlarm(page, NAME);
    await check(page);
    for (const title of [NAMED, RECOVERED, ALARM]) await expectGoal(page, title, 'Met');
    await expect(goal(page, ALARM)).toContainText('Caught 5 of 5 hidden incidents');
    await expect(mission(page).getByText('Solved', { exact: true })).toBeInViewport();
  });
  await test.step('reads the debrief', () => readsDebrief(page));
  expect(errors).toEqual([]);
});

async function looksThroughLenses(page: Page): Promise<void> {
  await goTo(page, 'Two lenses');
  await main(page).getByLabel('Reads too').check();
  await main(page).getByRole('button', { name: '1 h', exact: true }).click();
  const lanes = main(page).getByRole('region', { name: 'CloudTrail: records by principal' });
  await expect(lanes.getByRole('button', { name: 'bilal' })).toBeVisible();
  await main(page).getByLabel('Only errors').check();
  await expect(lanes.getByRole('button', { name: 'deploy-bot' })).toBeVisible();
}

async function blames(page: Page): Promise<void> {
  await answer(page, VICTIM, 'True');
  const note = feedback(page, 'Most errors is not most calls');
  await expect(note).toBeInViewport();
  await expect(note).toContainText('Count calls, not errors.');
  await note.getByRole('button', { name: 'Calls for each caller' }).click();
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('Two lenses');
  await expect(main(page).getByLabel('Reads too')).toBeChecked();
  await expect(main(page).getByLabel('Only errors')).not.toBeChecked();
}

async function asksInsights(page: Page): Promise<void> {
  await goTo(page, 'Insights');
  await expect(main(page).getByText('No Insights events in eu-west-1')).toBeVisible();
  await main(page).getByRole('link', { name: 'Trails', exact: true }).click();
  await main(page).getByRole('link', { name: 'larkfield', exact: true }).click();
  await expect(main(page).getByLabel('API call rate')).toBeChecked();
  await main(page).getByLabel('API error rate').uncheck();
  await main(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(notes(page)).toContainText('Insights events are looked for from now on.');
  const note = feedback(page, 'Insights does not answer now');
  await expect(note).toBeInViewport();
  await expect(note).toContainText('for now, count records yourself.');
  await note.getByRole('button', { name: 'CloudTrail Insights' }).click();
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('Insights');
}

async function names(page: Page): Promise<void> {
  await goTo(page, 'Event history');
  await showReads(page);
  await filterEvents(page, 'Event name', 'DescribeInstances');
  await filterEvents(page, 'User name', 'bilal');
  await openRecord(page, row(page, 'DescribeInstances', '192.0.2.24'));
  await expect(fieldOf(page, 'Access key')).toHaveText(KEY);
  await expect(fieldOf(page, 'User agent')).toContainText('Boto3');
  await pin(page);
  await filterEvents(page, 'User name', 'deploy-bot');
  await main(page).getByLabel('Only errors').check();
  await openRecord(page, row(page, 'DescribeInstances', 'Client.RequestLimitExceeded'));
  await expect(fieldOf(page, 'Session')).toHaveText('release-412');
  await pin(page);
  await expectEvidence(page);
}

async function expectEvidence(page: Page): Promise<void> {
  await expectPins(page, [
    /DescribeInstances.*bilal from 192\.0\.2\.24/,
    /DescribeInstances.*deploy-bot from 192\.0\.2\.40, Client\.RequestLimitExceeded/,
  ]);
}

async function reloadKeeps(page: Page): Promise<void> {
  await comeBack(page);
  await expect(feedback(page, 'Insights does not answer now')).toBeVisible();
  await expectEvidence(page);
  await expectAnswer(page, VICTIM, 'False');
  await expectAnswer(page, INTENT, 'Cannot be known');
  await expectFilter(page, 'User name', 'deploy-bot');
  await expect(row(page, 'Client.RequestLimitExceeded')).toBeVisible();
}

async function switchesOff(page: Page): Promise<void> {
  await goTo(page, 'Users');
  await main(page).getByRole('link', { name: 'bilal', exact: true }).click();
  const key = main(page).getByRole('listitem').filter({ hasText: KEY });
  await key.getByRole('button', { name: 'Deactivate' }).click();
  await expect(key.getByText('Inactive')).toBeVisible();
  await expect(goal(page, RECOVERED)).toContainText('let time run');
  await waitUntil(page, 48);
  await expectGoal(page, RECOVERED, 'Met');
}

async function tooLow(page: Page): Promise<void> {
  await lookIn(page, 'eu-west-1');
  await createAlarm(page, {
    name: NAME,
    metric: { name: 'CallCount', having: 'DescribeInstances' },
    statistic: 'Sum',
    period: '5 minutes',
    threshold: 2,
    missing: 'notBreaching',
    topic: 'on-call',
  });
  await check(page);
  await expectGoal(page, NAMED, 'Met');
  await expectGoal(page, ALARM, 'Not yet');
  const note = feedback(page, 'Ordinary mornings cross your line');
  await expect(note).toBeInViewport();
  await expect(note).toContainText(/your alarm would have paged \d+ times/);
  await note.getByRole('button', { name: 'The last 14 days beside your threshold' }).click();
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('Edit alarm');
  await expect(main(page).getByLabel('than', { exact: true })).toHaveValue('2');
}

async function readsDebrief(page: Page): Promise<void> {
  const line = await openDebrief(page);
  await expect(main(page).getByText('a metric carries no caller')).toBeVisible();
  await expect(line(/What you did UpdateAccessKey/)).toBeVisible();
  await expect(line(/10:18 A path that works Makes the key inactive/)).toBeVisible();
  await main(page).getByRole('radio', { name: 'Calls for each caller', exact: true }).check();
  await expect(main(page).getByText('The causer has the calls')).toBeVisible();
}
