import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { pageOf, type PageInput } from '../../entities/paging.ts';
import { findPolicy } from '../../grants/managed-policies.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly PolicyArn: string;
}

/** Lists the versions of a managed policy, newest first. AWS page: "ListPolicyVersions". */
export const listPolicyVersions = operation<IamState, Input>({
  name: 'ListPolicyVersions',
  readOnly: true,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const policy = findPolicy(state, input.PolicyArn);
    const versions = [...policy.versions].reverse().map((version) => ({
      VersionId: version.id,
      IsDefaultVersion: version.id === policy.defaultVersion,
      CreateDate: version.createdAt,
    }));
    const { items, rest } = pageOf(versions, input);
    return { Versions: items, ...rest };
  },
});
