/**
 * Target health. User guide for Application Load Balancers, "Health checks for Application Load
 * Balancer target groups": one success makes a new target healthy; afterwards consecutive counts
 * decide.
 */

export type HealthState = 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining';

/** What a target answered to one check. */
export type ProbeAnswer =
  { kind: 'status'; code: number } | { kind: 'timeout' } | { kind: 'refused' };

export interface CheckSettings {
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  /** The Matcher text: `200`, `200,301`, `200-299`. */
  matcher: string;
}

export const DEFAULT_CHECK: CheckSettings = Object.freeze({
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
});

export interface TargetHealth {
  state: HealthState;
  /** Consecutive results that speak against the present state. */
  streak: number;
  reason: string | undefined;
  description: string | undefined;
}

export const REGISTERING: TargetHealth = Object.freeze({
  state: 'initial',
  streak: 0,
  reason: 'Elb.RegistrationInProgress',
  description: 'Target registration is in progress',
});

export const INITIAL_CHECKING: TargetHealth = Object.freeze({
  state: 'initial',
  streak: 0,
  reason: 'Elb.InitialHealthChecking',
  description: 'Initial health checks in progress',
});

export const DRAINING: TargetHealth = Object.freeze({
  state: 'draining',
  streak: 0,
  reason: 'Target.DeregistrationInProgress',
  description: 'Target deregistration is in progress',
});

export const NOT_IN_USE: TargetHealth = Object.freeze({
  state: 'unused',
  streak: 0,
  reason: 'Target.NotInUse',
  description: 'Target group is not configured to receive traffic from the load balancer',
});

export const NOT_REGISTERED: TargetHealth = Object.freeze({
  state: 'unused',
  streak: 0,
  reason: 'Target.NotRegistered',
  description: 'Target is not registered to the target group',
});

/** A stopped or terminated instance is not checked at all. */
export function invalidState(instanceState: string): TargetHealth {
  return {
    state: 'unused',
    streak: 0,
    reason: 'Target.InvalidState',
    description: `Target is in the ${instanceState} state`,
  };
}

const HEALTHY: TargetHealth = Object.freeze({
  state: 'healthy',
  streak: 0,
  reason: undefined,
  description: undefined,
});

/** Folds one probe into a target's health; draining and unused targets are not probed. */
export function probe(
  health: TargetHealth,
  answer: ProbeAnswer,
  settings: CheckSettings,
): TargetHealth {
  const passed = answer.kind === 'status' && matches(settings.matcher, answer.code);
  switch (health.state) {
    case 'initial':
      if (passed) return HEALTHY;
      return fall(health, answer, settings.unhealthyThreshold);
    case 'healthy':
      if (passed) return HEALTHY;
      return fall(health, answer, settings.unhealthyThreshold);
    case 'unhealthy': {
      if (!passed) return failed(answer);
      const streak = health.streak + 1;
      return streak >= settings.healthyThreshold ? HEALTHY : { ...health, streak };
    }
    default:
      return health;
  }
}

/** Does the status code satisfy a Matcher such as `200,202-299`? */
export function matches(matcher: string, code: number): boolean {
  if (Number(matcher) === code) return true;
  return matcher.split(',').some((part) => {
    const [low, high] = part.split('-').map((text) => Number(text.trim()));
    return code >= low! && code <= (high ?? low!);
  });
}

/** Is the Matcher text well formed and within what an ALB accepts (200–499)? */
export function isMatcher(text: string): boolean {
  return text.split(',').every((part) => {
    const match = /^(\d{3})(?:-(\d{3}))?$/.exec(part);
    if (match === null) return false;
    const low = Number(match[1]);
    const high = Number(match[2] ?? match[1]);
    return low >= 200 && high <= 499 && low <= high;
  });
}

function fall(health: TargetHealth, answer: ProbeAnswer, threshold: number): TargetHealth {
  const streak = health.streak + 1;
  return streak >= threshold ? failed(answer) : { ...health, streak };
}

function failed(answer: ProbeAnswer): TargetHealth {
  const base = { state: 'unhealthy' as const, streak: 0 };
  if (answer.kind === 'status') {
    return {
      ...base,
      reason: 'Target.ResponseCodeMismatch',
      description: `Health checks failed with these codes: [${answer.code}]`,
    };
  }
  if (answer.kind === 'timeout') {
    return { ...base, reason: 'Target.Timeout', description: 'Request timed out' };
  }
  return { ...base, reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
}
