/** The gateway's question "may they?". */
import type { Identity } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Authorization, Denial } from '../../../gateway/ports.ts';
import { decide, type Decision, type PolicyRequest } from '../policy/decide.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import type { IamState, Session } from '../state.ts';
import { callerBook, type Caller } from './caller.ts';
import { policyLibrary, type OwnerSets, type PolicyLibrary } from './owner-policies.ts';
import { requestContext } from './request-context.ts';
import { resourceOf } from './resource.ts';
import { isTakingRole, requestMfa, roleByArn } from './trust.ts';

type Authorize = (ctx: ServiceContext<IamState>, ask: Authorization) => Denial | null;

const UNTRUSTED: Denial = Object.freeze({ explicit: false, by: 'trust' });

/** Makes the port, with a library that remembers compiled policies. */
export function authorizer(library: PolicyLibrary = policyLibrary()): Authorize {
  const callers = callerBook();
  return (ctx, ask) => {
    const { state } = ctx;
    const caller = callers(ask.identity);
    const isTaking = isTakingRole(ask);
    if (!isTaking && isTrusted(state, ask, caller)) return null;
    const { accessKeyId } = ask.identity;
    const session = accessKeyId === undefined ? undefined : state.sessions.get(accessKeyId);
    const asked: Asked = { ctx, ask, caller, session };
    if (isTaking) return judgeTaking(library, asked);
    const sets = library.setsOf(state, caller.owner);
    // Conditions, session and resource policies apart, the answer follows from these two.
    const isPlain =
      ask.resourcePolicy === undefined && session?.policies === undefined && lives(ask.identity);
    const resource = resourceOf(ask);
    const known = isPlain ? sets.settled.get(ask.action, resource) : undefined;
    if (known !== undefined) return known;
    const answer = judgeUse(library, asked, sets);
    if (isPlain) sets.settled.keep({ action: ask.action, resource }, answer);
    return answer;
  };
}

interface Asked {
  readonly ctx: ServiceContext<IamState>;
  readonly ask: Authorization;
  readonly caller: Caller;
  readonly session: Session | undefined;
}

/** Whether an identity lives on its owner's policies alone. */
function lives({ type }: Identity): boolean {
  return type === 'IAMUser' || type === 'AssumedRole';
}

function judgeUse(library: PolicyLibrary, asked: Asked, sets: OwnerSets): Denial | null {
  const { ask, session } = asked;
  const request = requestOf(asked, false);
  const resource =
    ask.resourcePolicy === undefined
      ? undefined
      : library.setOfTexts([ask.resourcePolicy], 'resource');
  if (ask.identity.type === 'AWSAccount') return judgeOutsider(request, resource);
  const { identity, boundary, scp } = sets;
  const all = { identity, boundary, scp, session: sessionSet(library, session), resource };
  const denial = denialOf(decide(request, all), 'resource');
  return denial && !denial.explicit && mayChangePassword(asked) ? null : denial;
}

/** The password policy may let all users change their own password. */
function mayChangePassword({ ctx, ask }: Asked): boolean {
  const isOwn = ask.action === 'iam:ChangePassword' && ask.identity.type === 'IAMUser';
  return isOwn && (ctx.state.passwordPolicy?.AllowUsersToChangePassword ?? false);
}

function requestOf({ ctx, ask, caller, session }: Asked, isMfa: boolean): PolicyRequest {
  return {
    principal: caller.principal,
    action: ask.action,
    resource: resourceOf(ask),
    context: requestContext({ state: ctx.state, ask, caller, session, isMfa }),
    resourceAccount: foreignAccount(ask, ctx.account),
  };
}

/**
 * Services that act for themselves need a resource's consent only where the resource has a policy;
 * service-linked roles may do what their service needs.
 */
function isTrusted(state: IamState, ask: Authorization, caller: Caller): boolean {
  if (ask.identity.type === 'AWSService') return ask.resourcePolicy === undefined;
  return (
    caller.ownerKind === 'role' && state.roles.get(caller.ownerName)?.linkedService !== undefined
  );
}

function judgeTaking(library: PolicyLibrary, asked: Asked): Denial | null {
  const { ctx, ask, caller, session } = asked;
  const mfa = requestMfa(ctx.state, ask);
  // Refused in words of their own, by the law: root, a wrong code, what is no ARN of a role.
  if (ask.identity.type === 'Root' || mfa === 'wrong' || !ask.resource.includes(':role/')) {
    return null;
  }
  const request = requestOf(asked, mfa === 'right');
  const role = roleByArn(ctx.state, request.resource);
  if (!role || role.assumableAt > ctx.now) return UNTRUSTED;
  const trust = library.setOfTexts([role.trust], 'trust');
  // Another account's own policies are out of sight; what it sends has been allowed there.
  if (request.principal.account !== ctx.account && request.principal.type === 'IAMUser') {
    const denial = judgeOutsider(request, trust);
    return denial && { ...denial, by: 'trust' };
  }
  const { identity, boundary, scp } = library.setsOf(ctx.state, caller.owner);
  const decision = decide(
    { ...request, resourceKind: 'trust' },
    { identity, boundary, scp, session: sessionSet(library, session), resource: trust },
  );
  return denialOf(decision, 'trust');
}

/** Whoever belongs to another account needs the resource's consent; the rest is settled there. */
function judgeOutsider(request: PolicyRequest, resource: PolicySet | undefined): Denial | null {
  const verdict = resource?.judge(request);
  if (verdict?.denies) return { explicit: true, by: 'resource' };
  return verdict?.allows ? null : { explicit: false, by: 'resource' };
}

function sessionSet(library: PolicyLibrary, session: Session | undefined): PolicySet | undefined {
  return session?.policies ? library.setOfTexts(session.policies, 'session') : undefined;
}

function denialOf(decision: Decision, resourceName: 'resource' | 'trust'): Denial | null {
  if (decision.decision === 'Allow') return null;
  const { decidedBy } = decision;
  const explicit = decision.decision === 'ExplicitDeny';
  if (decidedBy === 'resource') return { explicit, by: resourceName };
  return { explicit, by: decidedBy === 'root' || decidedBy === 'both' ? 'identity' : decidedBy };
}

/** The account in the ARN, when it is another than ours; S3's ARNs and AWS's own name none. */
function foreignAccount(ask: Authorization, own: string): string {
  const { resource } = ask;
  if (!resource.startsWith('arn:') || resource.includes(`:${own}:`)) return own;
  const account = resource.split(':', 5)[4]!;
  return /^\d{12}$/.test(account) ? account : own;
}
