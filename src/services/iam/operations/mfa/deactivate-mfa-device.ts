import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
  readonly SerialNumber: string;
}

/** Takes an MFA device from a user. AWS page: "DeactivateMFADevice". */
export const deactivateMFADevice = operation<IamState, Input>({
  name: 'DeactivateMFADevice',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, { UserName, SerialNumber }) => {
    const user = findUserOrCaller(state, caller, UserName);
    if (!user.mfa.includes(SerialNumber)) {
      throw noSuchEntity(`MFA Device with serial number ${SerialNumber} does not exist.`);
    }
    const { owner: _owner, enabledAt: _at, ...device } = state.mfaDevices.get(SerialNumber)!;
    state.mfaDevices.set(SerialNumber, Object.freeze(device));
    changeUser(state, user, { mfa: user.mfa.filter((serial) => serial !== SerialNumber) });
    return {};
  },
});
