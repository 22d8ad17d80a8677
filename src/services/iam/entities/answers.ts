/** Records in the shapes of IAM's answers. */
import { AWS_MANAGED } from '../managed/catalogue.ts';
import type {
  AccessKey,
  Entity,
  Group,
  IamState,
  InstanceProfile,
  ManagedPolicy,
  Role,
  User,
} from '../state.ts';
import { countUses } from '../grants/managed-policies.ts';
import { showTrust } from '../grants/trust-principals.ts';

export type Answer = Record<string, unknown>;

/** Adds a member only when there is something in it. */
function some(name: string, value: unknown): Answer {
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
  return isNothing ? {} : { [name]: value };
}

function boundaryAnswer(arn: string | undefined): Answer {
  if (arn === undefined) return {};
  return {
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn },
  };
}

/** A user as CreateUser and ListUsers show it. */
export function userAnswer(user: User): Answer {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.createdAt,
    ...some('PasswordLastUsed', user.passwordLastUsed),
  };
}

/** Only GetUser shows boundary and tags. */
export function fullUserAnswer(user: User): Answer {
  return { ...userAnswer(user), ...boundaryAnswer(user.boundary), ...some('Tags', user.tags) };
}

export function groupAnswer(group: Group): Answer {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.createdAt,
  };
}

/** A role without what only some answers show. */
export function roleAnswer(state: IamState, role: Role): Answer {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: percentEncoded(showTrust(state, role.trust)),
  };
}

/** As ListRoles shows it. */
export function listedRoleAnswer(state: IamState, role: Role): Answer {
  return {
    ...roleAnswer(state, role),
    ...some('Description', role.description),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** As GetRole shows it. */
export function fullRoleAnswer(state: IamState, role: Role): Answer {
  const use = state.roleUses.get(role.name);
  return {
    ...listedRoleAnswer(state, role),
    ...boundaryAnswer(role.boundary),
    ...some('Tags', role.tags),
    RoleLastUsed: use ? { LastUsedDate: use.at, Region: use.region } : {},
  };
}

/** A managed policy without its description, which only GetPolicy shows. */
export function policyAnswer(state: IamState, policy: ManagedPolicy): Answer {
  const { attached, boundaries } = countUses(state, policy.arn);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attached,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    CreateDate: policy.createdAt,
    UpdateDate: policy.updatedAt,
  };
}

export function fullPolicyAnswer(state: IamState, policy: ManagedPolicy): Answer {
  return {
    ...policyAnswer(state, policy),
    ...some('Description', policy.description),
    Tags: policy.tags,
  };
}

export function attachedAnswer(arn: string): { PolicyName: string; PolicyArn: string } {
  return { PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn };
}

export function keyAnswer(key: AccessKey): Answer {
  return {
    UserName: key.userName,
    AccessKeyId: key.id,
    Status: key.isActive ? 'Active' : 'Inactive',
    CreateDate: key.createdAt,
  };
}

export function profileAnswer(state: IamState, profile: InstanceProfile): Answer {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.createdAt,
    Roles: profile.roles.flatMap((name) => {
      const role = state.roles.get(name);
      return role ? [roleAnswer(state, role)] : [];
    }),
  };
}

/** Paths of managed policies, for PathPrefix. */
export function pathOfPolicy(state: IamState, arn: string): string {
  return (AWS_MANAGED.get(arn) ?? state.policies.get(arn))?.path ?? '/';
}

export function inlineText(entity: Entity, name: string): string | undefined {
  return entity.inline.find((policy) => isSameInline(policy.name, name))?.text;
}

/** Names of inline policies keep their case and are not told apart by it, as AWS recorded. */
export function isSameInline(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Policy documents are answered percent-encoded (RFC 3986). */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
