/** Questions about taking a role: which role, and whether it is ready to be taken. */
import type { Authorization } from '../../../gateway/ports.ts';
import { devicesOf, isMfaCode } from '../identity/mfa-codes.ts';
import type { IamState, Role } from '../state.ts';

const TAKING = new Set(['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']);

/** Whether a permission is asked for taking a role, which its trust policy has to grant. */
export function isTakingRole(ask: Authorization): boolean {
  return TAKING.has(ask.action);
}

/** The role an ARN names, path included. */
export function roleByArn(state: IamState, arn: string): Role | undefined {
  const role = state.roles.get(arn.slice(arn.lastIndexOf('/') + 1));
  return role?.arn === arn ? role : undefined;
}

/**
 * Whether the request carries a right code of the caller's own device. `wrong`: it carries a code,
 * but not a right one.
 */
export function requestMfa(
  state: IamState,
  { call, identity }: Pick<Authorization, 'call' | 'identity'>,
): 'none' | 'right' | 'wrong' {
  const serial = call.params['SerialNumber'];
  const code = call.params['TokenCode'];
  if (serial === undefined && code === undefined) return 'none';
  const owner = identity.type === 'Root' ? 'root' : identity.userName;
  if (owner === undefined) return 'wrong';
  const device = devicesOf(state, owner).find((one) => one.serial === serial);
  return device && isMfaCode(device, String(code), call.at) ? 'right' : 'wrong';
}
