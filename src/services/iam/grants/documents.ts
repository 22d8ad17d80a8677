/** Policy documents at the door of IAM: read, measured, refused in AWS's words. */
import { isSameInline } from '../entities/answers.ts';
import { limitExceeded, malformedPolicy, quotaExceeded } from '../errors.ts';
import type { PolicyKind } from '../policy/document.ts';
import { parsePolicy } from '../policy/parse.ts';
import { QUOTAS, type Entity, type InlinePolicy } from '../state.ts';

/** Throws MalformedPolicyDocument unless the text is a policy of that kind. */
export function checkDocument(text: string, kind: PolicyKind): void {
  const parsed = parsePolicy(text, kind);
  if (!parsed.ok) throw malformedPolicy(parsed.message);
}

/** White space does not count against IAM's size limits. */
export function policySize(text: string): number {
  return text.replace(/\s/g, '').length;
}

export function checkManagedDocument(text: string): void {
  checkDocument(text, 'managed');
  if (policySize(text) > QUOTAS.policySize) throw quotaExceeded('PolicySize', QUOTAS.policySize);
}

export function checkTrustDocument(text: string): void {
  checkDocument(text, 'trust');
  if (policySize(text) > QUOTAS.trustPolicySize) {
    throw quotaExceeded('ACLSizePerRole', QUOTAS.trustPolicySize);
  }
}

const INLINE_SIZES = {
  user: QUOTAS.userInlineSize,
  group: QUOTAS.groupInlineSize,
  role: QUOTAS.roleInlineSize,
};

/** The inline policies of an entity with one put in; their sizes add up. */
export function withInline(
  kind: 'user' | 'group' | 'role',
  entity: Entity,
  policy: InlinePolicy,
): readonly InlinePolicy[] {
  checkDocument(policy.text, 'inline');
  const known = entity.inline.find((one) => isSameInline(one.name, policy.name));
  const others = entity.inline.filter((one) => one !== known);
  const next = [...others, Object.freeze({ ...policy, name: known?.name ?? policy.name })];
  const size = next.reduce((sum, one) => sum + policySize(one.text), 0);
  const limit = INLINE_SIZES[kind];
  if (size > limit) {
    throw limitExceeded(
      `Maximum policy size of ${limit} bytes exceeded for ${kind} ${entity.name}`,
    );
  }
  return Object.freeze(next.sort((a, b) => (a.name < b.name ? -1 : 1)));
}
