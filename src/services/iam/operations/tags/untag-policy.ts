import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { changePolicy, findOwnPolicy } from '../../grants/own-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly TagKeys: readonly string[];
}

/** Takes tags from a managed policy, whose keys know case. AWS page: "UntagPolicy". */
export const untagPolicy = operation<IamState, Input>({
  name: 'UntagPolicy',
  readOnly: false,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, { PolicyArn, TagKeys }) => {
    const policy = findOwnPolicy(state, PolicyArn);
    const tags = policy.tags.filter((tag) => !TagKeys.includes(tag.Key));
    changePolicy(state, policy, { tags: Object.freeze(tags) });
    return {};
  },
});
