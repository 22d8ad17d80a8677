/** The parts of IAM's answers that the pages read. */
export interface User {
  readonly UserName: string;
  readonly UserId?: string;
  readonly Arn?: string;
  readonly Path?: string;
  readonly CreateDate?: unknown;
  readonly PasswordLastUsed?: unknown;
}
export interface Role {
  readonly RoleName: string;
  readonly Arn?: string;
  readonly CreateDate?: unknown;
  readonly Description?: string;
  readonly AssumeRolePolicyDocument?: string;
  readonly MaxSessionDuration?: number;
}
export interface Group {
  readonly GroupName: string;
  readonly Arn?: string;
  readonly CreateDate?: unknown;
}
export interface Policy {
  readonly PolicyName: string;
  readonly Arn?: string;
  readonly AttachmentCount?: number;
  readonly DefaultVersionId?: string;
  readonly UpdateDate?: unknown;
}
export interface AccessKey {
  readonly AccessKeyId: string;
  readonly Status?: string;
  readonly CreateDate?: unknown;
}
export interface AttachedPolicy {
  readonly PolicyName: string;
  readonly PolicyArn?: string;
}

/** Policy documents arrive percent-encoded (or already read); anything else is shown as it is. */
export function readDocument(document: unknown): unknown {
  if (typeof document !== 'string') return document ?? {};
  try {
    return JSON.parse(document.startsWith('%') ? decodeURIComponent(document) : document);
  } catch {
    return document;
  }
}

/** Who may assume a role: `Service: ec2.amazonaws.com, AWS: 999988887777`. */
export function trustWords(document: unknown): string {
  const read = readDocument(document) as { Statement?: unknown };
  const statements = Array.isArray(read?.Statement) ? read.Statement : [read?.Statement];
  return statements
    .flatMap((statement: unknown) => {
      const principal = (statement as { Principal?: unknown } | null)?.Principal;
      if (typeof principal === 'string') return [principal];
      return Object.entries((principal ?? {}) as Record<string, unknown>).map(
        ([kind, who]) => `${kind}: ${Array.isArray(who) ? who.join(', ') : String(who)}`,
      );
    })
    .join('; ');
}
