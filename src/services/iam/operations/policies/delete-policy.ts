import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { deleteConflict } from '../../errors.ts';
import { countUses } from '../../grants/managed-policies.ts';
import { findOwnPolicy } from '../../grants/own-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
}

/** Deletes a policy nobody uses. AWS page: "DeletePolicy". */
export const deletePolicy = operation<IamState, Input>({
  name: 'DeletePolicy',
  readOnly: false,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, { PolicyArn }) => {
    const policy = findOwnPolicy(state, PolicyArn);
    const { attached, boundaries } = countUses(state, PolicyArn);
    if (attached + boundaries > 0) {
      throw deleteConflict('Cannot delete a policy attached to entities.');
    }
    if (policy.versions.length > 1) {
      throw deleteConflict(
        'This policy has more than one version. Before you delete a policy, you must delete the ' +
          "policy's versions. The default version is deleted with the policy.",
      );
    }
    state.policies.delete(PolicyArn);
    return {};
  },
});
