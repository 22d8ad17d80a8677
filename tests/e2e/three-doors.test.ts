/** One alarm by three doors: made on the page, read by the shell, changed by code. */
import { expect, test } from '@playwright/test';
import { records, run, screen, type, write } from './doors.ts';
import { createAlarm, goTo, main } from './learner.ts';
import { listenForErrors, openWorld, settled, stepMinutes, visit } from './world.ts';

test('an alarm is made in the page, read by the shell, changed by SDK code; the trail knows all three', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await visit(page);
  await openWorld(page, { scenario: 'sandbox', seed: 7 });
  await settled(page);
  await createAlarm(page, {
    name: 'three-doors',
    metric: { name: 'CPUUtilization', having: 'i-0b41d5e7a9c3f2106' },
    threshold: 80,
  });

  await goTo(page, 'Shell');
  await expect(screen(page)).toContainText('[cloudshell-user ~]$');
  const query = `--query 'MetricAlarms[].[AlarmName,Threshold]' --output text`;
  await type(page, `aws cloudwatch describe-alarms --alarm-names three-doors ${query}`);
  await expect(screen(page)).toContainText(/three-doors\s+80\.0/);
  await page.keyboard.press('Escape');

  await goTo(page, 'Code');
  await write(
    page,
    `import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
const client = new CloudWatchClient({});
const read = () => client.send(new DescribeAlarmsCommand({ AlarmNames: ['three-doors'] }));
const { AlarmName, Namespace, MetricName, Dimensions, ...rest } = (await read()).MetricAlarms[0];
const { Statistic, Period, EvaluationPeriods, ComparisonOperator } = rest;
await client.send(new PutMetricAlarmCommand({
  ...{ AlarmName, Namespace, MetricName, Dimensions },
  ...{ Statistic, Period, EvaluationPeriods, ComparisonOperator },
  Threshold: 65,
}));
(await read()).MetricAlarms[0].Threshold`,
  );
  expect(await run(page)).toMatch(/Value\s*65/);
  await goTo(page, 'Alarms');
  await main(page).getByRole('link', { name: 'three-doors' }).click();
  await expect(main(page)).toContainText('never above 65 %');

  await stepMinutes(page, 20);
  const about = (texts: readonly string[]) =>
    texts
      .filter((text) => text.includes('three-doors'))
      .map((text) => JSON.parse(text) as Record<string, never>);
  const written = about(await records(page, 'PutMetricAlarm'));
  expect(written).toMatchObject([
    {
      userAgent: expect.stringMatching(
        /^aws-sdk-js\/3\S* .*api\/cloudwatch#3\S* exec-env\/CloudShell/,
      ),
      requestParameters: { alarmName: 'three-doors', threshold: 65 },
      userIdentity: { userName: 'learner' },
    },
    {
      userAgent: expect.stringMatching(/^(Mozilla\/5\.0|AWS Internal)/),
      requestParameters: { alarmName: 'three-doors', threshold: 80 },
      userIdentity: { userName: 'learner' },
    },
  ]);
  const read = about(await records(page, 'DescribeAlarms')).map(({ userAgent }) => userAgent);
  expect(read).toContainEqual(
    expect.stringMatching(/^aws-cli\/2\.9\.19 .*command\/cloudwatch\.describe-alarms$/),
  );
  expect(errors).toEqual([]);
});
