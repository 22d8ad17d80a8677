/** Attaching managed policies to users, groups and roles. */
import { noSuchEntity, quotaExceeded } from '../errors.ts';
import { QUOTAS, type Entity, type IamState } from '../state.ts';
import { attachedAnswer, pathOfPolicy } from '../entities/answers.ts';
import { findAttachable } from './managed-policies.ts';
import { compareNames, pageOf, type PageInput } from '../entities/paging.ts';

const QUOTA_NAMES = {
  user: 'PoliciesPerUser',
  group: 'PoliciesPerGroup',
  role: 'PoliciesPerRole',
} as const;

/** The attachments with one more; attaching twice changes nothing. */
export function attachedWith(
  state: IamState,
  { attached }: Entity,
  { arn, kind }: { arn: string; kind: keyof typeof QUOTA_NAMES },
): readonly string[] {
  findAttachable(state, arn);
  if (attached.includes(arn)) return attached;
  if (attached.length >= QUOTAS.attachedPolicies) {
    throw quotaExceeded(QUOTA_NAMES[kind], QUOTAS.attachedPolicies);
  }
  return Object.freeze([...attached, arn]);
}

export function detachedFrom({ attached }: Entity, arn: string): readonly string[] {
  if (!attached.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  return Object.freeze(attached.filter((one) => one !== arn));
}

export interface AttachedInput extends PageInput {
  readonly PathPrefix?: string;
}

/** ListAttached…Policies. */
export function attachedPage(state: IamState, { attached }: Entity, input: AttachedInput) {
  const { PathPrefix = '/' } = input;
  const policies = attached
    .filter((arn) => pathOfPolicy(state, arn).startsWith(PathPrefix))
    .map((arn) => attachedAnswer(arn))
    .sort((a, b) => compareNames(a.PolicyName, b.PolicyName));
  const { items, rest } = pageOf(policies, input);
  return { AttachedPolicies: items, ...rest };
}
