import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { limitExceeded } from '../../errors.ts';
import { checkManagedDocument } from '../../grants/documents.ts';
import { changePolicy, findOwnPolicy } from '../../grants/own-policies.ts';
import { QUOTAS, type IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly PolicyDocument: string;
  readonly SetAsDefault?: boolean;
}

/** Adds a version to a customer managed policy. AWS page: "CreatePolicyVersion". */
export const createPolicyVersion = operation<IamState, Input>({
  name: 'CreatePolicyVersion',
  readOnly: false,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state, now }, { PolicyArn, PolicyDocument: text, SetAsDefault = false }) => {
    checkManagedDocument(text);
    const policy = findOwnPolicy(state, PolicyArn);
    if (policy.versions.length >= QUOTAS.versionsPerPolicy) {
      throw limitExceeded(
        `A managed policy can have up to ${QUOTAS.versionsPerPolicy} versions. Before you ` +
          'create a new version, you must delete an existing version.',
      );
    }
    const id = `v${policy.nextVersion}`;
    changePolicy(state, policy, {
      versions: Object.freeze([...policy.versions, Object.freeze({ id, text, createdAt: now })]),
      nextVersion: policy.nextVersion + 1,
      ...(SetAsDefault ? { defaultVersion: id, updatedAt: now } : {}),
    });
    return {
      PolicyVersion: { VersionId: id, IsDefaultVersion: SetAsDefault, CreateDate: now },
    };
  },
});
