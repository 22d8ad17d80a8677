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

/**
 * Lists managed policies of AWS, of the account, or both; the usage filter tells which uses count
 * for OnlyAttached and leaves out nothing without it. AWS page: "ListPolicies".
 */
export const listPolicies = operation<IamState, Input>({
  name: 'ListPolicies',
  readOnly: true,
  resource: allResource('policy'),
  simplified: 'AWS managed policies that training accounts do not use are left out.',
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { Scope = 'All', PathPrefix = '/', OnlyAttached, PolicyUsageFilter } = input;
    const policies = [
      ...(Scope === 'AWS' ? [] : byName(state.policies.values())),
      ...(Scope === 'Local' ? [] : byName(AWS_MANAGED.values())),
    ].filter((policy) => {
      if (!policy.path.startsWith(PathPrefix)) return false;
      return !OnlyAttached || isUsed(countUses(state, policy.arn), PolicyUsageFilter);
    });
    const { items, rest } = pageOf(policies, input);
    return { Policies: items.map((policy) => policyAnswer(state, policy)), ...rest };
  },
});

function isUsed(uses: ReturnType<typeof countUses>, filter: string | undefined): boolean {
  const isAttached = filter !== 'PermissionsBoundary' && uses.attached > 0;
  return isAttached || (filter !== 'PermissionsPolicy' && uses.boundaries > 0);
}
