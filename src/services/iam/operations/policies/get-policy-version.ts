import { operation } from '../../../../gateway/service.ts';
import { percentEncoded } from '../../entities/answers.ts';
import { policyResource } from '../../entities/find.ts';
import { noSuchEntity } from '../../errors.ts';
import { managedPolicy } from '../../grants/managed-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

/** Shows one version of a managed policy and its document. AWS page: "GetPolicyVersion". */
export const getPolicyVersion = operation<IamState, Input>({
  name: 'GetPolicyVersion',
  readOnly: true,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, { PolicyArn, VersionId }) => {
    const policy = managedPolicy(state, PolicyArn);
    const version = policy?.versions.find((one) => one.id === VersionId);
    if (!policy || !version) {
      throw noSuchEntity(
        `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
      );
    }
    return {
      PolicyVersion: {
        Document: percentEncoded(version.text),
        VersionId: version.id,
        IsDefaultVersion: version.id === policy.defaultVersion,
        CreateDate: version.createdAt,
      },
    };
  },
});
