import { notSimulated } from '../../../../aws/errors.ts';
import { operation } from '../../../../gateway/service.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { findKey } from '../../entities/keys.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
  readonly AccessKeyId: string;
  readonly Status: string;
}

/** Switches an access key on or off. AWS page: "UpdateAccessKey". */
export const updateAccessKey = operation<IamState, Input>({
  name: 'UpdateAccessKey',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, { UserName, AccessKeyId, Status }) => {
    const user = findUserOrCaller(state, caller, UserName);
    const key = findKey(state, user, AccessKeyId);
    if (Status === 'Expired') throw notSimulated('Not simulated: access key status Expired.');
    state.keys.set(key.id, Object.freeze({ ...key, isActive: Status === 'Active' }));
    return {};
  },
});
