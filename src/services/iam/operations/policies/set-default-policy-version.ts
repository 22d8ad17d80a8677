import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { noSuchEntity } from '../../errors.ts';
import { changePolicy, refuseOthersPolicy } from '../../grants/own-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

/** Makes a version the one in force. AWS page: "SetDefaultPolicyVersion". */
export const setDefaultPolicyVersion = operation<IamState, Input>({
  name: 'SetDefaultPolicyVersion',
  readOnly: false,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state, now }, { PolicyArn, VersionId }) => {
    refuseOthersPolicy(PolicyArn);
    const policy = state.policies.get(PolicyArn);
    if (!policy?.versions.some((version) => version.id === VersionId)) {
      throw noSuchEntity(
        `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
      );
    }
    changePolicy(state, policy, { defaultVersion: VersionId, updatedAt: now });
    return {};
  },
});
