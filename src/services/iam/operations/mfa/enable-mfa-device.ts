import { awsError } from '../../../../aws/errors.ts';
import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { alreadyExists, noSuchEntity, quotaExceeded } from '../../errors.ts';
import { areMfaCodes } from '../../identity/mfa-codes.ts';
import { QUOTAS, type IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly SerialNumber: string;
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
}

/** Ties an MFA device to a user by two codes in a row. AWS page: "EnableMFADevice". */
export const enableMFADevice = operation<IamState, Input>({
  name: 'EnableMFADevice',
  readOnly: false,
  simplified: 'Codes come from the account’s seed, not from the secret key (RFC 6238).',
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, now }, input) => {
    const { SerialNumber, AuthenticationCode1, AuthenticationCode2 } = input;
    const user = findUser(state, input.UserName);
    const device = state.mfaDevices.get(SerialNumber);
    if (!device) {
      throw noSuchEntity(`MFA Device with serial number ${SerialNumber} does not exist.`);
    }
    if (device.owner !== undefined) throw alreadyExists('MFA Device is already in use.');
    if (user.mfa.length >= QUOTAS.mfaDevicesPerUser) {
      throw quotaExceeded('MFADevicesPerUser', QUOTAS.mfaDevicesPerUser);
    }
    if (!areMfaCodes(device, [AuthenticationCode1, AuthenticationCode2], now)) {
      throw awsError('InvalidAuthenticationCode', 'Authentication code for device is not valid.', {
        status: 403,
      });
    }
    const enabled = Object.freeze({ ...device, owner: user.name, enabledAt: now });
    state.mfaDevices.set(SerialNumber, enabled);
    changeUser(state, user, { mfa: Object.freeze([...user.mfa, SerialNumber]) });
    return {};
  },
});
