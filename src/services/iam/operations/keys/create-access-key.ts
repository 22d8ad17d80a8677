import { operation } from '../../../../gateway/service.ts';
import { keyAnswer } from '../../entities/answers.ts';
import { changeUser } from '../../entities/change.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { quotaExceeded } from '../../errors.ts';
import { userIdentity } from '../../identity/identities.ts';
import { drawAccessKeyId, drawSecret } from '../../identity/new-ids.ts';
import { QUOTAS, type IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
}

/** Makes an access key for a user, or for the caller. AWS page: "CreateAccessKey". */
export const createAccessKey = operation<IamState, Input>({
  name: 'CreateAccessKey',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: (ctx, { UserName }) => {
    const { state, caller, now } = ctx;
    const user = findUserOrCaller(state, caller, UserName);
    if (user.keys.length >= QUOTAS.accessKeysPerUser) {
      throw quotaExceeded('AccessKeysPerUser', QUOTAS.accessKeysPerUser);
    }
    const stream = ctx.random('ids');
    const id = drawAccessKeyId(stream, 'AKIA');
    const secret = drawSecret(stream);
    const key = Object.freeze({
      id,
      secret,
      userName: user.name,
      isActive: true,
      createdAt: now,
      identity: userIdentity(user, id),
    });
    state.keys.set(id, key);
    changeUser(state, user, { keys: Object.freeze([...user.keys, id]) });
    return { AccessKey: { ...keyAnswer(key), SecretAccessKey: secret } };
  },
});
