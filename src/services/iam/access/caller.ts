/** A caller in the evaluator's terms, worked out once for each identity. */
import type { Identity } from '../../../gateway/call.ts';
import type { Principal, PrincipalType } from '../policy/document.ts';

export interface Caller {
  readonly principal: Principal;
  /** Value of aws:PrincipalType. */
  readonly principalType: string;
  /** Whose policies apply: `user:dana`, `role:App`, or nobody's. */
  readonly owner: string;
  readonly ownerKind: 'user' | 'role' | 'none';
  readonly ownerName: string;
}

const TYPES: Readonly<Record<Identity['type'], PrincipalType>> = {
  Root: 'Root',
  IAMUser: 'IAMUser',
  AssumedRole: 'AssumedRole',
  FederatedUser: 'FederatedUser',
  AWSService: 'Service',
  AWSAccount: 'IAMUser',
  Anonymous: 'Anonymous',
};

const PRINCIPAL_TYPES: Readonly<Record<Identity['type'], string>> = {
  Root: 'Account',
  IAMUser: 'User',
  AssumedRole: 'AssumedRole',
  FederatedUser: 'FederatedUser',
  AWSService: 'Service',
  AWSAccount: 'User',
  Anonymous: 'Anonymous',
};

/** Remembers callers by their (frozen) identity. */
export function callerBook(): (identity: Identity) => Caller {
  const known = new WeakMap<Identity, Caller>();
  return (identity) => {
    let caller = known.get(identity);
    if (!caller) known.set(identity, (caller = callerOf(identity)));
    return caller;
  };
}

function callerOf(identity: Identity): Caller {
  const { type, session } = identity;
  const issuer = session?.issuer;
  const principal: Principal = {
    type: TYPES[type],
    arn: type === 'AWSService' ? identity.principalId : identity.arn,
    account: identity.accountId,
    ...(type === 'AssumedRole' && issuer ? { roleArn: issuer.arn } : {}),
    ...(type === 'FederatedUser' && issuer ? { userArn: issuer.arn } : {}),
    uniqueId: issuer?.principalId ?? identity.principalId,
  };
  const [ownerKind, ownerName] = ownerOf(identity);
  return Object.freeze({
    principal: Object.freeze(principal),
    principalType: PRINCIPAL_TYPES[type],
    owner: ownerKind === 'none' ? '' : `${ownerKind}:${ownerName}`,
    ownerKind,
    ownerName,
  });
}

function ownerOf(identity: Identity): ['user' | 'role' | 'none', string] {
  switch (identity.type) {
    case 'IAMUser':
      return ['user', identity.userName ?? ''];
    case 'FederatedUser':
      return ['user', identity.session?.issuer?.userName ?? ''];
    case 'AssumedRole':
      return ['role', identity.session?.issuer?.userName ?? ''];
    default:
      return ['none', ''];
  }
}
