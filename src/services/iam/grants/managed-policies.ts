/** Managed policies, AWS's and the customer's, looked up and counted. */
import { AWS_MANAGED } from '../managed/catalogue.ts';
import { noSuchEntity, validationError } from '../errors.ts';
import type { IamState, ManagedPolicy } from '../state.ts';

/** A managed policy by ARN, whoever made it. */
export function managedPolicy(state: IamState, arn: string): ManagedPolicy | undefined {
  return AWS_MANAGED.get(arn) ?? state.policies.get(arn);
}

/** The text of its default version. */
export function managedPolicyText(state: IamState, arn: string): string | undefined {
  const policy = managedPolicy(state, arn);
  return policy?.versions.find((version) => version.id === policy.defaultVersion)?.text;
}

/** For GetPolicy and its like. */
export function findPolicy(state: IamState, arn: string): ManagedPolicy {
  const policy = managedPolicy(state, arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/** For attaching. */
export function findAttachable(state: IamState, arn: string): ManagedPolicy {
  if (!/^arn:aws:iam::(aws|\d{12}):policy\/.+/.test(arn)) {
    throw validationError(`ARN ${arn} is not valid.`);
  }
  const policy = managedPolicy(state, arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

/** Users, groups and roles a policy is attached to, and those it bounds. */
export function countUses(state: IamState, arn: string): { attached: number; boundaries: number } {
  let attached = 0;
  let boundaries = 0;
  for (const entities of [state.users, state.groups, state.roles]) {
    for (const entity of entities.values()) {
      if (entity.attached.includes(arn)) attached += 1;
    }
  }
  for (const entities of [state.users, state.roles]) {
    for (const entity of entities.values()) if (entity.boundary === arn) boundaries += 1;
  }
  return { attached, boundaries };
}
