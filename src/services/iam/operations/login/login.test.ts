import { describe, expect, it } from 'vitest';
import { ADMIN, DANA, START, testAccount } from '../../testing/account.ts';

const nobody = { kind: 'anonymous' } as const;
const signIn = (Password: string) => ({ UserName: 'eve', Password });

describe('passwords', () => {
  it('open the console, obey the policy and can be taken away', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreateUser', { UserName: 'eve' });
    const create = (Password: string) =>
      a.refused(ADMIN, 'CreateLoginProfile', { UserName: 'eve', Password });
    expect(create('short')).toBe(
      'PasswordPolicyViolation: Password should have a minimum length of 8',
    );
    expect(create('Long-Enough-1')).toBe('accepted');
    expect(create('Long-Enough-1')).toBe(
      'EntityAlreadyExists: Login Profile for user eve already exists.',
    );
    a.ok(nobody, 'signin.ConsoleLogin', signIn('Long-Enough-1'));
    expect(a.ok(ADMIN, 'GetUser', { UserName: 'eve' })['User']).toMatchObject({
      PasswordLastUsed: START,
    });
    a.ok(ADMIN, 'UpdateAccountPasswordPolicy', { MinimumPasswordLength: 20 });
    const update = { UserName: 'eve', Password: 'Another-One-2' };
    expect(a.refused(ADMIN, 'UpdateLoginProfile', update)).toContain('minimum length of 20');
    a.ok(ADMIN, 'DeleteLoginProfile', { UserName: 'eve' });
    expect(a.refused(ADMIN, 'GetLoginProfile', { UserName: 'eve' })).toBe(
      'NoSuchEntity: Login Profile for User eve cannot be found.',
    );
    expect(a.refused(nobody, 'signin.ConsoleLogin', signIn('Long-Enough-1'))).toContain(
      'Failed authentication',
    );
  });

  it('are changed by their owner, who must know the old one', () => {
    const a = testAccount();
    const change = (OldPassword: string) =>
      a.refused(DANA, 'ChangePassword', { OldPassword, NewPassword: 'Next-Word-33' });
    expect(change('Battery-Staple-2')).toContain('iam:ChangePassword on resource: user dana');
    a.ok(ADMIN, 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true });
    expect(change('wrong')).toBe('AccessDenied: The old password was incorrect.');
    a.ok(ADMIN, 'DeleteAccountPasswordPolicy');
    expect(change('wrong')).toContain('iam:ChangePassword');
    a.ok(ADMIN, 'AttachUserPolicy', {
      UserName: 'dana',
      PolicyArn: 'arn:aws:iam::aws:policy/IAMUserChangePassword',
    });
    expect(change('wrong')).toBe('AccessDenied: The old password was incorrect.');
    expect(change('Battery-Staple-2')).toBe('accepted');
  });
});

describe('the account', () => {
  it('has an alias, a summary, a password policy and a credential report', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreateAccountAlias', { AccountAlias: 'larkfield' });
    expect(a.ok(ADMIN, 'ListAccountAliases')['AccountAliases']).toEqual(['larkfield']);
    expect(a.ok(ADMIN, 'GetAccountSummary')['SummaryMap']).toMatchObject({ Users: 2, Roles: 0 });
    expect(a.refused(ADMIN, 'GetAccountPasswordPolicy')).toBe(
      'NoSuchEntity: The Password Policy with domain name 111122223333 cannot be found.',
    );
    expect(a.refused(ADMIN, 'DeleteAccountPasswordPolicy')).toBe(
      'NoSuchEntity: The account policy with name PasswordPolicy cannot be found.',
    );
    expect(a.refused(ADMIN, 'GetCredentialReport')).toBe('ReportNotPresent: ');
    expect(a.ok(ADMIN, 'GenerateCredentialReport')['State']).toBe('STARTED');
    a.world.advance(START + 5_000);
    const { Content } = a.ok(ADMIN, 'GetCredentialReport') as { Content: Uint8Array };
    const lines = new TextDecoder().decode(Content).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^<root_account>,arn:aws:iam::111122223333:root,/);
    const details = a.ok(ADMIN, 'GetAccountAuthorizationDetails');
    expect(details['UserDetailList']).toMatchObject([
      { UserName: 'admin', AttachedManagedPolicies: [{ PolicyName: 'AdministratorAccess' }] },
      { UserName: 'dana' },
    ]);
    expect(a.refused(DANA, 'GetAccountSummary')).toContain(
      'iam:GetAccountSummary on resource: * because',
    );
  });
});
