/**
 * System and instance status checks. EC2 user guide, "Status checks for your instances": checks
 * run every minute; a system failure also fails the instance check; recovery helps only a system
 * failure.
 */
import type { StateName } from './lifecycle.ts';

export interface Impairment {
  /** The host has trouble: network, power, hardware. */
  systemSince: number | undefined;
  /** The guest has trouble: exhausted memory, wrong network set-up, broken file system. */
  instanceSince: number | undefined;
}

export type SummaryStatus =
  'ok' | 'impaired' | 'insufficient-data' | 'not-applicable' | 'initializing';
export type DetailStatus = 'passed' | 'failed' | 'insufficient-data' | 'initializing';

export interface CheckView {
  status: SummaryStatus;
  reachability: DetailStatus;
  impairedSince: number | undefined;
}

export interface CheckInput {
  state: StateName;
  /** Moment from which the checks report (end of initialisation). */
  checksFrom: number;
  impairment: Impairment;
  now: number;
}

/** What DescribeInstanceStatus shows for the two checks. */
export function viewChecks(input: CheckInput): { system: CheckView; instance: CheckView } {
  if (input.state !== 'running') {
    const view: CheckView = {
      status: 'not-applicable',
      reachability: 'insufficient-data',
      impairedSince: undefined,
    };
    return { system: view, instance: view };
  }
  if (input.now < input.checksFrom) {
    const view: CheckView = {
      status: 'initializing',
      reachability: 'initializing',
      impairedSince: undefined,
    };
    return { system: view, instance: view };
  }
  const { systemSince, instanceSince } = input.impairment;
  return { system: checkView(systemSince), instance: checkView(systemSince ?? instanceSince) };
}

/** The three StatusCheckFailed metrics of a minute, or undefined while nothing is published. */
export function checkMetrics(
  input: CheckInput,
): { any: 0 | 1; system: 0 | 1; instance: 0 | 1 } | undefined {
  if (input.state !== 'running' || input.now < input.checksFrom) return undefined;
  const system = input.impairment.systemSince === undefined ? 0 : 1;
  const instance = system || (input.impairment.instanceSince === undefined ? 0 : 1);
  return { any: instance, system, instance };
}

/** Recovery moves the instance to another host: it clears the system failure and nothing else. */
export function recover(impairment: Impairment): Impairment {
  return { systemSince: undefined, instanceSince: impairment.instanceSince };
}

/** A reboot restarts the guest: it clears the instance failure; the host stays the same. */
export function rebootClears(impairment: Impairment): Impairment {
  return { systemSince: impairment.systemSince, instanceSince: undefined };
}

function checkView(since: number | undefined): CheckView {
  return since === undefined
    ? { status: 'ok', reachability: 'passed', impairedSince: undefined }
    : { status: 'impaired', reachability: 'failed', impairedSince: since };
}
