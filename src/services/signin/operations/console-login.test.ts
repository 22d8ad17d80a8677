import { describe, expect, it } from 'vitest';
import { ACCOUNT, keyIn, testAccount } from '../../iam/testing/account.ts';

const nobody = { kind: 'anonymous' } as const;

function userIdentity(parts: { fields?: Readonly<Record<string, unknown>> }) {
  return parts.fields?.['userIdentity'] as Record<string, unknown>;
}

describe('ConsoleLogin', () => {
  it('lets a user in and gives a console session', () => {
    const a = testAccount();
    const answer = a.ok(nobody, 'signin.ConsoleLogin', {
      UserName: 'dana',
      Password: 'Battery-Staple-2',
    });
    const parts = a.parts();
    expect(parts).toMatchObject({
      requestParameters: null,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
    });
    expect(userIdentity(parts)).toEqual({
      type: 'IAMUser',
      principalId: expect.stringMatching(/^AIDA/) as string,
      arn: `arn:aws:iam::${ACCOUNT}:user/dana`,
      accountId: ACCOUNT,
      userName: 'dana',
    });
    a.ok(keyIn(answer), 'sts.GetCallerIdentity');
    expect(a.trail.at(-1)!.identity).toMatchObject({
      type: 'IAMUser',
      accessKeyId: expect.stringMatching(/^ASIA/) as string,
      session: { mfaAuthenticated: false, fromConsole: true },
    });
  });

  it('records a failed attempt without an error code and with less of the identity', () => {
    const a = testAccount();
    const outcome = a.call(nobody, 'signin.ConsoleLogin', { UserName: 'dana', Password: 'x' });
    expect(outcome).toMatchObject({
      ok: false,
      error: { message: 'Failed authentication', trailCode: '' },
    });
    expect(a.parts().responseElements).toEqual({ ConsoleLogin: 'Failure' });
    expect(userIdentity(a.parts())).toEqual({
      type: 'IAMUser',
      principalId: expect.stringMatching(/^AIDA/) as string,
      accountId: ACCOUNT,
      accessKeyId: '',
      userName: 'dana',
    });
    expect(a.trail.at(-1)!.identity.userName).toBe('dana');
  });

  it('hides the name of an unknown user', () => {
    const a = testAccount();
    expect(
      a.refused(nobody, 'signin.ConsoleLogin', { UserName: 'My-Password-1!', Password: 'x' }),
    ).toContain('No username found in supplied account');
    expect(userIdentity(a.parts())).toEqual({
      type: 'IAMUser',
      accountId: ACCOUNT,
      accessKeyId: '',
      userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    });
  });

  it('asks the second question in a record of its own', () => {
    const a = testAccount();
    a.ok(nobody, 'signin.ConsoleLogin', {
      UserName: 'admin',
      Password: 'Correct-Horse-1',
      MfaCode: '123456',
    });
    expect(a.trail.map((entry) => entry.operation.name)).toEqual(['CheckMfa', 'ConsoleLogin']);
    expect(a.parts().additionalEventData).toMatchObject({
      MFAIdentifier: `arn:aws:iam::${ACCOUNT}:mfa/admin`,
      MFAUsed: 'Yes',
    });
    expect(
      a.refused(nobody, 'signin.ConsoleLogin', {
        UserName: 'admin',
        Password: 'Correct-Horse-1',
        MfaCode: '1',
      }),
    ).toContain('Failed authentication');
  });

  it('does not repeat a second question that was answered shortly before', () => {
    const a = testAccount();
    const admin = { UserName: 'admin', Password: 'Correct-Horse-1', MfaCode: '123456' };
    expect(a.ok(nobody, 'signin.CheckMfa', admin)).toMatchObject({ CheckMfa: 'Success' });
    expect(a.parts()).toMatchObject({
      requestParameters: null,
      responseElements: { CheckMfa: 'Success' },
      additionalEventData: { MfaType: 'Virtual MFA' },
      fields: { userIdentity: { type: 'IAMUser', userName: 'admin' } },
    });
    a.world.advance(a.world.now + 14_000);
    a.ok(nobody, 'signin.ConsoleLogin', admin);
    expect(a.trail.map((entry) => entry.operation.name)).toEqual(['CheckMfa', 'ConsoleLogin']);
  });

  it('knows the root user', () => {
    const a = testAccount({
      root: { password: 'Root-Only-9', mfa: [{ name: 'root', code: '1' }] },
    });
    a.ok(nobody, 'signin.ConsoleLogin', { Password: 'Root-Only-9', MfaCode: '1' });
    expect(userIdentity(a.parts())).toEqual({
      type: 'Root',
      principalId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:root`,
      accountId: ACCOUNT,
      accessKeyId: '',
    });
    expect(a.parts().additionalEventData).toMatchObject({ MFAUsed: 'YES' });
  });
});

describe('SwitchRole', () => {
  it('takes a role with the console session', () => {
    const a = testAccount({
      roles: [{ name: 'ops', trust: { aws: `arn:aws:iam::${ACCOUNT}:user/dana` } }],
    });
    const dana = keyIn(
      a.ok(nobody, 'signin.ConsoleLogin', { UserName: 'dana', Password: 'Battery-Staple-2' }),
    );
    const answer = a.ok(dana, 'signin.SwitchRole', { RoleName: 'ops' });
    expect(a.parts()).toMatchObject({
      responseElements: { SwitchRole: 'Success' },
      additionalEventData: { SwitchFrom: `arn:aws:iam::${ACCOUNT}:user/dana` },
      fields: {
        userIdentity: {
          type: 'AssumedRole',
          arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ops/dana`,
        },
      },
    });
    a.ok(keyIn(answer), 'sts.GetCallerIdentity');
    expect(a.trail.at(-1)!.identity.session?.fromConsole).toBe(true);
    expect(a.refused(dana, 'signin.SwitchRole', { RoleName: 'none' })).toContain('AccessDenied');
  });
});
