/** What a learner does with the screens, by what can be seen of them: names, labels, headings. */
import { expect, type Locator, type Page } from '@playwright/test';
import { INBOX_ADDRESS } from '../../src/ui/text/inbox.ts';
import { expectSaved, LIVING_MS, settled, status, stepMinutes, visit } from './world.ts';

/** Opens a scenario by its card in the list, as a visitor who comes to the front page does. */
export async function openFromList(page: Page, title: string): Promise<void> {
  await visit(page);
  await page.getByRole('main').getByRole('link', { name: 'Scenarios' }).click();
  const card = page.getByRole('region', { name: title, exact: true });
  await card.getByRole('button').click();
  await expect(mission(page).getByRole('heading', { name: title })).toBeVisible({
    timeout: LIVING_MS,
  });
  await settled(page);
}

/** Goes to a page by the navigation at the left. */
export async function goTo(page: Page, label: string): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: label, exact: true }).click();
  await expect(main(page).getByRole('heading', { level: 1 })).toContainText(label);
}

export const main = (page: Page): Locator => page.getByRole('main');
export const mission = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Mission' });
export const notes = (page: Page): Locator => page.getByRole('list', { name: 'Notifications' });
const goals = (page: Page): Locator => mission(page).getByRole('region', { name: 'Goals' });

/** A goal of the mission panel, by words of its title. */
export function goal(page: Page, title: string): Locator {
  return goals(page).getByRole('listitem').filter({ hasText: title });
}

/** A note of feedback in the mission panel, by its title. */
export function feedback(page: Page, title: string): Locator {
  const given = mission(page).getByRole('region', { name: 'Feedback' });
  return given.getByRole('article', { name: title });
}

export async function expectGoal(
  page: Page,
  title: string,
  state: 'Open' | 'Met' | 'Not yet',
): Promise<void> {
  await expect(goal(page, title).getByText(state, { exact: true })).toBeVisible();
}

/** Presses the check and waits for its verdict. */
export async function check(page: Page): Promise<void> {
  await goals(page).getByRole('button', { name: 'Check my work' }).click();
  await expect(goals(page).getByRole('button', { name: 'Check my work' })).toBeVisible({
    timeout: LIVING_MS,
  });
}

/** Takes the hint on offer, by the name of its rung, and reads it. */
export async function takeHint(page: Page, rung: string): Promise<string> {
  const hints = mission(page).getByRole('region', { name: 'Hints' });
  await hints.getByRole('button', { name: rung, exact: true }).click();
  const text = hints.getByText(rung, { exact: true }).locator('..');
  await expect(hints.getByRole('button', { name: rung, exact: true })).toHaveCount(0);
  return text.innerText();
}

/** Lets the story run on to a minute. */
export async function waitUntil(page: Page, minute: number): Promise<void> {
  await stepMinutes(page, minute - (await minuteNow(page)));
}

/** The story's minute that the screens show. */
export async function minuteNow(page: Page): Promise<number> {
  const { now, world } = await status(page);
  return (now - world!.start) / 60_000;
}

/** Looks back to a time of the story's day and goes another way from there. */
export async function branchAt(page: Page, time: string): Promise<void> {
  const bar = page.getByRole('region', { name: 'Time' });
  await bar.getByLabel('Look back ten minutes').click();
  await bar.getByLabel('Moment', { exact: true }).fill(time);
  await bar.getByLabel('Moment', { exact: true }).press('Enter');
  await expect(bar.getByText(`Looking at ${time}`)).toBeVisible();
  await bar.getByRole('button', { name: 'Branch here' }).click();
  await expect(notes(page)).toContainText(`From ${time} on, time goes another way.`);
  await settled(page);
}

export interface AlarmWish {
  readonly name: string;
  /** Words that find the one metric: its name and a value of its dimensions. */
  readonly metric: { readonly name: string; readonly having: string };
  readonly statistic?: string;
  /** As the list says it: `1 minute`. */
  readonly period?: string;
  /** As the tiles say it: `Greater/Equal`. */
  readonly condition?: string;
  readonly threshold: number;
  readonly datapoints?: readonly [datapoints: number, periods: number];
  readonly missing?: string;
  /** The topic that hears of ALARM. */
  readonly topic?: string;
}

/** Creates an alarm through the four steps of the wizard; ends on the alarm's own page. */
export async function createAlarm(page: Page, wish: AlarmWish): Promise<void> {
  await goTo(page, 'Alarms');
  await main(page).getByRole('link', { name: 'Create alarm' }).first().click();
  await selectMetric(page, wish.metric);
  await finishAlarm(page, wish);
}

/** The rest of the wizard, once the metric is chosen. */
export async function finishAlarm(page: Page, wish: Omit<AlarmWish, 'metric'>): Promise<void> {
  await setCondition(page, wish);
  await next(page, 'Configure actions');
  if (wish.topic !== undefined) {
    await main(page).getByRole('button', { name: 'Add an action' }).click();
    await chooseTopic(page, wish.topic);
  }
  await next(page, 'Add name and description');
  await main(page).getByLabel('Alarm name').fill(wish.name);
  await next(page, 'Preview and create');
  await main(page).getByRole('button', { name: 'Create alarm' }).click();
  await expect(main(page).getByRole('heading', { level: 1, name: wish.name })).toBeVisible();
  await expect(notes(page)).toContainText(`The alarm ${wish.name} is created.`);
}

