/**
 * What a world's specification says of IAM. Policies are named by name (AWS managed or of this
 * account) or by ARN; documents are objects or JSON text. Ages are days before history begins.
 */
import type { PasswordPolicy } from '../state.ts';

export type DocumentSpec = object | string;

interface EntitySpec {
  readonly name: string;
  readonly path?: string;
  readonly policies?: readonly string[];
  readonly inline?: Readonly<Record<string, DocumentSpec>>;
  readonly createdDaysAgo?: number;
}

export interface KeySpec {
  /** `AKIA…`; drawn when not said. */
  readonly id?: string;
  readonly secret?: string;
  readonly isActive?: boolean;
  readonly createdDaysAgo?: number;
}

export interface MfaSpec {
  /** Name of the virtual device; its serial is `arn:aws:iam::<account>:mfa/<name>`. */
  readonly name: string;
  /** A code that always works, for the cast. */
  readonly code?: string;
  readonly kind?: 'virtual' | 'u2f';
}

export interface UserSpec extends EntitySpec {
  readonly groups?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly keys?: readonly KeySpec[];
  readonly password?: string;
  readonly mfa?: readonly MfaSpec[];
}

export interface RoleSpec extends EntitySpec {
  /** A trust policy, or in short: who may take the role. */
  readonly trust: DocumentSpec | TrustSpec;
  readonly boundary?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly maxSessionSeconds?: number;
  /** Also makes an instance profile of the same name. */
  readonly isForInstances?: boolean;
  /** Makes it service-linked: `autoscaling.amazonaws.com`. */
  readonly linkedService?: string;
}

export interface TrustSpec {
  readonly service?: string | readonly string[];
  readonly aws?: string | readonly string[];
  readonly externalId?: string;
  readonly needsMfa?: boolean;
}

export interface PolicySpec {
  readonly name: string;
  readonly path?: string;
  readonly description?: string;
  readonly document: DocumentSpec;
  readonly createdDaysAgo?: number;
}

/** A principal of another account that may come to our door: a vendor, an intruder's own account. */
export interface OutsiderSpec {
  readonly account: string;
  readonly arn: string;
  readonly accessKeyId: string;
  readonly principalId?: string;
}

export interface IamSpec {
  readonly alias?: string;
  readonly organizationId?: string;
  /** Levels: organisation root, units, account. */
  readonly scps?: readonly (readonly DocumentSpec[])[];
  readonly passwordPolicy?: Partial<PasswordPolicy>;
  readonly root?: {
    readonly email?: string;
    readonly password?: string;
    readonly mfa?: readonly MfaSpec[];
    readonly keys?: readonly KeySpec[];
  };
  readonly policies?: readonly PolicySpec[];
  readonly groups?: readonly EntitySpec[];
  readonly users?: readonly UserSpec[];
  readonly roles?: readonly RoleSpec[];
  readonly outsiders?: readonly OutsiderSpec[];
}
