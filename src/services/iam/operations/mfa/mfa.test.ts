import { describe, expect, it } from 'vitest';
import { mfaCodeAt } from '../../identity/mfa-codes.ts';
import { ACCOUNT, ADMIN, START, testAccount } from '../../testing/account.ts';

const SerialNumber = `arn:aws:iam::${ACCOUNT}:mfa/phone`;
const nobody = { kind: 'anonymous' } as const;

describe('MFA devices', () => {
  it('are enabled by two codes in a row and asked for at sign-in', () => {
    const a = testAccount();
    const made = a.ok(ADMIN, 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' });
    expect(made['VirtualMFADevice']).toMatchObject({ SerialNumber });
    const device = a.state.mfaDevices.get(SerialNumber)!;
    const enable = (AuthenticationCode1: string, AuthenticationCode2: string) =>
      a.refused(ADMIN, 'EnableMFADevice', {
        UserName: 'dana',
        SerialNumber,
        AuthenticationCode1,
        AuthenticationCode2,
      });
    expect(enable('000000', '000000')).toBe(
      'InvalidAuthenticationCode: Authentication code for device is not valid.',
    );
    expect(enable(mfaCodeAt(device, START - 30_000), mfaCodeAt(device, START))).toBe('accepted');
    const signIn = { UserName: 'dana', Password: 'Battery-Staple-2' };
    expect(a.refused(nobody, 'signin.ConsoleLogin', signIn)).toContain('Failed authentication');
    const MfaCode = a.world.door.stimulate({
      service: 'iam',
      stimulus: 'mfaCode',
      arg: SerialNumber,
      region: 'us-east-1',
    });
    expect(a.refused(nobody, 'signin.ConsoleLogin', { ...signIn, MfaCode })).toBe('accepted');
    expect(a.ok(ADMIN, 'ListMFADevices', { UserName: 'dana' })['MFADevices']).toEqual([
      { UserName: 'dana', SerialNumber, EnableDate: START },
    ]);
    expect(a.refused(ADMIN, 'DeleteVirtualMFADevice', { SerialNumber })).toContain(
      'DeleteConflict',
    );
    a.ok(ADMIN, 'DeactivateMFADevice', { UserName: 'dana', SerialNumber });
    expect(a.refused(nobody, 'signin.ConsoleLogin', signIn)).toBe('accepted');
    a.ok(ADMIN, 'DeleteVirtualMFADevice', { SerialNumber });
    expect(a.refused(ADMIN, 'DeactivateMFADevice', { UserName: 'dana', SerialNumber })).toBe(
      `NoSuchEntity: MFA Device with serial number ${SerialNumber} does not exist.`,
    );
  });

  it('are listed with their owners', () => {
    const a = testAccount();
    expect(a.ok(ADMIN, 'ListVirtualMFADevices')['VirtualMFADevices']).toMatchObject([
      { SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/admin`, User: { UserName: 'admin' } },
    ]);
  });
});
