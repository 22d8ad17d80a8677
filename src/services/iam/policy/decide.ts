/** The order of judgement, IAM User Guide, "Policy evaluation logic". */
import type { ContextLookup, Principal } from './document.ts';
import type { PolicySet, SetRequest, Verdict } from './policy-set.ts';

export type Decider = 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'root' | 'both';

export interface Decision {
  readonly decision: 'Allow' | 'ExplicitDeny' | 'ImplicitDeny';
  readonly decidedBy: Decider;
}

/** Trust policies and KMS key policies must grant; an identity policy alone is not enough. */
export type ResourceKind = 'ordinary' | 'trust' | 'kms';

export interface PolicyRequest {
  readonly principal: Principal;
  /** `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  readonly context: ContextLookup;
  /** Whose resource it is; the principal's own account when not said. */
  readonly resourceAccount?: string | undefined;
  readonly resourceKind?: ResourceKind | undefined;
}

export interface PolicySets {
  readonly identity: PolicySet;
  readonly boundary?: PolicySet | undefined;
  readonly session?: PolicySet | undefined;
  /** One set per level: organisation root, units, account. Every level must allow. */
  readonly scp?: readonly PolicySet[] | undefined;
  readonly resource?: PolicySet | undefined;
}

const SILENT: Verdict = Object.freeze({ denies: false, allows: false, naming: undefined });

const NO_LEVELS: readonly PolicySet[] = Object.freeze([]);

const said = (decision: Decision['decision'], decidedBy: Decider): Decision =>
  Object.freeze({ decision, decidedBy });

const ALLOW = answers('Allow');
const EXPLICIT = answers('ExplicitDeny');
const IMPLICIT = answers('ImplicitDeny');

/** Decides one request. Explicit denies first, then SCPs, then who may grant. */
export function decide(request: PolicyRequest, sets: PolicySets): Decision {
  const isOutsider = request.principal.type === 'Service' || request.principal.type === 'Anonymous';
  const resource = sets.resource?.judge(request) ?? SILENT;
  if (isOutsider) {
    if (resource.denies) return EXPLICIT.resource;
    return resource.allows ? ALLOW.resource : IMPLICIT.resource;
  }
  const scp = judgeLevels(request, sets.scp);
  const identity = sets.identity.judge(request);
  const boundary = sets.boundary?.judge(request);
  const session = sets.session?.judge(request);
  if (scp === 'denies') return EXPLICIT.scp;
  if (identity.denies) return EXPLICIT.identity;
  if (boundary?.denies) return EXPLICIT.boundary;
  if (session?.denies) return EXPLICIT.session;
  if (resource.denies) return EXPLICIT.resource;
  if (scp === 'silent') return IMPLICIT.scp;
  const all = { identity, boundary, session: sessionOf(request, session), resource };
  const owner = request.resourceAccount ?? request.principal.account;
  return owner === request.principal.account
    ? withinAccount(request, all)
    : acrossAccounts(request, all);
}

/** Every level must allow; one that denies ends it. */
function judgeLevels(
  request: PolicyRequest,
  levels: readonly PolicySet[] | undefined,
): 'allows' | 'denies' | 'silent' {
  let answer: 'allows' | 'silent' = 'allows';
  for (const level of levels ?? NO_LEVELS) {
    const verdict = level.judge(request);
    if (verdict.denies) return 'denies';
    if (!verdict.allows) answer = 'silent';
  }
  return answer;
}

interface Verdicts {
  readonly identity: Verdict;
  readonly boundary: Verdict | undefined;
  readonly session: Verdict | undefined;
  readonly resource: Verdict;
}

/** A federated user without a session policy may do nothing ("GetFederationToken"). */
function sessionOf(request: PolicyRequest, session: Verdict | undefined): Verdict | undefined {
  return request.principal.type === 'FederatedUser' ? (session ?? SILENT) : session;
}

/** Same account: identity or resource policy suffices, save for trust and key policies. */
function withinAccount(request: PolicyRequest, all: Verdicts): Decision {
  const mustGrant = request.resourceKind === 'trust' || request.resourceKind === 'kms';
  if (request.principal.type === 'Root' && !mustGrant) return ALLOW.root;
  if (all.resource.allows && all.resource.naming === 'direct') return ALLOW.resource;
  if (mustGrant && !all.resource.allows) return IMPLICIT.resource;
  const isRoot = request.principal.type === 'Root';
  const isGrantedByResource = all.resource.allows && all.resource.naming === 'entity';
  if (!all.identity.allows && !isGrantedByResource && !isRoot) return IMPLICIT.identity;
  if (all.boundary && !all.boundary.allows) return IMPLICIT.boundary;
  if (all.session && !all.session.allows) return IMPLICIT.session;
  if (isRoot) return ALLOW.root;
  return all.identity.allows ? ALLOW.identity : ALLOW.resource;
}

/** Two accounts: both sides must allow. */
function acrossAccounts(request: PolicyRequest, all: Verdicts): Decision {
  if (!all.identity.allows && request.principal.type !== 'Root') return IMPLICIT.identity;
  if (all.boundary && !all.boundary.allows) return IMPLICIT.boundary;
  if (all.session && !all.session.allows) return IMPLICIT.session;
  return all.resource.allows ? ALLOW.both : IMPLICIT.resource;
}

function answers(decision: Decision['decision']): Readonly<Record<Decider, Decision>> {
  return {
    identity: said(decision, 'identity'),
    resource: said(decision, 'resource'),
    boundary: said(decision, 'boundary'),
    session: said(decision, 'session'),
    scp: said(decision, 'scp'),
    root: said(decision, 'root'),
    both: said(decision, 'both'),
  };
}

export type { SetRequest };
