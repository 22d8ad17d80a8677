/** Ways into the account beside its pages: the terminal and the code page; and its trail. */
import { expect, type Page } from '@playwright/test';
import { LIVING_MS } from './world.ts';

/** What the terminal shows, as one text. */
export const screen = (page: Page) => page.locator('.xterm-rows');

/** Types a line into the terminal that has the focus. */
export async function type(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

export const editor = (page: Page) => page.getByRole('textbox', { name: 'Code' });
export const output = (page: Page) => page.getByRole('log', { name: 'Output of the code' });

/** Writes code in the place of what is there, as one pastes it. */
export async function write(page: Page, code: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(code);
}

/** Runs what is written; answers all that it printed. */
export async function run(page: Page, end = 'done'): Promise<string> {
  await page.keyboard.press('Control+Enter');
  const ended = page.locator('[data-end]');
  await expect(ended).toHaveAttribute('data-end', end, { timeout: LIVING_MS });
  return output(page).innerText();
}

/** Records of an operation in Event history, as JSON texts. */
export async function records(page: Page, name: string): Promise<string[]> {
  return page.evaluate(async (AttributeValue) => {
    const LookupAttributes = [{ AttributeKey: 'EventName', AttributeValue }];
    const found = await globalThis.trailwatch!.peek<{ Events: { CloudTrailEvent: string }[] }>({
      ...{ service: 'cloudtrail', operation: 'LookupEvents', params: { LookupAttributes } },
    });
    return found.ok ? found.result.Events.map(({ CloudTrailEvent }) => CloudTrailEvent) : [];
  }, name);
}
