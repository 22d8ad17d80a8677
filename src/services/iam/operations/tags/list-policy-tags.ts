import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { compareNames, pageOf, type PageInput } from '../../entities/paging.ts';
import { findPolicy } from '../../grants/managed-policies.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly PolicyArn: string;
}

/** Lists the tags of a managed policy by key. AWS page: "ListPolicyTags". */
export const listPolicyTags = operation<IamState, Input>({
  name: 'ListPolicyTags',
  readOnly: true,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { tags } = findPolicy(state, input.PolicyArn);
    const { items, rest } = pageOf(
      [...tags].sort((a, b) => compareNames(a.Key, b.Key)),
      input,
    );
    return { Tags: items, ...rest };
  },
});
