import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { deleteConflict, noSuchEntity } from '../../errors.ts';
import { changePolicy, findOwnPolicy } from '../../grants/own-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

/** Deletes a version that is not the default. AWS page: "DeletePolicyVersion". */
export const deletePolicyVersion = operation<IamState, Input>({
  name: 'DeletePolicyVersion',
  readOnly: false,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, { PolicyArn, VersionId }) => {
    const policy = findOwnPolicy(state, PolicyArn);
    if (!policy.versions.some((version) => version.id === VersionId)) {
      throw noSuchEntity(
        `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
      );
    }
    if (policy.defaultVersion === VersionId) {
      throw deleteConflict('Cannot delete the default version of a policy.');
    }
    const versions = policy.versions.filter((version) => version.id !== VersionId);
    changePolicy(state, policy, { versions: Object.freeze(versions) });
    return {};
  },
});
