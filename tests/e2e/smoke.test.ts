import { expect, test } from '@playwright/test';

test('the product opens', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Trailwatch/);
});
