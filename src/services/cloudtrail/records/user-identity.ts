import type { Identity } from '../../../gateway/call.ts';
import { formatSeconds } from '../../../aws/instant.ts';

/** The `userIdentity` element of a record. AWS page: "CloudTrail userIdentity element". */
export function userIdentityOf(identity: Identity): Record<string, unknown> {
  switch (identity.type) {
    case 'AWSService':
      return { type: 'AWSService', invokedBy: identity.invokedBy ?? identity.principalId };
    case 'Anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
    case 'AWSAccount':
      return {
        type: 'AWSAccount',
        principalId: identity.principalId,
        accountId: identity.accountId,
      };
    default:
      return person(identity);
  }
}

function person(identity: Identity): Record<string, unknown> {
  const { type, principalId, arn, accountId, accessKeyId, userName, session } = identity;
  const out: Record<string, unknown> = { type, principalId, arn, accountId };
  if (accessKeyId !== undefined) out['accessKeyId'] = accessKeyId;
  if (type === 'IAMUser' && userName !== undefined) out['userName'] = userName;
  if (session) out['sessionContext'] = sessionContext(session);
  if (identity.invokedBy !== undefined) out['invokedBy'] = identity.invokedBy;
  return out;
}

/** Since version 1.09 empty members (webIdFederationData) are left out. Strings, not booleans. */
function sessionContext(session: NonNullable<Identity['session']>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const { issuer } = session;
  if (issuer) {
    const { type, principalId, arn, accountId, userName } = issuer;
    out['sessionIssuer'] = {
      type,
      principalId,
      arn,
      accountId,
      ...(userName === undefined ? {} : { userName }),
    };
  }
  out['attributes'] = {
    creationDate: formatSeconds(session.createdAt),
    mfaAuthenticated: String(session.mfaAuthenticated),
  };
  if (session.sourceIdentity !== undefined) out['sourceIdentity'] = session.sourceIdentity;
  if (session.ec2RoleDelivery !== undefined) out['ec2RoleDelivery'] = session.ec2RoleDelivery;
  return out;
}
