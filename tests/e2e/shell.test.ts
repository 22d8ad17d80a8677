import { expect, test } from '@playwright/test';
import { records, screen, type } from './doors.ts';
import { expectSaved, listenForErrors, openWorld, settled, stepMinutes, visit } from './world.ts';

test('the account by the command line: read, pipe, err, keep a file, stand in the trail', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await visit(page);
  await openWorld(page, { scenario: 'sandbox', seed: 7 });
  await settled(page);
  // By keyboard alone: the link in the navigation, then the terminal has the focus.
  const link = page.getByRole('link', { name: 'Shell', exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Shell', level: 1 })).toBeVisible();
  await expect(screen(page)).toContainText('[cloudshell-user ~]$');
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();

  const states = `--query 'MetricAlarms[].{AlarmName:AlarmName,StateValue:StateValue}'`;
  await type(page, `aws cloudwatch describe-alarms ${states} --output table`);
  await expect(screen(page)).toContainText('DescribeAlarms');
  await expect(screen(page)).toContainText('AlarmName');

  await type(page, 'clear');
  await type(
    page,
    'aws ec2 describe-instances | jq -r ".Reservations[].Instances[].InstanceId" > ids.txt; wc -l < ids.txt; head -1 ids.txt',
  );
  await expect(screen(page)).toContainText(/i-[0-9a-f]{17}/);

  await type(page, 'clear');
  await type(page, 'aws ec2 describe-instance');
  await expect(screen(page)).toContainText("Invalid choice: 'describe-instance', maybe you meant:");
  await type(page, 'clear');
  await type(page, 'aws ec2 describe-instance 2> /dev/null; echo code=$?');
  await expect(screen(page)).toContainText('code=252');

  await type(
    page,
    'aws cloudwatch set-alarm-state --alarm-name nope --state-value OK --state-reason x',
  );
  await expect(screen(page)).toContainText('An error occurred (ResourceNotFound)');

  // Tab completes; Escape leaves the terminal.
  await type(page, 'clear');
  await page.keyboard.type('aws sts get-caller-id');
  await page.keyboard.press('Tab');
  await expect(screen(page)).toContainText('get-caller-identity');
  await page.keyboard.press('Enter');
  await expect(screen(page)).toContainText('arn:aws:iam::111122223333:user/learner');
  await page.keyboard.press('Escape');
  await expect(page.locator('.xterm-helper-textarea')).not.toBeFocused();
  await expectSaved(page);

  // The file and the lines are there after a reload.
  await page.reload();
  await expect(screen(page)).toContainText('[cloudshell-user ~]$');
  await type(page, 'test -s ids.txt && echo kept-$((40 + 2))');
  await expect(screen(page)).toContainText('kept-42');

  // It goes with a saved world, into a file and out of it again.
  await page.evaluate(async () => {
    const { saves } = globalThis.trailwatch!;
    await saves.save('With a file');
    const file = await saves.exportFile();
    await saves.reset();
    await saves.importFile(file);
    const saved = (await saves.list()).find(({ name }) => name === 'With a file')!;
    await saves.restore(saved.id);
  });
  await settled(page);
  await page.reload();
  await settled(page);
  await expect(screen(page)).toContainText('[cloudshell-user ~]$');
  await type(page, 'test -s ids.txt && echo travelled-$((40 + 2))');
  await expect(screen(page)).toContainText('travelled-42');

  // The failed call stands in Event history, as the CLI's.
  await stepMinutes(page, 20);
  const rows = await records(page, 'SetAlarmState');
  expect(rows[0]).toContain('aws-cli/2.9.19');
  expect(rows[0]).toContain('exec-env/CloudShell');
  expect(rows[0]).toContain('command/cloudwatch.set-alarm-state');
  expect(errors).toEqual([]);
});
