/** Health-check settings of a request. User guide, "Health check settings". */
import { invalid } from '../../request/errors.ts';
import type { TargetGroup } from '../../state.ts';
import { isMatcher, type CheckSettings } from '../../targets/health.ts';

export interface CheckInput {
  readonly HealthCheckProtocol?: string;
  readonly HealthCheckPort?: string;
  readonly HealthCheckPath?: string;
  readonly HealthCheckIntervalSeconds?: number;
  readonly HealthCheckTimeoutSeconds?: number;
  readonly HealthyThresholdCount?: number;
  readonly UnhealthyThresholdCount?: number;
  readonly Matcher?: { readonly HttpCode?: string };
}

export const CHECK_FIELDS: readonly string[] = [
  ...['HealthCheckProtocol', 'HealthCheckPort', 'HealthCheckPath', 'HealthCheckEnabled'],
  ...['HealthCheckIntervalSeconds', 'HealthCheckTimeoutSeconds', 'HealthyThresholdCount'],
  ...['UnhealthyThresholdCount', 'Matcher'],
];

/** The settings after the request, checked; nothing is changed. */
export function settingsAfter(before: CheckSettings, input: CheckInput): CheckSettings {
  const after: CheckSettings = {
    intervalSeconds: input.HealthCheckIntervalSeconds ?? before.intervalSeconds,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? before.timeoutSeconds,
    healthyThreshold: input.HealthyThresholdCount ?? before.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? before.unhealthyThreshold,
    matcher: input.Matcher?.HttpCode ?? before.matcher,
  };
  if (after.timeoutSeconds >= after.intervalSeconds) {
    throw invalid('Health check timeout must be smaller than the interval');
  }
  if (!isMatcher(after.matcher)) {
    throw invalid(
      `Health check matcher HTTP code '${after.matcher}' must be within '200-499' inclusive`,
    );
  }
  return after;
}

export function changeCheck(group: TargetGroup, input: CheckInput): void {
  group.check = settingsAfter(group.check, input);
  group.checkPath = input.HealthCheckPath ?? group.checkPath;
  group.checkPort = input.HealthCheckPort ?? group.checkPort;
  group.checkProtocol = input.HealthCheckProtocol ?? group.checkProtocol;
}
