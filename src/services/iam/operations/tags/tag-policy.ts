import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { policyTaggedWith } from '../../entities/tags.ts';
import { changePolicy, findOwnPolicy } from '../../grants/own-policies.ts';
import type { IamState, Tag } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly Tags: readonly Tag[];
}

/** Adds tags to a managed policy. AWS page: "TagPolicy". */
export const tagPolicy = operation<IamState, Input>({
  name: 'TagPolicy',
  readOnly: false,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, { PolicyArn, Tags }) => {
    const policy = findOwnPolicy(state, PolicyArn);
    changePolicy(state, policy, { tags: policyTaggedWith(policy.tags, Tags) });
    return {};
  },
});
