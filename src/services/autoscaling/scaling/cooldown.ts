/**
 * When a policy may act. EC2 Auto Scaling user guide, "Scaling cooldowns" and "Default instance
 * warmup": simple scaling waits for the cooldown after the last activity; step scaling and target
 * tracking do not, but count warming instances and hold back scale-in meanwhile.
 */

export interface CooldownInput {
  lastActivityEnd: number | undefined;
  cooldownSeconds: number;
  activityInProgress: boolean;
  now: number;
}

/** True while a simple scaling policy (or SetDesiredCapacity with HonorCooldown) must wait. */
export function isCooling(input: CooldownInput): boolean {
  if (input.activityInProgress) return true;
  if (input.lastActivityEnd === undefined) return false;
  return input.now < input.lastActivityEnd + input.cooldownSeconds * 1000;
}

export interface WarmUpInput {
  inServiceSince: readonly number[];
  warmUpSeconds: number;
  now: number;
}

/** How many of the in-service instances are still warming up. */
export function warmingCount(input: WarmUpInput): number {
  return input.inServiceSince.filter((since) => input.now < since + input.warmUpSeconds * 1000)
    .length;
}

export interface ProposalInput {
  desired: number;
  proposed: number;
  warming: number;
  pending: number;
}

/** Step and target tracking: no scale-in while instances are still coming up. */
export function holdBackScaleIn(input: ProposalInput): number {
  const comingUp = input.warming + input.pending > 0;
  return comingUp && input.proposed < input.desired ? input.desired : input.proposed;
}

/** Several target tracking policies: out if any wants it, in only if all agree. */
export function combineTracking(desired: number, proposals: readonly number[]): number {
  if (proposals.length === 0) return desired;
  return Math.max(...proposals);
}
