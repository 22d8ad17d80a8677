/** What a learner does with records: finds them, reads them, pins them, counts them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { finishAlarm, goTo, main, mission, notes, type AlarmWish } from './learner.ts';

const board = (page: Page): Locator =>
  mission(page).getByRole('region', { name: 'Evidence board' });
const record = (page: Page): Locator => page.getByRole('region', { name: 'The record' });

/** Chooses the Region that the pages look in, in the top bar. */
export async function lookIn(page: Page, region: string): Promise<void> {
  await page.getByRole('banner').getByLabel('Region').selectOption(region);
}

export async function expectRegion(page: Page, region: string): Promise<void> {
  await expect(page.getByRole('banner').getByLabel('Region')).toHaveValue(region);
}

/** In Event history: shows only records that have a value in a field. */
export async function filterEvents(page: Page, field: string, value: string): Promise<void> {
  await main(page).getByLabel('Filter by').selectOption({ label: field });
  await main(page).getByLabel('Is', { exact: true }).fill(value);
  await main(page).getByRole('button', { name: 'Filter', exact: true }).click();
  await expectFilter(page, field, value);
}

export async function expectFilter(page: Page, field: string, value: string): Promise<void> {
  const inForce = main(page).getByRole('list', { name: 'Filters in force' });
  await expect(inForce.getByText(`${field} = ${value}`)).toBeVisible();
}

export async function removeFilter(page: Page, field: string): Promise<void> {
  await main(page)
    .getByRole('button', { name: `Remove the filter ${field}` })
    .click();
}

/** In Event history: shows calls that only read, too. */
export async function showReads(page: Page): Promise<void> {
  await main(page).getByLabel('Read-only').selectOption('all');
}

/** The newest record that a table shows with all of these words in its row. */
export function row(page: Page, ...words: readonly (string | RegExp)[]): Locator {
  let found = main(page).getByRole('row');
  for (const hasText of words) found = found.filter({ hasText });
  return found.first();
}

/** Opens the record of a row and waits until it can be read. */
export async function openRecord(page: Page, found: Locator): Promise<void> {
  const name = found.getByRole('button').first();
  const event = (await name.innerText()).trim();
  await name.click();
  await expect(record(page).getByText('Event ID')).toBeVisible();
  await expect(fieldOf(page, 'Event')).toHaveText(event);
}

/** What the open record says in a field. */
export function fieldOf(page: Page, label: string): Locator {
  const field = record(page)
    .getByRole('definition')
    .filter({
      has: page.getByText(label, { exact: true }),
    });
  return field.locator('.mono');
}

/** Pins the open record. */
export async function pin(page: Page): Promise<void> {
  await record(page).getByRole('button', { name: 'Pin as evidence' }).click();
  await expect(record(page).getByRole('button', { name: 'Pinned' })).toBeVisible();
}

/** The evidence board holds exactly these, in this order: by words of their title and detail. */
export async function expectPins(page: Page, pins: readonly RegExp[]): Promise<void> {
  await expect(board(page).getByRole('listitem')).toHaveText([...pins]);
}

type Answer = 'True' | 'False' | 'Cannot be known';

/** Answers a statement of the evidence board. */
export async function answer(page: Page, statement: string, said: Answer): Promise<void> {
  await answers(page, statement).getByRole('button', { name: said, exact: true }).click();
  await expectAnswer(page, statement, said);
}

export async function expectAnswer(page: Page, statement: string, said: Answer): Promise<void> {
  const chosen = answers(page, statement).getByRole('button', { pressed: true });
  await expect(chosen).toHaveText(said);
}

/** The answers to choose from for a statement. */
export const answers = (page: Page, statement: string): Locator =>
  board(page).getByRole('group', { name: `Your answer: ${statement}` });

export interface FilterWish {
  readonly group: string;
  readonly name: string;
  readonly pattern: string;
  readonly metric: string;
}

/** Tries a pattern on a log group and makes a metric filter of it; ends on the list of filters. */
export async function createMetricFilter(page: Page, wish: FilterWish): Promise<void> {
  await goTo(page, 'Log groups');
  await main(page).getByRole('link', { name: wish.group }).click();
  await main(page).getByLabel('Filter pattern').fill(wish.pattern);
  await main(page).getByRole('button', { name: 'Search' }).click();
  await main(page).getByRole('button', { name: 'Create metric filter' }).click();
  await expect(main(page).getByLabel('Filter pattern')).toHaveValue(wish.pattern);
  await main(page).getByLabel('Filter name').fill(wish.name);
  await main(page).getByLabel('Metric name', { exact: true }).fill(wish.metric);
  await main(page).getByRole('button', { name: 'Create metric filter' }).click();
  await expect(notes(page)).toContainText(`${wish.name} counts from now on.`);
}

/** From the list of metric filters: an alarm on the number that one of them makes. */
export async function alarmOnFilter(
  page: Page,
  filter: string,
  wish: Omit<AlarmWish, 'metric'>,
): Promise<void> {
  await main(page)
    .getByRole('link', { name: `Create alarm on ${filter}` })
    .click();
  await finishAlarm(page, wish);
}
