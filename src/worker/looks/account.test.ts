import { describe, expect, it } from 'vitest';
import { FITTINGS } from '../../world/fittings.ts';
import { openWorld } from '../../world/world.ts';
import { LIBRARY } from '../story/library.ts';
import type { Story } from '../story/story.ts';
import { ACCOUNT_LOOKS } from './account.ts';
import { accountMap } from './map/account-map.ts';
import { search } from './search.ts';

async function morning() {
  const story = (await LIBRARY.load('home')) as Story;
  const world = openWorld({ ...story.specOf(7), historyDays: 0.05 }, 7, FITTINGS);
  world.advance(story.start);
  return world;
}

describe('the account map', () => {
  it('leads from the visitors over the balancers to the machines, with live figures', async () => {
    const world = await morning();
    const before = world.digest();
    const { nodes, edges } = accountMap(world);
    const kinds = new Set(nodes.map(({ kind }) => kind));
    for (const kind of ['users', 'load-balancer', 'instance', 'function', 'table', 'bucket']) {
      expect(kinds, kind).toContain(kind);
    }
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    expect(nodes.some(({ figure }) => figure?.endsWith('% CPU'))).toBe(true);
    expect(world.digest()).toBe(before);
  });
});

describe('the search', () => {
  it('finds resources by name or id and says where they are', async () => {
    const world = await morning();
    expect(search(world, 'i-0f1e2d')[0]).toMatchObject({
      kind: 'Instance',
      route: '#/ec2/i-0f1e2d3c4b5a69780',
    });
    expect(search(world, 'LEARNER').map(({ kind }) => kind)).toContain('User');
    expect(search(world, 'AKIAIOSFODNN7LEARNER')[0]).toMatchObject({
      kind: 'Access key',
      route: '#/iam/users/learner',
    });
    expect(search(world, 'larkfield-db')[0]).toMatchObject({
      kind: 'Security group',
      route: '#/security-groups/sg-0a1b2c3d4e5f6c003',
    });
    expect(search(world, '   ')).toEqual([]);
    expect(search(world, '(['.repeat(5_000))).toEqual([]);
  });
});

describe('the ledger', () => {
  it('has a test behind every operation that is answered', () => {
    const untested = ACCOUNT_LOOKS.ledger().filter(
      ({ status, tests }) => status !== 'absent' && tests === 0,
    );
    expect(untested.map(({ service, operation }) => `${service}.${operation}`)).toEqual([]);
  });

  it('says in a sentence what is not exact', () => {
    const rows = ACCOUNT_LOOKS.ledger();
    expect(rows.every(({ status, note }) => (status === 'exact') === (note === ''))).toBe(true);
  });

  it('lists what is there and what is not, with the tests behind it', () => {
    const rows = ACCOUNT_LOOKS.ledger();
    const row = (service: string, operation: string) =>
      rows.find((one) => one.service === service && one.operation === operation);
    expect(row('cloudwatch', 'DescribeAlarms')).toMatchObject({ status: 'exact', note: '' });
    expect(row('cloudwatch', 'PutMetricAlarm')!.tests).toBeGreaterThan(3);
    expect(row('ec2', 'CreateFleet')).toMatchObject({ status: 'absent', tests: 0 });
    expect(row('lambda', 'Invoke')!.note).toContain('never runs');
  });
});
