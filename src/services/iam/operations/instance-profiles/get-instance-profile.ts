import { operation } from '../../../../gateway/service.ts';
import { profileAnswer } from '../../entities/answers.ts';
import { findProfile, profileResource } from '../../entities/profiles.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly InstanceProfileName: string;
}

/** Shows an instance profile and its role. AWS page: "GetInstanceProfile". */
export const getInstanceProfile = operation<IamState, Input>({
  name: 'GetInstanceProfile',
  readOnly: true,
  resource: profileResource,
  trail: { category: 'management' },
  run: ({ state }, { InstanceProfileName }) => ({
    InstanceProfile: { ...profileAnswer(state, findProfile(state, InstanceProfileName)), Tags: [] },
  }),
});
