import { operation } from '../../../../gateway/service.ts';
import { policyAnswer } from '../../entities/answers.ts';
import { allResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import { countUses } from '../../grants/managed-policies.ts';
import { AWS_MANAGED } from '../../managed/catalogue.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly Scope?: 'All' | 'AWS' | 'Local';
  readonly PathPrefix?: string;
  readonly OnlyAttached?: boolean;
  readonly PolicyUsageFilter?: string;
}

/** Lists managed policies of AWS, of the account, or both. AWS page: "ListPolicies". */
export const listPolicies = operation<IamState, Input>({
  name: 'ListPolicies',
  readOnly: true,
  resource: allResource('policy'),
  simplified: 'AWS managed policies that training accounts do not use are left out.',
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { Scope = 'All', PathPrefix = '/', OnlyAttached } = input;
    const wantsBoundaries = input.PolicyUsageFilter === 'PermissionsBoundary';
    const policies = [
      ...(Scope === 'AWS' ? [] : byName(state.policies.values())),
      ...(Scope === 'Local' ? [] : byName(AWS_MANAGED.values())),
    ].filter((policy) => {
      if (!policy.path.startsWith(PathPrefix)) return false;
      const { attached, boundaries } = countUses(state, policy.arn);
      if (wantsBoundaries) return boundaries > 0;
      return !OnlyAttached || attached > 0;
    });
    const { items, rest } = pageOf(policies, input);
    return { Policies: items.map((policy) => policyAnswer(state, policy)), ...rest };
  },
});
