/** Principal elements, IAM User Guide, "AWS JSON policy elements: Principal". */
import type { Principal, PrincipalElement } from './document.ts';

/**
 * How directly a resource policy names the caller. It decides what still limits the grant:
 * `direct` nothing, `entity` (role or user behind a session) boundary and session policy,
 * `account` also wants an identity policy.
 */
export type Naming = 'direct' | 'entity' | 'account';

const STRENGTH: Readonly<Record<Naming, number>> = { account: 1, entity: 2, direct: 3 };

/** The stronger of two ways of being named. */
export function stronger(a: Naming | undefined, b: Naming | undefined): Naming | undefined {
  if (!a || !b) return a ?? b;
  return STRENGTH[a] >= STRENGTH[b] ? a : b;
}

/** How a principal element names a caller; undefined when it does not. */
export function namingOf(element: PrincipalElement, principal: Principal): Naming | undefined {
  if (element === '*') return 'direct';
  let naming: Naming | undefined;
  for (const [type, values] of Object.entries(element)) {
    for (const value of values) naming = stronger(naming, namingByValue(type, value, principal));
  }
  return naming;
}

/**
 * NotPrincipal: a caller is exempt only when every layer of it is listed — the account, the role or
 * user behind a session, and the principal itself — as AWS advises to list them.
 */
export function isExempt(element: PrincipalElement, principal: Principal): boolean {
  if (element === '*') return true;
  const lists = (wanted: Naming) =>
    Object.entries(element).some(([type, values]) =>
      values.some((value) => namingByValue(type, value, principal) === wanted),
    );
  if (!lists('direct') && principal.type !== 'Root') return false;
  if (principal.type === 'Service' || principal.type === 'Anonymous') return true;
  const isSession = principal.roleArn !== undefined || principal.userArn !== undefined;
  return lists('account') && (!isSession || lists('entity'));
}

function namingByValue(type: string, value: string, principal: Principal): Naming | undefined {
  if (type === 'Service') {
    return principal.type === 'Service' && value === principal.arn ? 'direct' : undefined;
  }
  if (type !== 'AWS') return undefined;
  if (value === '*') return principal.type === 'Service' ? undefined : 'direct';
  if (principal.type === 'Service' || principal.type === 'Anonymous') return undefined;
  if (value === principal.arn) return principal.type === 'Root' ? 'account' : 'direct';
  if (principal.roleArn !== undefined && value === principal.roleArn) return 'entity';
  if (principal.userArn !== undefined && value === principal.userArn) return 'entity';
  if (principal.uniqueId !== undefined && value === principal.uniqueId) {
    return principal.type === 'IAMUser' ? 'direct' : 'entity';
  }
  return isAccount(value, principal.account) ? 'account' : undefined;
}

function isAccount(value: string, account: string): boolean {
  return value === account || value === `arn:aws:iam::${account}:root`;
}
