/** Identities as the gateway, the evaluator and the trail know them. Frozen, and reused. */
import type { Identity } from '../../../gateway/call.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { Role, User } from '../state.ts';

export type IdentitySession = NonNullable<Identity['session']>;

/** Freezes an identity to the bottom. */
export function frozenIdentity(identity: Identity): Identity {
  if (identity.session?.issuer) Object.freeze(identity.session.issuer);
  if (identity.session) Object.freeze(identity.session);
  return Object.freeze(identity);
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** A user with a long-term key, or with temporary credentials when there is a session. */
export function userIdentity(
  user: Pick<User, 'arn' | 'id' | 'name'>,
  accessKeyId: string,
  session?: IdentitySession,
): Identity {
  return frozenIdentity({
    type: 'IAMUser',
    accountId: accountOf(user.arn),
    principalId: user.id,
    arn: user.arn,
    userName: user.name,
    accessKeyId,
    ...(session ? { session } : {}),
  });
}

export function rootIdentity(
  account: string,
  accessKeyId: string,
  session?: IdentitySession,
): Identity {
  return frozenIdentity({
    type: 'Root',
    accountId: account,
    principalId: account,
    arn: `arn:aws:iam::${account}:root`,
    accessKeyId,
    ...(session ? { session } : {}),
  });
}

/** ARN of a role's session: the role's path is dropped. */
export function sessionArn(role: Pick<Role, 'arn' | 'name'>, sessionName: string): string {
  return `arn:aws:sts::${accountOf(role.arn)}:assumed-role/${role.name}/${sessionName}`;
}

export interface RoleSessionFacts {
  readonly sessionName: string;
  readonly createdAt: Instant;
  readonly isMfaAuthenticated: boolean;
  readonly accessKeyId?: string;
  readonly sourceIdentity?: string;
  readonly ec2RoleDelivery?: string;
  readonly isFromConsole?: boolean;
  readonly invokedBy?: string;
}

export function roleIdentity(
  role: Pick<Role, 'arn' | 'id' | 'name'>,
  facts: RoleSessionFacts,
): Identity {
  const account = accountOf(role.arn);
  const { accessKeyId, sourceIdentity, ec2RoleDelivery, invokedBy } = facts;
  return frozenIdentity({
    type: 'AssumedRole',
    accountId: account,
    principalId: `${role.id}:${facts.sessionName}`,
    arn: sessionArn(role, facts.sessionName),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    session: {
      createdAt: facts.createdAt,
      mfaAuthenticated: facts.isMfaAuthenticated,
      issuer: {
        type: 'Role',
        principalId: role.id,
        arn: role.arn,
        accountId: account,
        userName: role.name,
      },
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      ...(ec2RoleDelivery === undefined ? {} : { ec2RoleDelivery }),
      ...(facts.isFromConsole ? { fromConsole: true } : {}),
    },
    ...(invokedBy === undefined ? {} : { invokedBy }),
  });
}

/** The session that GetFederationToken makes: its issuer is the user who asked. */
export function federatedIdentity(
  user: Pick<User, 'arn' | 'id' | 'name'>,
  facts: { name: string; accessKeyId: string; createdAt: Instant },
): Identity {
  const account = accountOf(user.arn);
  return frozenIdentity({
    type: 'FederatedUser',
    accountId: account,
    principalId: `${account}:${facts.name}`,
    arn: `arn:aws:sts::${account}:federated-user/${facts.name}`,
    accessKeyId: facts.accessKeyId,
    session: {
      createdAt: facts.createdAt,
      mfaAuthenticated: false,
      issuer: {
        type: 'IAMUser',
        principalId: user.id,
        arn: user.arn,
        accountId: account,
        userName: user.name,
      },
    },
  });
}

/** A principal of another account, as the owner of the resource sees it. */
export function outsiderIdentity(outsider: {
  account: string;
  principalId: string;
  arn: string;
  accessKeyId: string;
}): Identity {
  return frozenIdentity({
    type: 'AWSAccount',
    accountId: outsider.account,
    principalId: outsider.principalId,
    arn: outsider.arn,
    accessKeyId: outsider.accessKeyId,
  });
}

export function serviceIdentity(principal: string): Identity {
  return frozenIdentity({
    type: 'AWSService',
    accountId: '',
    principalId: principal,
    arn: principal,
    invokedBy: principal,
  });
}

export const ANONYMOUS: Identity = frozenIdentity({
  type: 'Anonymous',
  accountId: 'anonymous',
  principalId: '',
  arn: '*',
});
