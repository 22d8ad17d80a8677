/** A scenario opens at once; its two weeks of history follow while the learner works. */
import { expect, test, type Page } from '@playwright/test';
import type { Outcome } from '../../src/worker/protocol.ts';
import { WAITS_FOR_HISTORY } from '../../src/ui/text/mission.ts';
import { answers, expectAnswer } from './investigation.ts';
import { mission } from './learner.ts';
import {
  expectSaved,
  listenForErrors,
  openWorld,
  settled,
  status,
  visit,
  wholeHistory,
} from './world.ts';

const DAY = 86_400_000;
const OUTSIDE = 'The passwords were tried from outside the company.';

function call(page: Page, service: string, operation: string, params: object): Promise<Outcome> {
  return page.evaluate((request) => globalThis.trailwatch!.call(request as never), {
    ...{ service, operation, params },
  });
}

function hoursOfCpu(page: Page, now: number): Promise<Outcome> {
  return call(page, 'cloudwatch', 'GetMetricStatistics', {
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'InstanceId', Value: 'i-0f1e2d3c4b5a69780' }],
    StartTime: now - 14 * DAY,
    EndTime: now,
    Period: 3_600,
    Statistics: ['Average'],
  });
}

test('a scenario is worked in before its history is there, and never answers from half of it', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await visit(page);
  const began = Date.now();
  expect(await openWorld(page, { scenario: 'suspicious-login' })).toBeNull();
  expect((await call(page, 'ec2', 'DescribeInstances', {})).ok).toBe(true);
  test.info().annotations.push({ type: 'first answer', description: `${Date.now() - began} ms` });
  const { now, history } = await status(page);
  expect(history).not.toBeNull();
  await page.evaluate(() => {
    globalThis.trailwatch!.setSpeed(600);
    globalThis.trailwatch!.play();
  });
  const early = await hoursOfCpu(page, now);
  await wholeHistory(page);
  test.info().annotations.push({ type: 'whole', description: `${Date.now() - began} ms` });
  expect((early as { result: { Datapoints: object[] } }).result.Datapoints).toHaveLength(14 * 24);
  expect(await hoursOfCpu(page, now)).toMatchObject({
    ok: true,
    result: (early as never)['result'],
  });
  expect((await status(page)).running).toBe(true);
  await page.evaluate(() => globalThis.trailwatch!.pause());
  // The worker hears of it a little later, and the clock moves until then.
  await expect.poll(async () => (await status(page)).running).toBe(false);
  await expectSaved(page);
  const before = await status(page);
  await page.reload();
  expect((await settled(page)).now).toBe(before.now);
  expect(errors).toEqual([]);
});

test('what a learner says before the history is there counts, and the panel says that it waits', async ({
  page,
}) => {
  const errors = listenForErrors(page);
  await visit(page);
  expect(await openWorld(page, { scenario: 'suspicious-login' })).toBeNull();
  await answers(page, OUTSIDE).getByRole('button', { name: 'True', exact: true }).click();
  await expect(mission(page).getByText(WAITS_FOR_HISTORY)).toBeInViewport();
  await wholeHistory(page);
  await expectAnswer(page, OUTSIDE, 'True');
  await expect(mission(page).getByText(WAITS_FOR_HISTORY)).toBeHidden();
  expect(errors).toEqual([]);
});
