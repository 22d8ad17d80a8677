/** Permissions boundaries: a managed policy that limits a user or role. */
import type { Params } from '../../../gateway/call.ts';
import { invalidInput, noSuchEntity } from '../errors.ts';
import type { IamState } from '../state.ts';
import { managedPolicy } from './managed-policies.ts';

/** The ARN again, when it names a managed policy. */
export function checkBoundary(state: IamState, arn: string): string {
  if (!arn.includes(':policy/')) throw invalidInput(`ARN ${arn} is not valid.`);
  if (!managedPolicy(state, arn)) {
    throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  }
  return arn;
}

/** Condition key of calls that set a boundary. */
export function boundaryConditions(input: Params): Record<string, string> {
  const boundary = input['PermissionsBoundary'];
  return typeof boundary === 'string' ? { 'iam:PermissionsBoundary': boundary } : {};
}
