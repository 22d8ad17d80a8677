/** The scenario "Suspicious login", played through its pages as a learner would. */
import { expect, test, type Page } from '@playwright/test';
import {
  alarmOnFilter,
  answer,
  createMetricFilter,
  expectAnswer,
  expectFilter,
  expectPins,
  expectRegion,
  fieldOf,
  filterEvents,
  lookIn,
  openRecord,
  pin,
  removeFilter,
  row,
  showReads,
} from './investigation.ts';
import {
  check,
  comeBack,
  expectGoal,
  feedback,
  goal,
  goTo,
  main,
  mission,
  notes,
  openDebrief,
  openFromList,
  waitUntil,
} from './learner.ts';
import { listenForErrors, wholeHistory } from './world.ts';

const PINNED = 'The hostile session and everything it did, pinned';
const SHUT = 'Every way in is closed';
const ALARM = 'An alarm that would have told on-call';
const INTRUDER = '203.0.113.61';
const CHIDI = "Chidi's sign-in from a new address belongs to the attack.";
const DORA = 'Dora herself signed in from 203.0.113.61.';
const OUTSIDE = 'The passwords were tried from outside the company.';
const PERSON = 'The person behind the sign-in as Dora is known from the trail.';
const GROUP = 'CloudTrail/larkfield';
const FAILED = '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }';
const NO_MFA =
  '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "No") && ($.responseElements.ConsoleLogin = "Success") }';

test('a learner looks in the wrong Region, blames a traveller, and finds both doors', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await test.step('reads the brief', async () => {
    await openFromList(page, 'Suspicious login');
    await expect(mission(page).getByText('I got a mail that I signed in')).toBeVisible();
    await expect(mission(page).getByText('Every way in that the intruder has')).toBeVisible();
    for (const title of [PINNED, SHUT, ALARM]) await expectGoal(page, title, 'Open');
    await wholeHistory(page);
    await waitUntil(page, 48);
  });
  await test.step('looks for sign-ins where the servers are', async () => {
    await goTo(page, 'Event history');
    await expectRegion(page, 'eu-west-1');
    await filterEvents(page, 'Event name', 'ConsoleLogin');
    await expect(main(page).getByText('No events match')).toBeVisible();
    const note = feedback(page, 'Sign-ins are recorded in us-east-1');
    await expect(note).toContainText('You looked in one Region only.');
    await note.getByRole('button', { name: 'The sign-ins, in us-east-1' }).click();
    await expectRegion(page, 'us-east-1');
    await expectFilter(page, 'Event name', 'ConsoleLogin');
  });
  await test.step('finds the sign-in that was not hers', async () => {
    await filterEvents(page, 'User name', 'dora');
    await openRecord(page, row(page, 'ConsoleLogin', INTRUDER));
    await expect(fieldOf(page, 'Sign-in')).toHaveText('Success');
    await expect(fieldOf(page, 'MFA used')).toHaveText('No');
    await pin(page);
    await removeFilter(page, 'User name');
  });
  await test.step('blames the colleague who travels, and is told why not', () => blames(page));
  await test.step('follows the session', async () => {
    for (const field of ['Event name', 'User name']) await removeFilter(page, field);
    await filterEvents(page, 'Source IP address', INTRUDER);
    await showReads(page);
    for (const event of ['ListUsers', 'GetAccountSummary', 'CreateLoginProfile']) {
      await openRecord(page, row(page, event));
      await expect(fieldOf(page, 'User name')).toHaveText('dora');
      await pin(page);
    }
    await expect(fieldOf(page, 'Source IP address')).toHaveText(INTRUDER);
    await expectEvidence(page);
  });
  await test.step('says what the evidence says', async () => {
    await answer(page, DORA, 'False');
    await answer(page, OUTSIDE, 'True');
    await answer(page, PERSON, 'Cannot be known');
  });
  await test.step('reloads, and finds everything where it was', () => reloadKeeps(page));
  await test.step('closes one door, then the other', () => closesDoors(page));
  await test.step('alarms on any failed sign-in, which pages every morning', () => tooLoud(page));
  await test.step('alarms on a sign-in without a second factor', () => justRight(page));
  await test.step('has the work checked on other nights', async () => {
    await check(page);
    for (const title of [PINNED, SHUT, ALARM]) await expectGoal(page, title, 'Met');
    await expect(goal(page, ALARM)).toContainText('Caught 5 of 5 hidden incidents');
    await expect(mission(page).getByText('Solved', { exact: true })).toBeInViewport();
  });
  await test.step('reads the debrief', () => readsDebrief(page));
  expect(errors).toEqual([]);
});

