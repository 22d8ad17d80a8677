/** Every page, both themes, both widths: drawn, free of axe findings, kept as a picture. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { listenForErrors, openWorld, settled, stepMinutes, visit } from './world.ts';

const SIZES = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;

/** The address patterns of `routes.ts`, so that no page is forgotten. */
const PATTERNS = [
  ...readFileSync('src/ui/routes.ts', 'utf8').matchAll(/(?:page|free)\(\s*'(\/[^']*)'/g),
]
  .map(([, pattern]) => pattern!)
  .filter((pattern) => pattern !== '/gallery' && pattern !== '/s/:scenario');

/** What stands for the named part of an address: something that is there in every account. */
const SAMPLES: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  '/ec2/:id': (page) => firstOf(page, 'ec2', 'DescribeInstances', 'InstanceId'),
  '/security-groups/:id': (page) => firstOf(page, 'ec2', 'DescribeSecurityGroups', 'GroupId'),
  '/trails/:name': (page) => firstOf(page, 'cloudtrail', 'DescribeTrails', 'Name'),
  '/alarms/:name': (page) => firstOf(page, 'cloudwatch', 'DescribeAlarms', 'AlarmName'),
  '/logs/:name': (page) => firstOf(page, 'logs', 'DescribeLogGroups', 'logGroupName'),
  '/iam/users/:name': (page) => firstOf(page, 'iam', 'ListUsers', 'UserName'),
  '/iam/policies/:arn': (page) => firstOf(page, 'iam', 'ListPolicies', 'Arn'),
  '/sns/:arn': (page) => firstOf(page, 'sns', 'ListTopics', 'TopicArn'),
  '/iam/roles/:name': (page) => firstOf(page, 'iam', 'ListRoles', 'RoleName'),
};

for (const theme of ['light', 'dark'] as const) {
  test(`every page in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(60_000 + PATTERNS.length * 15_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const errors = listenForErrors(page);
    await visit(page);
    await openWorld(page, { scenario: 'cpu-spike' });
    await settled(page);
    await stepMinutes(page, 45);
    const findings: string[] = [];
    for (const pattern of PATTERNS) {
      await go(page, await addressOf(page, pattern));
      findings.push(...(await lookAt(page, pattern, theme)));
    }
    expect(findings).toEqual([]);
    expect(errors).toEqual([]);
  });
}

test('an address without a page says so', async ({ page }) => {
  await visit(page, '#/nowhere');
  await expect(page.getByText('There is no page here')).toBeVisible();
});

/** Things nobody made, what AWS answers, and the way back to the list. */
const ABSENT = [
  ['/ec2', 'i-00000000000000000', 'InvalidInstanceID.NotFound', 'All instances'],
  ['/security-groups', 'sg-00000000000000000', 'InvalidGroup.NotFound', 'All security groups'],
  ['/security-groups', 'zz', 'InvalidGroupId.Malformed', 'All security groups'],
  ['/sns', 'x', 'InvalidParameter', 'All topics'],
  ['/sns', 'arn:aws:sns:eu-west-1:111122223333:x', 'NotFound', 'All topics'],
  ['/iam/policies', 'arn:aws:iam::111122223333:policy/x', 'NoSuchEntity', 'All policies'],
  ['/iam/users', 'nobody', 'NoSuchEntity', 'All users'],
  ['/iam/roles', 'nobody', 'NoSuchEntity', 'All roles'],
  ['/trails', 'no-trail', 'TrailNotFoundException', 'All trails'],
] as const;

test('a thing that is not there has its error and a way back, and nothing below', async ({
  page,
}) => {
  await visit(page);
  await openWorld(page, { scenario: 'cpu-spike' });
  for (const [list, name, code, back] of ABSENT) {
    await go(page, `${list}/${encodeURIComponent(name)}`);
    const main = page.getByRole('main');
    await expect(main.getByText(`The answer was ${code}`), `${list}/${name}`).toBeVisible();
    await expect(main.locator('form, pre, h2'), `${list}/${name}`).toHaveCount(0);
    await main.getByRole('link', { name: back }).click();
    await expect(page, `${list}/${name}`).toHaveURL(new RegExp(`#${list}$`));
  }
});

async function lookAt(page: Page, pattern: string, theme: string): Promise<string[]> {
  const name = pattern.replace(/[/:]+/g, '-').replace(/^-|-$/g, '') || 'home';
  const findings: string[] = [];
  for (const { name: size, ...viewport } of [...SIZES].reverse()) {
    await page.setViewportSize(viewport);
    await page.evaluate(twoFrames);
    await page.screenshot({ path: `test-results/pages/${name}-${theme}-${size}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      const places = nodes.map(({ target }) => target.join(' ')).join(', ');
      findings.push(`${pattern}, ${size}: ${id}: ${places}`);
    }
  }
  return findings;
}

/** Runs in the page: what measures itself has done so, and is drawn. */
function twoFrames(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}

async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), address);
  await expect(page.locator('h1').first(), address).toBeVisible();
  await settled(page);
}

async function addressOf(page: Page, pattern: string): Promise<string> {
  const sample = SAMPLES[pattern];
  const name = sample ? await sample(page) : 'example';
  return pattern.replace(/:\w+/g, encodeURIComponent(name));
}

/** The first value of a field in the answer to a read, however deep it lies. */
function firstOf(page: Page, ...[service, operation, field]: [string, string, string]) {
  return page.evaluate(
    async ([service, operation, field]) => {
      const request = { service: service!, operation: operation!, params: {} };
      const outcome = await globalThis.trailwatch!.peek(request);
      const text = JSON.stringify(outcome.ok ? outcome.result : {});
      return new RegExp(`"${field}":"([^"]+)"`).exec(text)?.[1] ?? 'example';
    },
    [service, operation, field],
  );
}