/** On the alarm's own page: opens the wizard again and has another topic told. */
export async function tellAnotherTopic(page: Page, name: string, topic: string): Promise<void> {
  await main(page).getByRole('link', { name: 'Edit' }).click();
  await expect(main(page).getByText('CPUUtilization', { exact: true }).first()).toBeVisible();
  await next(page, 'Configure actions');
  await chooseTopic(page, topic);
  await keepAlarm(page, name);
}

/** In the wizard of an alarm that exists: goes through the steps and saves it. */
export async function saveAlarm(page: Page, name: string): Promise<void> {
  await next(page, 'Configure actions');
  await keepAlarm(page, name);
}

async function keepAlarm(page: Page, name: string): Promise<void> {
  await next(page, 'Add name and description');
  await next(page, 'Preview and create');
  await main(page).getByRole('button', { name: 'Update alarm' }).click();
  await expect(main(page).getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(notes(page)).toContainText(`The alarm ${name} is saved.`);
}

async function selectMetric(page: Page, metric: AlarmWish['metric']): Promise<void> {
  await main(page).getByRole('button', { name: 'Select metric' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select metric' });
  await dialog.getByLabel('Search metrics').fill(`${metric.name} ${metric.having}`);
  const exactly = new RegExp(`^Select ${metric.name}, .*${metric.having}`);
  await dialog.getByRole('button', { name: exactly }).click();
  await expect(dialog).toBeHidden();
}

async function setCondition(page: Page, wish: Omit<AlarmWish, 'metric'>): Promise<void> {
  const form = main(page);
  if (wish.statistic) await form.getByLabel('Statistic').selectOption(wish.statistic);
  if (wish.period) await form.getByLabel('Period', { exact: true }).selectOption(wish.period);
  if (wish.condition) await form.getByLabel(wish.condition).check();
  await form.getByLabel('than', { exact: true }).fill(String(wish.threshold));
  const [datapoints, periods] = wish.datapoints ?? [1, 1];
  await form.getByLabel('Datapoints', { exact: true }).fill(String(datapoints));
  await form.getByLabel('Periods', { exact: true }).fill(String(periods));
  if (wish.missing) await form.getByLabel('Missing data treatment').selectOption(wish.missing);
}

async function chooseTopic(page: Page, topic: string): Promise<void> {
  const action = main(page).getByLabel('Action', { exact: true }).last();
  await action.selectOption({ label: `Notify the topic ${topic}` });
}

async function next(page: Page, step: string): Promise<void> {
  await main(page).getByRole('button', { name: 'Next', exact: true }).click();
  await expect(main(page).getByRole('form', { name: step })).toBeVisible();
}

/** Creates a topic and stays on its page. */
export async function createTopic(page: Page, name: string): Promise<void> {
  await goTo(page, 'Topics');
  await main(page).getByRole('button', { name: 'Create topic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create topic' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create topic' }).click();
  await expect(main(page).getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Subscribes the learner's own address to a topic and confirms the mail that arrives. */
export async function subscribeMyself(page: Page, topic: string): Promise<void> {
  await goTo(page, 'Topics');
  await main(page).getByRole('link', { name: topic, exact: true }).click();
  await main(page).getByRole('button', { name: 'Create subscription' }).click();
  const everybody = main(page).getByRole('list', { name: 'Subscriptions' });
  const mine = everybody.getByRole('listitem').filter({ hasText: INBOX_ADDRESS });
  await expect(mine).toContainText('Pending confirmation');
  await confirmSubscription(page);
  await goTo(page, 'Topics');
  await main(page).getByRole('link', { name: topic, exact: true }).click();
  await expect(mine).toContainText('Confirmed');
}

/** Lets a minute pass, opens the newest mail that asks for a confirmation, follows its link. */
export async function confirmSubscription(page: Page): Promise<void> {
  await goTo(page, 'Inbox');
  await page.getByRole('region', { name: 'Time' }).getByLabel('One minute on').click();
  await main(page)
    .getByRole('button', { name: /Subscription Confirmation/ })
    .first()
    .click();
  await main(page)
    .getByRole('button', { name: /^Confirm/ })
    .click();
  await expect(notes(page)).toContainText('Subscription confirmed.');
}

/** Reloads the page once all is kept; comes back to the same minute. */
export async function comeBack(page: Page): Promise<void> {
  await expectSaved(page);
  const minute = await minuteNow(page);
  await page.reload();
  await expect(goals(page)).toBeVisible();
  expect(await minuteNow(page)).toBe(minute);
}

/** Opens the debrief of a solved mission; answers lines of its time axis, read as a table. */
export async function openDebrief(page: Page): Promise<(words: RegExp) => Locator> {
  await mission(page).getByRole('link', { name: 'Read the debrief' }).click();
  await expect(main(page).getByRole('heading', { level: 1, name: 'Debrief' })).toBeVisible();
  await expect(main(page).getByText('3 of 3', { exact: true })).toBeVisible();
  const axis = main(page).getByRole('region', { name: 'On one time axis' });
  await axis.getByRole('button', { name: /^As a table/ }).click();
  return (words) => axis.getByRole('row', { name: words });
}
