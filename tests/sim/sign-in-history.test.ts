/** Sign-in attempts, from IAM's verdict to what Event history finds. */
import { describe, expect, it } from 'vitest';
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import { cloudtrail, trailQuery, type TrailReader } from '../../src/services/cloudtrail/index.ts';
import { iam } from '../../src/services/iam/index.ts';
import { signin } from '../../src/services/signin/index.ts';
import { openWorld, type World } from '../../src/world/world.ts';

const START = 1_772_431_200_000;
const users = [{ name: 'dora', password: 'Sunflower-2026', policies: ['ReadOnlyAccess'] }];

function world(): World {
  const spec = {
    id: 'sign-in',
    version: '1',
    account: '111122223333',
    homeRegion: 'eu-west-1',
    start: START,
    historyDays: 0,
    regions: { 'us-east-1': { iam: { users } }, 'eu-west-1': {} },
    residents: {},
    modulations: [],
  };
  return openWorld(spec, 7, {
    services: [cloudtrail, iam, signin],
    residents: [],
    model: MODEL_LAWS,
  });
}

function attempt(account: World, UserName: string, Password: string): boolean {
  const { ok } = account.submit({
    service: 'signin',
    operation: 'ConsoleLogin',
    region: 'us-east-1',
    params: { UserName, Password },
    credential: { kind: 'anonymous' },
    via: 'console',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    sourceIp: '203.0.113.61',
  });
  return ok;
}

describe('sign-in attempts', () => {
  const account = world();
  const results = [
    attempt(account, 'dora', 'guess'),
    attempt(account, 'nobody-here', 'guess'),
    attempt(account, 'dora', 'Sunflower-2026'),
  ];
  account.advance(START + 20 * 60_000);

  it('are found by the name of the user, failed or not', () => {
    expect(results).toEqual([false, false, true]);
    const outcome = account.peek({
      service: 'cloudtrail',
      operation: 'LookupEvents',
      params: { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'dora' }] },
      region: 'us-east-1',
    });
    const events = outcome.ok ? (outcome.result['Events'] as Record<string, string>[]) : [];
    const answers = events.map(
      ({ CloudTrailEvent }) =>
        (JSON.parse(CloudTrailEvent!) as { responseElements: object }).responseElements,
    );
    expect(answers).toEqual([{ ConsoleLogin: 'Success' }, { ConsoleLogin: 'Failure' }]);
  });

  it('of an unknown user hide the name, and no password is kept anywhere', () => {
    const reader = account.context('cloudtrail') as unknown as TrailReader;
    const { rows } = trailQuery(reader, { limit: 10, eventName: 'ConsoleLogin' });
    expect(rows.map(({ who }) => who.label)).toEqual([
      'dora',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      'dora',
    ]);
    expect(rows[0]!.who.key).toBe(rows[2]!.who.key);
    for (const text of ['Sunflower-2026', 'guess', 'nobody-here']) {
      expect(trailQuery(reader, { limit: 10, text }).total).toBe(0);
    }
  });
});
