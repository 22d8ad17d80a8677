/** The scenario "First alarm", solved with the keyboard alone. */
import { expect, test, type Page } from '@playwright/test';
import { expectGoal, main, minuteNow, mission } from './learner.ts';
import { Keyboard } from './keys.ts';
import { listenForErrors, LIVING_MS, settled, visit } from './world.ts';

const METRIC = /^Select CPUUtilization, InstanceId: i-0f1e2d3c4b5a69780/;

test('a learner without a mouse builds the alarm, sees it fire, and reads the debrief', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await visit(page);
  const keys = await Keyboard.of(page);
  await test.step('opens the scenario', () => opensScenario(page, keys));
  await test.step('asks which keys there are', () => asksForKeys(page, keys));
  await test.step('finds the metric', () => findsMetric(keys));
  await test.step('sets the condition and the action', () => setsCondition(page, keys));
  await test.step('creates the alarm and looks at the call', () => createsAlarm(page, keys));
  await test.step('lets the story happen', () => runsOn(page, keys, 85));
  await test.step('has it checked', () => hasItChecked(page, keys));
  await test.step('reads the debrief', () => readsDebrief(page, keys));
  expect(errors).toEqual([]);
});

async function opensScenario(page: Page, keys: Keyboard): Promise<void> {
  await keys.tabTo('link', 'Skip to the content');
  await keys.press('Enter');
  await keys.tabTo('link', /^Scenarios/);
  await keys.press('Enter');
  await keys.expectOn('heading', 'Scenarios');
  await keys.tabTo('button', 'Open First alarm');
  await keys.press('Enter');
  await expect(mission(page).getByText('You are standing in for Ana')).toBeVisible({
    timeout: LIVING_MS,
  });
  await settled(page);
  await keys.expectOn('heading', 'Account map');
}

async function asksForKeys(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard and help' });
  await expect(help.getByText('Let time run, or stop it')).toBeVisible();
  await keys.press('Escape');
  await expect(help).toBeHidden();
  await keys.expectOn('heading', 'Account map');
}

async function findsMetric(keys: Keyboard): Promise<void> {
  await keys.press('/');
  await keys.expectOn('combobox', 'Search pages and resources');
  await keys.type('alarms');
  await keys.press('Enter');
  await keys.expectOn('heading', /^Alarms/);
  await keys.tabTo('link', 'Create alarm');
  await keys.press('Enter');
  await keys.expectOn('heading', 'Create alarm');
  await keys.tabTo('button', 'Select metric');
  await keys.press('Enter');
  await keys.expectOn('searchbox', 'Search metrics');
  await keys.tabTo('button', /^AWS\/EC2 \d+/);
  await keys.press('Enter');
  await keys.tabTo('button', /^Per-Instance Metrics \d+/);
  await keys.press('Enter');
  await keys.expectOn('region', 'Metrics: table');
  await keys.tabTo('button', METRIC);
  await keys.press('Enter');
  await keys.expectOn('button', 'Change');
}

async function setsCondition(page: Page, keys: Keyboard): Promise<void> {
  await keys.tabTo('combobox', 'Period');
  await keys.press('ArrowUp');
  await expect(main(page).getByLabel('Period', { exact: true })).toHaveValue('60');
  await keys.tabTo('textbox', 'than');
  await keys.type('80');
  await keys.tabTo('textbox', 'Datapoints');
  await keys.type('3');
  await keys.tabTo('textbox', 'Periods');
  await keys.type('3');
  await keys.press('Enter');
  await keys.expectOn('form', 'Configure actions');
  await keys.tabTo('button', 'Add an action');
  await keys.press('Enter');
  await keys.expectOn('combobox', 'Action');
  await keys.press('ArrowDown');
  await expect(main(page).getByLabel('Action', { exact: true })).toHaveValue(/:on-call$/);
  await keys.tabTo('button', 'Next');
  await keys.press('Enter');
  await keys.expectOn('form', 'Add name and description');
}

async function createsAlarm(page: Page, keys: Keyboard): Promise<void> {
  await keys.tabTo('textbox', 'Alarm name');
  await keys.type('ticket server busy');
  await keys.press('Enter');
  await keys.expectOn('form', 'Preview and create');
  await keys.tabTo('button', 'Create alarm');
  await keys.press('Space');
  await keys.expectOn('heading', 'ticket server busy');
  await keys.tabBackTo('button', 'Show the call');
  await keys.press('Enter');
  const call = page.getByRole('region', { name: 'The call' });
  await expect(call.getByText('PutMetricAlarm').first()).toBeVisible();
  await keys.press('Escape');
  await expect(call).toBeHidden();
  await keys.expectOn('button', 'Show the call');
}

async function runsOn(page: Page, keys: Keyboard, minute: number): Promise<void> {
  await keys.press('.');
  await expect.poll(() => minuteNow(page)).toBe(1);
  for (let before = 1; before < minute; before = await minuteNow(page)) {
    await keys.press('n');
    await expect.poll(() => minuteNow(page)).toBeGreaterThan(before);
    await settled(page);
  }
}

async function hasItChecked(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('m');
  await keys.expectOn('complementary', 'Mission');
  await keys.tabTo('button', 'Check my work');
  await keys.press('Enter');
  await expect(mission(page).getByText('Solved', { exact: true })).toBeVisible({
    timeout: LIVING_MS,
  });
  for (const title of ['topic is told', 'One incident, one page', 'catches other days']) {
    await expectGoal(page, title, 'Met');
  }
  await keys.expectOn('button', 'Check my work');
}

async function readsDebrief(page: Page, keys: Keyboard): Promise<void> {
  await keys.tabBackTo('link', 'Read the debrief');
  await keys.press('Enter');
  await keys.expectOn('heading', 'Debrief');
  await keys.tabTo('button', /^As a table/);
  await keys.press('Enter');
  await expect(main(page).getByRole('row', { name: /What you did PutMetricAlarm/ })).toBeVisible();
  await keys.tabTo('radio', 'One for each period');
  await keys.press('ArrowDown');
  await expect(main(page).getByText('Actions run on a change of state.')).toBeVisible();
}
