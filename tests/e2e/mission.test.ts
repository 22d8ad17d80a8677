/** The mission panel beside the pages: what its notes lead to is seen, on a phone as well. */
import { expect, test, type Page } from '@playwright/test';
import { feedback, main, minuteNow, mission, notes } from './learner.ts';
import { openWorld, settled, stepMinutes, visit } from './world.ts';

test('on a phone, the link of a note closes the mission and shows its page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page);
  await openWorld(page, { scenario: 'cpu-spike', seed: 7 });
  await settled(page);
  await expect(mission(page).getByText('You are standing in for Ana')).toBeVisible();
  const hints = mission(page).getByRole('region', { name: 'Hints' });
  await expect(hints).toContainText('A hint comes after a try that did not work out');
  await page.getByRole('button', { name: 'Hide the mission' }).click();
  await alarmOnNoSeries(page);
  await stepMinutes(page, 5);
  await notes(page).getByRole('button', { name: 'Read why' }).first().click();
  const note = feedback(page, 'This dimension set has no points');
  await expect(hints.getByRole('button', { name: 'Where to look', exact: true })).toBeVisible();
  await note.getByRole('button', { name: 'The series that exist' }).click();
  await expect(main(page).getByRole('heading', { level: 1, name: 'Metrics' })).toBeInViewport();
  await expect(mission(page)).toHaveCount(0);
});

test('a link to edit an alarm begins the wizard anew where one is open', async ({ page }) => {
  await visit(page);
  await openWorld(page, { scenario: 'cpu-spike', seed: 7 });
  await settled(page);
  await alarmOnNoSeries(page);
  await page.goto('./#/alarms/new');
  const title = main(page).getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Create alarm');
  await main(page).getByLabel('than', { exact: true }).fill('12');
  await page.goto('./#/alarms/new?edit=busy');
  await expect(title).toHaveText('Edit alarm');
  await expect(main(page).getByLabel('than', { exact: true })).toHaveValue('80');
  await page.goto('./#/alarms/new');
  await expect(title).toHaveText('Create alarm');
  await expect(main(page).getByLabel('than', { exact: true })).not.toHaveValue('80');
});

test('who waits for the next event of a story does not sleep through what nothing watches', async ({
  page,
}) => {
  await visit(page);
  await openWorld(page, { scenario: 'cpu-spike', seed: 7 });
  await settled(page);
  await stepMinutes(page, 4);
  await page.evaluate(() => globalThis.trailwatch!.jumpToNextEvent());
  expect(await minuteNow(page)).toBeLessThanOrEqual(19);
});

/** An alarm whose InstanceId no instance has. */
async function alarmOnNoSeries(page: Page): Promise<void> {
  await page.evaluate(() =>
    globalThis.trailwatch!.call({
      service: 'cloudwatch',
      operation: 'PutMetricAlarm',
      region: 'eu-west-1',
      params: {
        AlarmName: 'busy',
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'InstanceId', Value: 'i-00000000000000000' }],
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 80,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    }),
  );
}
