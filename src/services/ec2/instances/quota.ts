/** The on-demand vCPU quota of a Region. EC2 user guide, "Amazon EC2 service quotas". */
import type { Ec2State } from '../state.ts';
import { instanceType } from './types.ts';

export const VCPU_LIMIT_TEXT = (limit: number): string =>
  `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`;

/** May instances of these types run beside those that already do? */
export function isWithinVcpuLimit(state: Ec2State, types: readonly string[]): boolean {
  if (types.length === 0) return true;
  let vcpus = 0;
  for (const { state: now, type } of state.instances.values()) {
    if (now === 'pending' || now === 'running') vcpus += instanceType(type)?.vcpus ?? 0;
  }
  for (const type of types) vcpus += instanceType(type)?.vcpus ?? 0;
  return vcpus <= state.vcpuLimit;
}
