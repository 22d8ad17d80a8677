/**
 * The words of a refusal, IAM User Guide, "Troubleshooting access denied error messages". The
 * prefix of the action is the IAM prefix; some services spell it in capitals (SNS).
 */

/** What refused: a kind of policy and whether it denied or merely did not allow. */
export interface Refusal {
  readonly explicit: boolean;
  readonly by: 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'trust';
}

const POLICY_NAMES: Readonly<Record<Refusal['by'], string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  trust: 'role trust policy',
};

const EXPLICIT_NAMES: Readonly<Record<Refusal['by'], string>> = {
  identity: 'an identity-based policy',
  resource: 'a resource-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  scp: 'a service control policy',
  trust: 'the role trust policy',
};

export interface RefusedRequest {
  /** ARN of the user, or of the session for roles. */
  readonly caller: string;
  /** `cloudwatch:DeleteAlarms`, spelled as the service spells it. */
  readonly action: string;
  /** Left out by some services. */
  readonly resource?: string | undefined;
}

/** `User: … is not authorized to perform: … on resource: … because no … allows the … action`. */
export function refusalText(request: RefusedRequest, refusal: Refusal): string {
  const on = request.resource === undefined ? '' : ` on resource: ${request.resource}`;
  const head = `User: ${request.caller} is not authorized to perform: ${request.action}${on}`;
  // A denial by an SCP is reported as explicit even when nothing there allowed the action.
  if (refusal.explicit || refusal.by === 'scp') {
    return `${head} with an explicit deny in ${EXPLICIT_NAMES[refusal.by]}`;
  }
  // STS does not tell which policy is missing (recordings of 2023 and 2026).
  if (request.action === 'sts:AssumeRole') return head;
  const policy = POLICY_NAMES[refusal.by];
  return `${head} because no ${policy} allows the ${request.action} action`;
}
