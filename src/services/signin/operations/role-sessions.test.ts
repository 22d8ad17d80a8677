import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../gateway/call.ts';
import { ACCOUNT, ADMIN, keyIn, testAccount, type TestAccount } from '../../iam/testing/account.ts';

const nobody = { kind: 'anonymous' } as const;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/auditors`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/auditors/quarterly`;

function account(): TestAccount {
  const trust = { aws: `arn:aws:iam::${ACCOUNT}:root` };
  return testAccount({ roles: [{ name: 'auditors', trust, policies: ['SecurityAudit'] }] });
}

function inRole(a: TestAccount): Credential {
  const params = { RoleArn: ROLE, RoleSessionName: 'quarterly' };
  return keyIn(a.ok(ADMIN, 'sts.AssumeRole', params));
}

describe('GetSigninToken', () => {
  it('makes a link for temporary credentials and shows the key of the console to come', () => {
    const a = account();
    const answer = a.ok(inRole(a), 'signin.GetSigninToken');
    const { accessKeyId } = keyIn(answer) as { accessKeyId: string };
    expect(a.parts()).toEqual({
      requestParameters: null,
      responseElements: { credentials: { accessKeyId }, GetSigninToken: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
    });
    expect(a.trail.at(-1)!.identity).toMatchObject({ type: 'AssumedRole', arn: SESSION });
  });

  it('lets its bearer in as the role, without a password and without MFA', () => {
    const a = account();
    const { SigninToken } = a.ok(inRole(a), 'signin.GetSigninToken');
    const console = keyIn(a.ok(nobody, 'signin.ConsoleLogin', { SigninToken }));
    expect(a.parts()).toMatchObject({
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
      fields: {
        userIdentity: {
          type: 'AssumedRole',
          principalId: expect.stringMatching(/^AROA.*:quarterly$/) as string,
          arn: SESSION,
          accountId: ACCOUNT,
          sessionContext: {
            sessionIssuer: { type: 'Role', arn: ROLE, userName: 'auditors' },
            attributes: { creationDate: '2026-03-02T06:00:00Z', mfaAuthenticated: 'false' },
          },
        },
      },
    });
    a.ok(console, 'ListUsers');
    expect(a.trail.at(-1)!.identity).toMatchObject({
      arn: SESSION,
      session: { fromConsole: true, issuer: { userName: 'auditors' } },
    });
    expect(a.refused(console, 'CreateUser', { UserName: 'x' })).toContain('AccessDenied');
  });

  it('is not for long-term keys, and its link holds a quarter of an hour', () => {
    const a = account();
    expect(a.refused(ADMIN, 'signin.GetSigninToken')).toContain('NotSimulated');
    const { SigninToken } = a.ok(inRole(a), 'signin.GetSigninToken');
    a.world.advance(a.world.now + 15 * 60_000);
    expect(a.refused(nobody, 'signin.ConsoleLogin', { SigninToken })).toContain('NotSimulated');
  });
});

describe('ExitRole', () => {
  it('is recorded as the role that is left, without a key', () => {
    const a = account();
    const admin = { UserName: 'admin', Password: 'Correct-Horse-1', MfaCode: '123456' };
    const signedIn = keyIn(a.ok(nobody, 'signin.ConsoleLogin', admin));
    const role = keyIn(a.ok(signedIn, 'signin.SwitchRole', { RoleName: 'auditors' }));
    a.ok(role, 'signin.ExitRole');
    expect(a.parts()).toEqual({
      requestParameters: null,
      responseElements: { ExitRole: 'Success' },
      additionalEventData: { RedirectTo: 'https://console.aws.amazon.com/console/home' },
      fields: {
        userIdentity: {
          type: 'AssumedRole',
          principalId: expect.stringMatching(/^AROA.*:admin$/) as string,
          arn: `arn:aws:sts::${ACCOUNT}:assumed-role/auditors/admin`,
          accountId: ACCOUNT,
        },
      },
    });
  });
});
