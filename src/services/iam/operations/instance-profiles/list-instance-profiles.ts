import { operation } from '../../../../gateway/service.ts';
import { profileAnswer } from '../../entities/answers.ts';
import { allResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly PathPrefix?: string;
}

/** Lists instance profiles under a path. AWS page: "ListInstanceProfiles". */
export const listInstanceProfiles = operation<IamState, Input>({
  name: 'ListInstanceProfiles',
  readOnly: true,
  resource: allResource('instance-profile'),
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { PathPrefix = '/' } = input;
    const profiles = byName(state.instanceProfiles.values()).filter((profile) =>
      profile.path.startsWith(PathPrefix),
    );
    const { items, rest } = pageOf(profiles, input);
    return { InstanceProfiles: items.map((profile) => profileAnswer(state, profile)), ...rest };
  },
});
