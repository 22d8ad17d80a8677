import { operation } from '../../../../gateway/service.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { pageOf, type PageInput } from '../../entities/paging.ts';
import { devicesOf } from '../../identity/mfa-codes.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly UserName?: string;
}

/** Lists the MFA devices of a user, or of the caller. AWS page: "ListMFADevices". */
export const listMFADevices = operation<IamState, Input>({
  name: 'ListMFADevices',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, input) => {
    const user = findUserOrCaller(state, caller, input.UserName);
    const { items, rest } = pageOf(devicesOf(state, user.name), input);
    return {
      MFADevices: items.map(({ serial, enabledAt }) => ({
        UserName: user.name,
        SerialNumber: serial,
        EnableDate: enabledAt,
      })),
      ...rest,
    };
  },
});
