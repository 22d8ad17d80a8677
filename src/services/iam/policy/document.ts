/** The shapes a policy goes through: JSON text → checked document → compiled statements. */

export type Effect = 'Allow' | 'Deny';

/** What a document is for; the grammar differs (IAM User Guide, "IAM JSON policy elements"). */
export type PolicyKind = 'managed' | 'inline' | 'trust' | 'resource' | 'session' | 'scp';

/** A principal element: `"*"` or lists per type of principal. */
export type PrincipalElement = '*' | Readonly<Record<string, readonly string[]>>;

/** One statement with single values widened to lists. */
export interface StatementDocument {
  readonly sid: string | undefined;
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly isNotAction: boolean;
  readonly resources: readonly string[];
  readonly isNotResource: boolean;
  readonly principal: PrincipalElement | undefined;
  readonly isNotPrincipal: boolean;
  readonly conditions: readonly ConditionDocument[];
}

/** One operator applied to one key, for example `StringLike`, `aws:PrincipalArn`, two patterns. */
export interface ConditionDocument {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface PolicyDocument {
  readonly version: string;
  readonly statements: readonly StatementDocument[];
}

/** A request value: absent, one value, or several (multivalued keys such as aws:TagKeys). */
export type ContextValue = string | readonly string[];

/** Looks a condition key up by its lower-case name; unused keys cost nothing. */
export type ContextLookup = (lowerCaseKey: string) => ContextValue | undefined;

export type PrincipalType =
  'IAMUser' | 'AssumedRole' | 'FederatedUser' | 'Root' | 'Service' | 'Anonymous';

/** Who asks. `roleArn` accompanies a role session, `userArn` a federated session. */
export interface Principal {
  readonly type: PrincipalType;
  readonly arn: string;
  readonly account: string;
  readonly roleArn?: string | undefined;
  readonly userArn?: string | undefined;
  /** AIDA… or AROA…: trust policies remember entities by it. */
  readonly uniqueId?: string | undefined;
}

/** Builds a lookup over a plain record whose keys may have any case. */
export function contextFrom(record: Readonly<Record<string, ContextValue>>): ContextLookup {
  const byKey = new Map<string, ContextValue>();
  for (const [key, value] of Object.entries(record)) byKey.set(key.toLowerCase(), value);
  return (key) => byKey.get(key);
}
