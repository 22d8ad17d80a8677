/** Customer managed policies, which alone can be changed. */
import { awsError } from '../../../aws/errors.ts';
import { noSuchEntity } from '../errors.ts';
import { restamp, type IamState, type ManagedPolicy } from '../state.ts';

export function findOwnPolicy(state: IamState, arn: string): ManagedPolicy {
  const policy = state.policies.get(arn);
  if (policy) return policy;
  refuseOthersPolicy(arn);
  throw noSuchEntity(`Policy ${arn} was not found.`);
}

/** AWS managed policies are AWS's to change. */
export function refuseOthersPolicy(arn: string): void {
  if (arn.startsWith('arn:aws:iam::aws:policy/')) {
    throw awsError('AccessDenied', 'Cannot update policies outside your own account.', {
      status: 403,
    });
  }
}

export function changePolicy(
  state: IamState,
  policy: ManagedPolicy,
  change: Partial<ManagedPolicy>,
): void {
  state.policies.set(policy.arn, Object.freeze({ ...policy, ...change }));
  restamp(state);
}
