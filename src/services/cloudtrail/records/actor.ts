import type { Call, Identity, IdentityType, Params } from '../../../gateway/call.ts';
import type { TrailEntry } from '../../../gateway/ports.ts';
import type { AnyService } from '../../../gateway/service.ts';

/** The `userIdentity` that a declaration writes itself, as far as sign-in events have it. */
interface WrittenIdentity {
  readonly type?: IdentityType;
  readonly principalId?: string;
  readonly arn?: string;
  readonly accountId?: string;
  readonly userName?: string;
}

/**
 * Who a record is about. Nobody has signed a sign-in attempt; its own record says who it was, and
 * by that name Event history finds it.
 */
export function actorOf({ call, identity, outcome, operation }: TrailEntry): Identity {
  const { eventType, shape } = operation.trail;
  if (eventType !== 'AwsConsoleSignIn' || identity.type !== 'Anonymous' || !shape) return identity;
  const written = shape({ call, identity, outcome }).fields?.['userIdentity'];
  const { type, principalId, arn, accountId, userName } = (written ?? {}) as WrittenIdentity;
  if (type === undefined || accountId === undefined) return identity;
  // A failed attempt's identity has no ARN; a user's follows from the name.
  const named = userName === undefined ? '' : `arn:aws:iam::${accountId}:user/${userName}`;
  return Object.freeze({
    type,
    accountId,
    principalId: principalId ?? '',
    arn: arn ?? named,
    ...(userName === undefined ? {} : { userName }),
  });
}

/** Secrets that people type at the console's door are not even kept. */
const TYPED_SECRETS = ['Password', 'MfaCode', 'SigninToken'];

/** Parameters as the trail keeps them: of bytes that were put into S3, only how many. */
export function keptParams(call: Call, protocol: AnyService['protocol']): Params {
  if (call.service === 's3') return withoutBytes(call.params);
  if (protocol !== 'internal') return call.params;
  const kept = Object.entries(call.params).filter(([name]) => !TYPED_SECRETS.includes(name));
  return Object.freeze(Object.fromEntries(kept));
}

function withoutBytes(params: Params): Params {
  const { Body: body, ...rest } = params;
  if (!(body instanceof Uint8Array)) return params;
  return Object.freeze({ ...rest, ContentLength: body.length });
}