async function blames(page: Page): Promise<void> {
  await answer(page, CHIDI, 'True');
  const note = feedback(page, 'A new place is not yet an attack');
  await expect(note).toBeInViewport();
  await expect(note).toContainText("Chidi's sign-in is new in place and nothing else");
  await note.getByRole('button', { name: "Chidi's sign-in" }).click();
  await expectFilter(page, 'User name', 'chidi');
  await openRecord(page, row(page, 'ConsoleLogin', '198.51.100.203'));
  await expect(fieldOf(page, 'MFA used')).toHaveText('Yes');
  await pin(page);
  await answer(page, CHIDI, 'False');
}

async function expectEvidence(page: Page): Promise<void> {
  await expectPins(page, [
    /ConsoleLogin.*dora from 203\.0\.113\.61/,
    /ConsoleLogin.*chidi from 198\.51\.100\.203/,
    /ListUsers.*dora from 203\.0\.113\.61/,
    /GetAccountSummary.*dora from 203\.0\.113\.61/,
    /CreateLoginProfile.*dora from 203\.0\.113\.61/,
  ]);
}

async function reloadKeeps(page: Page): Promise<void> {
  await comeBack(page);
  await expect(feedback(page, 'A new place is not yet an attack')).toBeVisible();
  await expectEvidence(page);
  await expectAnswer(page, CHIDI, 'False');
  await expectAnswer(page, PERSON, 'Cannot be known');
  await expectRegion(page, 'us-east-1');
  await expectFilter(page, 'Source IP address', INTRUDER);
  await expect(row(page, 'GetAccountSummary')).toBeVisible();
}

async function closesDoors(page: Page): Promise<void> {
  await goTo(page, 'Users');
  await main(page).getByRole('link', { name: 'dora', exact: true }).click();
  await main(page).getByRole('button', { name: 'Set a new password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a password for dora' });
  await dialog.getByLabel('New password').fill('Larkfield-again-2026');
  await dialog.getByRole('button', { name: 'Set password' }).click();
  await expect(notes(page)).toContainText('dora has a new password.');
  await check(page);
  await expectGoal(page, PINNED, 'Met');
  await expectGoal(page, SHUT, 'Not yet');
  await expect(goal(page, SHUT)).toContainText('The session left another way in');
  await goTo(page, 'Users');
  await main(page).getByRole('link', { name: 'svc-reports-old' }).click();
  await main(page).getByRole('button', { name: 'Disable console access' }).click();
  await expect(main(page).getByText('No password', { exact: true })).toBeVisible();
  await expectGoal(page, SHUT, 'Met');
}

async function tooLoud(page: Page): Promise<void> {
  await lookIn(page, 'eu-west-1');
  const filter = { group: GROUP, name: 'failed-sign-ins', metric: 'FailedSignIns' };
  await createMetricFilter(page, { ...filter, pattern: FAILED });
  await alarmOnFilter(page, 'failed-sign-ins', {
    name: 'any failed sign-in',
    period: '1 minute',
    condition: 'Greater/Equal',
    threshold: 1,
    missing: 'notBreaching',
    topic: 'on-call',
  });
  await check(page);
  await expectGoal(page, ALARM, 'Not yet');
  const note = feedback(page, 'It pages for every typing mistake');
  await expect(note).toBeInViewport();
  await expect(note).toContainText(/your alarm would have paged \d+ times/);
  await note.getByRole('button', { name: 'What your pattern matches' }).click();
  await expect(main(page).getByLabel('Filter pattern')).toHaveValue(FAILED);
  await expect(main(page).getByRole('heading', { name: /^Log events \(\d+\)/ })).toBeVisible();
}

async function justRight(page: Page): Promise<void> {
  await goTo(page, 'Alarms');
  await main(page).getByRole('link', { name: 'any failed sign-in' }).click();
  await main(page).getByRole('button', { name: 'Actions' }).click();
  await main(page).getByRole('menuitem', { name: 'Delete' }).click();
  await expect(notes(page)).toContainText('1 alarm deleted.');
  const filter = { group: GROUP, name: 'sign-in-without-mfa', metric: 'SignInWithoutMfa' };
  await createMetricFilter(page, { ...filter, pattern: NO_MFA });
  await alarmOnFilter(page, 'sign-in-without-mfa', {
    name: 'sign-in without a second factor',
    condition: 'Greater/Equal',
    threshold: 1,
    missing: 'notBreaching',
    topic: 'on-call',
  });
}

async function readsDebrief(page: Page): Promise<void> {
  const line = await openDebrief(page);
  await expect(main(page).getByText('forty failures from one range')).toBeVisible();
  await expect(line(/What you did DeleteLoginProfile/)).toBeVisible();
  await expect(line(/06:35 A path that works Event history, us-east-1/)).toBeVisible();
  await main(page).getByRole('radio', { name: 'additionalEventData.MFAUsed' }).check();
  await expect(main(page).getByText('The second factor was present in one of them')).toBeVisible();
}
