import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headline } from './shapes.ts';

describe('the headline of a log event', () => {
  it('says what, who and from where of a CloudTrail record', () => {
    const record = {
      eventName: 'ConsoleLogin',
      userIdentity: { type: 'IAMUser', userName: 'dora' },
      sourceIPAddress: '203.0.113.61',
      errorMessage: 'Failed authentication',
    };
    expect(headline(JSON.stringify(record))).toBe(
      'ConsoleLogin · dora · 203.0.113.61 · Failed authentication',
    );
  });
  it('names role and session, for a role alone is not a caller', () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/deploy-bot/release-412';
    const record = { eventName: 'DescribeInstances', userIdentity: { type: 'AssumedRole', arn } };
    expect(headline(JSON.stringify(record))).toBe('DescribeInstances · deploy-bot/release-412');
  });
  it('leaves every other message as it was written', () => {
    expect(headline('START RequestId: 1')).toBe(null);
    fc.assert(fc.property(fc.json(), (text) => typeof (headline(text) ?? '') === 'string'));
  });
});
