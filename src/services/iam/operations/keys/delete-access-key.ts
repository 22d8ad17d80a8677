import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { findKey } from '../../entities/keys.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
  readonly AccessKeyId: string;
}

/** Deletes an access key. AWS page: "DeleteAccessKey". */
export const deleteAccessKey = operation<IamState, Input>({
  name: 'DeleteAccessKey',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, { UserName, AccessKeyId }) => {
    const user = findUserOrCaller(state, caller, UserName);
    const key = findKey(state, user, AccessKeyId);
    state.keys.delete(key.id);
    state.keyUses.delete(key.id);
    changeUser(state, user, { keys: user.keys.filter((id) => id !== key.id) });
    return {};
  },
});
