import type { Identity } from '../../../gateway/call.ts';

/**
 * The `Username` of LookupEvents: a user's name, a role's session name, `root` for the account's
 * root user. Services and anonymous callers have none.
 */
export function userNameOf(identity: Identity): string | undefined {
  switch (identity.type) {
    case 'Root':
      return 'root';
    case 'IAMUser':
      return identity.userName;
    case 'AssumedRole':
    case 'FederatedUser':
      return identity.arn.slice(identity.arn.lastIndexOf('/') + 1);
    default:
      return undefined;
  }
}
