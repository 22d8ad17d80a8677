/** Condition keys of a request, worked out only when a policy asks. IAM User Guide, "AWS global
 * condition context keys". */
import { formatSeconds } from '../../../aws/instant.ts';
import type { Authorization } from '../../../gateway/ports.ts';
import type { ContextLookup, ContextValue } from '../policy/document.ts';
import type { IamState, Session, Tag } from '../state.ts';
import type { Caller } from './caller.ts';

type Answer = (asked: Asked) => ContextValue | undefined;

interface Asked {
  readonly state: IamState;
  readonly ask: Authorization;
  readonly caller: Caller;
  readonly session: Session | undefined;
  readonly isMfa: boolean;
}

const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['aws:sourceip', ({ ask }) => sourceIp(ask)],
  ['aws:sourcevpce', ({ ask }) => ask.call.vpcEndpointId],
  ['aws:principalarn', ({ caller }) => caller.principal.roleArn ?? caller.principal.arn],
  ['aws:principalaccount', ({ caller }) => caller.principal.account],
  ['aws:principalorgid', ({ state }) => state.organizationId],
  ['aws:principaltype', ({ caller }) => caller.principalType],
  ['aws:userid', ({ ask }) => ask.identity.principalId],
  ['aws:username', ({ ask }) => userName(ask)],
  ['aws:requestedregion', ({ ask }) => (ask.service.global ? 'us-east-1' : ask.call.region)],
  ['aws:securetransport', () => 'true'],
  ['aws:currenttime', ({ ask }) => formatSeconds(ask.call.at)],
  ['aws:epochtime', ({ ask }) => String(Math.floor(ask.call.at / 1000))],
  ['aws:tokenissuetime', ({ ask }) => tokenIssueTime(ask)],
  ['aws:multifactorauthpresent', mfaPresent],
  ['aws:multifactorauthage', mfaAge],
  ['aws:viaawsservice', ({ ask }) => String(ask.call.invokedBy !== undefined)],
  ['aws:calledvia', ({ ask }) => calledVia(ask)],
  ['aws:calledviafirst', ({ ask }) => ask.call.invokedBy],
  ['aws:calledvialast', ({ ask }) => ask.call.invokedBy],
  ['aws:sourcearn', ({ ask }) => ask.call.sourceArn],
  ['aws:sourceaccount', ({ ask }) => ask.call.sourceArn?.split(':')[4]],
  ['aws:sourceidentity', ({ ask }) => ask.identity.session?.sourceIdentity],
  ['aws:useragent', ({ ask }) => ask.call.userAgent],
  ['aws:tagkeys', ({ ask }) => requestTags(ask)?.map((tag) => tag.Key)],
]);

const REQUEST_TAG = 'aws:requesttag/';
const PRINCIPAL_TAG = 'aws:principaltag/';

/** A lookup over one request. What the service declared goes before what is known of all calls. */
export function requestContext(asked: Asked): ContextLookup {
  return (key) => {
    const declared = declaredValue(asked.ask, key);
    if (declared !== undefined) return declared;
    const answer = ANSWERS.get(key);
    if (answer) return answer(asked);
    if (key.startsWith(REQUEST_TAG)) {
      return tagValue(requestTags(asked.ask) ?? [], key.slice(REQUEST_TAG.length));
    }
    if (key.startsWith(PRINCIPAL_TAG)) {
      return tagValue(principalTags(asked), key.slice(PRINCIPAL_TAG.length));
    }
    return undefined;
  };
}

function declaredValue(ask: Authorization, key: string): ContextValue | undefined {
  for (const name in ask.conditions) {
    if (name.length === key.length && name.toLowerCase() === key) return ask.conditions[name];
  }
  return undefined;
}

/** Absent through a VPC endpoint, and when a service makes the call. */
function sourceIp({ call }: Authorization): string | undefined {
  if (call.vpcEndpointId !== undefined) return undefined;
  return /^[0-9.]+$|:/.test(call.sourceIp) ? call.sourceIp : undefined;
}

function userName({ identity }: Authorization): string | undefined {
  return identity.type === 'IAMUser' ? identity.userName : undefined;
}

/** Only temporary credentials have an issue time. */
function tokenIssueTime({ identity }: Authorization): string | undefined {
  return identity.session ? formatSeconds(identity.session.createdAt) : undefined;
}

function mfaPresent({ ask, isMfa }: Asked): string | undefined {
  if (isMfa) return 'true';
  const { session } = ask.identity;
  return session ? String(session.mfaAuthenticated) : undefined;
}

function mfaAge({ ask, session, isMfa }: Asked): string | undefined {
  if (isMfa) return '0';
  const since =
    session?.mfaAt ??
    (ask.identity.session?.mfaAuthenticated ? ask.identity.session.createdAt : undefined);
  return since === undefined ? undefined : String(Math.floor((ask.call.at - since) / 1000));
}

function calledVia({ call }: Authorization): readonly string[] | undefined {
  return call.invokedBy === undefined ? undefined : [call.invokedBy];
}

/** `Tags` of the request, in the usual form. */
function requestTags({ call }: Authorization): readonly Tag[] | undefined {
  const tags = call.params['Tags'] ?? call.params['tags'];
  if (!Array.isArray(tags)) return undefined;
  return tags.filter(
    (tag: unknown): tag is Tag =>
      typeof tag === 'object' && tag !== null && typeof (tag as Tag).Key === 'string',
  );
}

/** Tags of the session go before those of the user or role. */
function principalTags({ state, caller, session }: Asked): readonly Tag[] {
  const { ownerKind, ownerName } = caller;
  const entity = ownerKind === 'user' ? state.users.get(ownerName) : state.roles.get(ownerName);
  return [...(session?.tags ?? []), ...(entity?.tags ?? [])];
}

function tagValue(tags: readonly Tag[], key: string): string | undefined {
  return tags.find((tag) => tag.Key.toLowerCase() === key)?.Value;
}
