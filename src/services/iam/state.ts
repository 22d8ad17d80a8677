/**
 * What IAM knows, as plain data. Records are frozen and replaced, never changed, so that snapshots
 * share them; every change of what anybody may do also replaces `stamp`, on which decisions are
 * remembered.
 */
import type { Identity } from '../../gateway/call.ts';
import type { Instant } from '../../kernel/clock.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface InlinePolicy {
  readonly name: string;
  readonly text: string;
}

/** What users, groups and roles have in common. */
export interface Entity {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly createdAt: Instant;
  readonly inline: readonly InlinePolicy[];
  /** ARNs of managed policies, in order of attachment. */
  readonly attached: readonly string[];
}

export interface LoginProfile {
  readonly password: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly mustReset: boolean;
}

export interface User extends Entity {
  readonly tags: readonly Tag[];
  readonly groups: readonly string[];
  readonly boundary?: string;
  readonly login?: LoginProfile;
  readonly passwordLastUsed?: Instant;
  /** Access key ids, oldest first. */
  readonly keys: readonly string[];
  /** Serial numbers of MFA devices, oldest first. */
  readonly mfa: readonly string[];
}

export type Group = Entity;

export interface Role extends Entity {
  readonly tags: readonly Tag[];
  readonly boundary?: string;
  readonly description?: string;
  readonly maxSessionSeconds: number;
  /** The trust policy; principals of this account by their unique ids, as AWS keeps them. */
  readonly trust: string;
  /** A new role cannot be assumed at once. */
  readonly assumableAt: Instant;
  /** The service that owns a service-linked role. */
  readonly linkedService?: string;
}

export interface PolicyVersion {
  readonly id: string;
  readonly text: string;
  readonly createdAt: Instant;
}

export interface ManagedPolicy {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly description?: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly tags: readonly Tag[];
  readonly versions: readonly PolicyVersion[];
  readonly defaultVersion: string;
  readonly nextVersion: number;
}

export interface InstanceProfile {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly createdAt: Instant;
  readonly roles: readonly string[];
}

/** A long-term key. `userName` is undefined for the root user's and for other accounts' keys. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly userName?: string;
  readonly isActive: boolean;
  readonly createdAt: Instant;
  readonly identity: Identity;
}

export interface MfaDevice {
  readonly serial: string;
  readonly name: string;
  /** 64 characters of base 32. */
  readonly seed: string;
  /** A code that always works: for people of the cast, whose phones nobody sees. */
  readonly fixedCode?: string;
  readonly kind: 'virtual' | 'u2f';
  /** `root` or a user's name, once enabled. */
  readonly owner?: string;
  readonly enabledAt?: Instant;
}

export type SessionKind = 'role' | 'session-token' | 'federated' | 'console';

/** Temporary credentials. */
export interface Session {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  readonly kind: SessionKind;
  readonly expiresAt: Instant;
  readonly identity: Identity;
  /** Texts of session policies; undefined when none were passed. */
  readonly policies?: readonly string[];
  readonly tags: readonly Tag[];
  readonly transitiveTagKeys: readonly string[];
  readonly mfaAt?: Instant;
  /** Whose policies it lives on: `user:name`, `role:name`, `root`. */
  readonly owner: string;
}

export interface LastUse {
  at: Instant;
  /** IAM prefix of the service: `s3`. */
  service: string;
  region: string;
}

export interface PasswordPolicy {
  readonly MinimumPasswordLength: number;
  readonly RequireSymbols: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireUppercaseCharacters: boolean;
  readonly RequireLowercaseCharacters: boolean;
  readonly AllowUsersToChangePassword: boolean;
  readonly ExpirePasswords: boolean;
  readonly MaxPasswordAge?: number;
  readonly PasswordReusePrevention?: number;
  readonly HardExpiry?: boolean;
}

export interface RootUser {
  readonly email: string;
  readonly password?: string;
  readonly mfa: readonly string[];
  readonly keys: readonly string[];
  readonly passwordLastUsed?: Instant;
}

/** Replaced, with a higher number, by every change of what anybody may do. */
export interface Stamp {
  readonly number: number;
}

export interface IamState {
  stamp: Stamp;
  root: RootUser;
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly roles: Map<string, Role>;
  /** Customer managed policies by ARN. */
  readonly policies: Map<string, ManagedPolicy>;
  readonly instanceProfiles: Map<string, InstanceProfile>;
  readonly keys: Map<string, AccessKey>;
  readonly mfaDevices: Map<string, MfaDevice>;
  readonly sessions: Map<string, Session>;
  /** The newest session of a role that a service took: `role/session` → access key id. */
  readonly serviceSessions: Map<string, string>;
  /** Identities of services that came without minted credentials, by principal and session. */
  readonly serviceIdentities: Map<string, Identity>;
  readonly keyUses: Map<string, LastUse>;
  readonly roleUses: Map<string, LastUse>;
  alias?: string;
  passwordPolicy?: PasswordPolicy;
  organizationId?: string;
  /** Texts of service control policies: organisation root, units, account. */
  scps: readonly (readonly string[])[];
  credentialReportAt?: Instant;
  isSweepDue: boolean;
}

export function emptyIam(): IamState {
  return {
    stamp: Object.freeze({ number: 0 }),
    root: Object.freeze({ email: 'root@example.com', mfa: [], keys: [] }),
    users: new Map(),
    groups: new Map(),
    roles: new Map(),
    policies: new Map(),
    instanceProfiles: new Map(),
    keys: new Map(),
    mfaDevices: new Map(),
    sessions: new Map(),
    serviceSessions: new Map(),
    serviceIdentities: new Map(),
    keyUses: new Map(),
    roleUses: new Map(),
    scps: [],
    isSweepDue: false,
  };
}

/** Says that somebody may now do something else: forgets every remembered decision. */
export function restamp(state: IamState): void {
  state.stamp = Object.freeze({ number: state.stamp.number + 1 });
}

/** Quotas of an account. IAM User Guide, "IAM and AWS STS quotas". */
export const QUOTAS = Object.freeze({
  users: 5000,
  groups: 300,
  roles: 1000,
  policies: 1500,
  instanceProfiles: 1000,
  attachedPolicies: 10,
  groupsPerUser: 10,
  accessKeysPerUser: 2,
  mfaDevicesPerUser: 8,
  versionsPerPolicy: 5,
  tags: 50,
  policySize: 6144,
  trustPolicySize: 2048,
  userInlineSize: 2048,
  groupInlineSize: 5120,
  roleInlineSize: 10240,
});
