import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFields } from './record-fields.ts';

const value = (groups: ReturnType<typeof recordFields>, label: string): string | undefined =>
  groups.flatMap((group) => group.fields).find((field) => field.label === label)?.value;

describe('a record as five questions', () => {
  it('shows role and session apart, for a role is not a person', () => {
    const groups = recordFields({
      eventName: 'AuthorizeSecurityGroupIngress',
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/deploy-bot/bilal-hotfix',
        sessionContext: { sessionIssuer: { userName: 'deploy-bot' } },
      },
    });
    expect(value(groups, 'Role (session issuer)')).toBe('deploy-bot');
    expect(value(groups, 'Session')).toBe('bilal-hotfix');
    expect(value(groups, 'Result')).toBe('Succeeded: no errorCode');
  });
  it('shows why a call was refused', () => {
    const groups = recordFields({ errorCode: 'AccessDenied', errorMessage: 'not authorized' });
    expect(value(groups, 'Error code')).toBe('AccessDenied');
    expect(value(groups, 'Result')).toBe(undefined);
  });
  it('of a sign-in shows its answer and whether a second factor was used', () => {
    const groups = recordFields({
      eventName: 'ConsoleLogin',
      errorMessage: 'Failed authentication',
      responseElements: { ConsoleLogin: 'Failure' },
      additionalEventData: { MFAUsed: 'No' },
    });
    expect(value(groups, 'MFA used')).toBe('No');
    expect(value(groups, 'Sign-in')).toBe('Failure');
    expect(value(groups, 'Result')).toBe(undefined);
  });
  it('reads any JSON without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => recordFields(json).length === 5));
  });
});
