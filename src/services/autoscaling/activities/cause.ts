/**
 * The sentences of scaling activities, word for word as DescribeScalingActivities shows them.
 * Sentences of one cause are joined by two blanks.
 */

export interface CapacityChange {
  from: number;
  to: number;
}

/** Who or what changed the desired capacity. */
export type Trigger =
  | { kind: 'created' }
  | { kind: 'updated'; min: number; max: number; desired: number }
  | { kind: 'set-desired' }
  | { kind: 'user-policy'; policy: string }
  | { kind: 'alarm'; alarm: string; policy: string };

export type HealthFault = 'ec2-gone' | 'ec2-status' | 'elb' | 'user';

/** `2026-03-02T06:00:00Z`, supplied by the caller. */
type Stamp = string;

export function join(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join('  ');
}

/** The first sentence: why the desired capacity changed. */
export function desiredChanged(at: Stamp, trigger: Trigger, change: CapacityChange): string {
  return `At ${at} ${triggerText(trigger)} changing the desired capacity from ${change.from} to ${change.to}.`;
}

export function started(at: Stamp, change: CapacityChange): string {
  return `At ${at} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${change.from} to ${change.to}.`;
}

export function replaced(at: Stamp): string {
  return `At ${at} an instance was launched in response to an unhealthy instance needing to be replaced.`;
}

export function shrunk(at: Stamp, change: CapacityChange): string {
  return `At ${at} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${change.from} to ${change.to}.`;
}

export function selected(at: Stamp, instanceId: string): string {
  return `At ${at} instance ${instanceId} was selected for termination.`;
}

export function unhealthy(at: Stamp, fault: HealthFault): string {
  return `At ${at} an instance was taken out of service in response to ${FAULT_TEXT[fault]}.`;
}

/** TerminateInstanceInAutoScalingGroup; `change` only when the desired capacity goes down too. */
export function userTermination(
  at: Stamp,
  instanceId: string,
  change: CapacityChange | undefined,
): string {
  const tail =
    change === undefined ? '' : `, shrinking the capacity from ${change.from} to ${change.to}`;
  return `At ${at} instance ${instanceId} was taken out of service in response to a user request${tail}.`;
}

export const launching = (instanceId: string): string =>
  `Launching a new EC2 instance: ${instanceId}`;
export const launchFailed = (reason: string): string =>
  `Launching a new EC2 instance.  Status Reason: ${reason}`;
export const terminating = (instanceId: string): string =>
  `Terminating EC2 instance: ${instanceId}`;
export const draining = (instanceId: string): string =>
  `Terminating EC2 instance: ${instanceId} - Waiting For ELB Connection Draining.`;

/** The Details member: JSON text. */
export function details(zone: string, subnetId: string | undefined): string {
  return JSON.stringify(
    subnetId === undefined
      ? { 'Availability Zone': zone }
      : { 'Subnet ID': subnetId, 'Availability Zone': zone },
  );
}

const FAULT_TEXT: Readonly<Record<HealthFault, string>> = {
  'ec2-gone': 'an EC2 health check indicating it has been terminated or stopped',
  'ec2-status': 'an EC2 instance status checks failure',
  elb: 'an ELB system health check failure',
  user: 'a user health-check',
};

function triggerText(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'created':
      return 'a user request created an AutoScalingGroup';
    case 'updated':
      return `a user request update of AutoScalingGroup constraints to min: ${trigger.min}, max: ${trigger.max}, desired: ${trigger.desired}`;
    case 'set-desired':
      return 'a user request explicitly set group desired capacity';
    case 'user-policy':
      return `a user request executed policy ${trigger.policy}`;
    case 'alarm':
      return `a monitor alarm ${trigger.alarm} in state ALARM triggered policy ${trigger.policy}`;
  }
}
