import { operation } from '../../../../gateway/service.ts';
import { profileAnswer } from '../../entities/answers.ts';
import { newEntityResource } from '../../entities/find.ts';
import { alreadyExists } from '../../errors.ts';
import { drawUniqueId } from '../../identity/new-ids.ts';
import type { IamState, InstanceProfile } from '../../state.ts';

interface Input {
  readonly InstanceProfileName: string;
  readonly Path?: string;
}

/** Makes an instance profile, the holder of a role. AWS page: "CreateInstanceProfile". */
export const createInstanceProfile = operation<IamState, Input>({
  name: 'CreateInstanceProfile',
  readOnly: false,
  resource: newEntityResource('instance-profile', 'InstanceProfileName'),
  trail: { category: 'management' },
  run: (ctx, { InstanceProfileName: name, Path: path = '/' }) => {
    const { state, now, account } = ctx;
    for (const known of state.instanceProfiles.keys()) {
      if (known.toLowerCase() !== name.toLowerCase()) continue;
      throw alreadyExists(`Instance Profile ${name} already exists.`);
    }
    const profile: InstanceProfile = Object.freeze({
      name,
      id: drawUniqueId(ctx.random('ids'), 'AIPA'),
      arn: `arn:aws:iam::${account}:instance-profile${path}${name}`,
      path,
      createdAt: now,
      roles: [],
    });
    state.instanceProfiles.set(name, profile);
    return { InstanceProfile: profileAnswer(state, profile) };
  },
});
