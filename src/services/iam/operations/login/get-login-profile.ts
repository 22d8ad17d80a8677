import { operation } from '../../../../gateway/service.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { findLogin } from '../../entities/login.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
}

/** Tells whether a user has a password. AWS page: "GetLoginProfile". */
export const getLoginProfile = operation<IamState, Input>({
  name: 'GetLoginProfile',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, { UserName }) => {
    const user = findUserOrCaller(state, caller, UserName);
    const { createdAt, mustReset } = findLogin(user);
    return {
      LoginProfile: {
        UserName: user.name,
        CreateDate: createdAt,
        PasswordResetRequired: mustReset,
      },
    };
  },
});
