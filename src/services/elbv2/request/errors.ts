/** Elastic Load Balancing's errors; CloudTrail writes the exception's name. */
import { awsError, type AwsError } from '../../../aws/errors.ts';
import type { Balancer, ElbState, Listener, TargetGroup } from '../state.ts';

export function elbError(code: string, message: string): AwsError {
  const trailCode = code === 'ValidationError' ? 'ValidationException' : `${code}Exception`;
  return awsError(code, message, { trailCode });
}

export const invalid = (message: string): AwsError => elbError('ValidationError', message);

export function findBalancer(state: ElbState, arn: string): Balancer {
  checkArn(arn, 'load balancer', ':loadbalancer/');
  const found = state.balancers.get(arn);
  if (found === undefined)
    throw elbError('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
  return found;
}

export function findGroup(state: ElbState, arn: string): TargetGroup {
  checkArn(arn, 'target group', ':targetgroup/');
  const found = state.groups.get(arn);
  if (found === undefined) throw elbError('TargetGroupNotFound', `Target group '${arn}' not found`);
  return found;
}

export function findListener(state: ElbState, arn: string): Listener {
  checkArn(arn, 'listener', ':listener/');
  const found = state.listeners.get(arn);
  if (found === undefined) throw elbError('ListenerNotFound', `Listener '${arn}' not found`);
  return found;
}

/** Throws ValidationError for a text that is not the ARN of such a thing. */
export function checkArn(arn: string, kind: string, part: string): void {
  if (!arn.startsWith('arn:aws:elasticloadbalancing:') || !arn.includes(part)) {
    throw invalid(`'${arn}' is not a valid ${kind} ARN`);
  }
}

/** The rules for names of load balancers and target groups. */
export function checkName(kind: 'load balancer' | 'target group', name: string): void {
  if (name.length > 32) {
    throw invalid(`The ${kind} name '${name}' cannot be longer than '32' characters`);
  }
  if (!/^[a-zA-Z0-9-]+$/.test(name)) {
    throw invalid(
      `The ${kind} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    throw invalid(`The ${kind} name '${name}' cannot begin or end with a hyphen(-)`);
  }
  if (kind === 'load balancer' && name.startsWith('internal-')) {
    throw invalid(`The load balancer name '${name}' cannot begin with 'internal-'`);
  }
}
