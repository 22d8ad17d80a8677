/** Plain data of EC2 Auto Scaling in one Region. */
import type { Instant } from '../../kernel/clock.ts';
import type { HealthFault } from './activities/cause.ts';
import type { AdjustmentType, Step } from './scaling/capacity.ts';
import type { TerminationPolicy } from './scaling/selection.ts';

export interface ScalingState {
  readonly account: string;
  readonly region: string;
  readonly seed: number;
  readonly groups: Map<string, Group>;
  readonly configurations: Map<string, LaunchConfiguration>;
  /** Activities of groups that are gone, for IncludeDeletedGroups. */
  readonly formerActivities: Activity[];
  /** When the next tick is due; a tick at another instant is stale. */
  tickAt: Instant | null;
  /** The last minute whose group metrics were published. */
  publishedAt: Instant;
}

export type LaunchSource =
  | { readonly kind: 'configuration'; readonly name: string }
  | {
      readonly kind: 'template';
      readonly id: string;
      readonly name: string;
      /** As given: a number, `$Latest` or `$Default`. */
      readonly version: string;
    };

export interface Group {
  readonly arn: string;
  readonly name: string;
  readonly createdAt: Instant;
  launch: LaunchSource;
  minSize: number;
  maxSize: number;
  desired: number;
  defaultCooldownSeconds: number;
  defaultWarmUpSeconds: number | undefined;
  zones: string[];
  subnetIds: string[];
  readonly targetGroupArns: string[];
  healthCheckType: string;
  gracePeriodSeconds: number;
  terminationPolicies: TerminationPolicy[];
  protectsNew: boolean;
  /** Process → why it is suspended. */
  readonly suspended: Map<string, string>;
  readonly enabledMetrics: Set<string>;
  readonly tags: Map<string, { value: string; propagates: boolean }>;
  readonly policies: Map<string, Policy>;
  readonly members: Map<string, Member>;
  readonly activities: Activity[];
  isDeleting: boolean;
  /** First sentence of the causes of what the last change of size makes necessary. */
  changeSentence: string | undefined;
  /** Replacements that are still owed for unhealthy instances. */
  replacements: number;
  lastActivityEnd: Instant | undefined;
  /** After a failed launch the next try waits. */
  retryAt: Instant;
  readonly series: number[];
}

export type MemberState =
  'Pending' | 'InService' | 'Terminating:Wait' | 'Terminating' | 'Terminated';

export interface Member {
  readonly instanceId: string;
  readonly type: string;
  readonly imageId: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly launch: LaunchSource;
  readonly launchedAt: Instant;
  state: MemberState;
  health: 'Healthy' | 'Unhealthy';
  fault: HealthFault | undefined;
  inServiceAt: Instant | undefined;
  isProtected: boolean;
  /** The activity that launches or terminates it. */
  activityId: string;
  /** Targets drain until here at the latest. */
  drainsUntil: Instant | undefined;
}

export interface Activity {
  readonly id: string;
  readonly groupName: string;
  readonly groupArn: string;
  readonly description: string;
  readonly cause: string;
  readonly startAt: Instant;
  readonly endAt: Instant | undefined;
  readonly status: string;
  readonly statusMessage: string | undefined;
  readonly progress: number;
  readonly details: string;
}

interface PolicyBase {
  readonly name: string;
  readonly arn: string;
  isEnabled: boolean;
  /** Alarms that Auto Scaling made for it. */
  alarms: { readonly name: string; readonly arn: string }[];
}

export interface SimplePolicy extends PolicyBase {
  readonly kind: 'SimpleScaling';
  readonly adjustmentType: AdjustmentType;
  readonly amount: number;
  readonly minMagnitude: number | undefined;
  readonly cooldownSeconds: number | undefined;
}

export interface StepPolicy extends PolicyBase {
  readonly kind: 'StepScaling';
  readonly adjustmentType: AdjustmentType;
  readonly minMagnitude: number | undefined;
  readonly steps: readonly Step[];
  readonly aggregation: string;
  readonly warmUpSeconds: number | undefined;
}

export interface TrackingPolicy extends PolicyBase {
  readonly kind: 'TargetTrackingScaling';
  readonly target: number;
  readonly disablesScaleIn: boolean;
  readonly warmUpSeconds: number | undefined;
  /** As given, for DescribePolicies. */
  readonly configuration: object;
  /** What scaling in would come to, when its low alarm last asked for it. */
  lowProposal: { readonly at: Instant; readonly capacity: number } | undefined;
}

export type Policy = SimplePolicy | StepPolicy | TrackingPolicy;

export interface LaunchConfiguration {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Instant;
  readonly imageId: string;
  readonly type: string;
  readonly keyName: string | undefined;
  readonly groupIds: readonly string[];
  readonly userData: string | undefined;
  readonly profile: string | undefined;
  readonly detailedMonitoring: boolean;
  readonly ebsOptimized: boolean;
  readonly publicIp: boolean | undefined;
}

export function emptyScaling(where: {
  account: string;
  region: string;
  seed: number;
}): ScalingState {
  return {
    ...where,
    groups: new Map(),
    configurations: new Map(),
    formerActivities: [],
    tickAt: null,
    publishedAt: 0,
  };
}

/** The principal Auto Scaling acts as when it launches, registers and makes alarms. */
export const LINKED_ROLE = Object.freeze({
  kind: 'service' as const,
  principal: 'autoscaling.amazonaws.com',
  roleName: 'AWSServiceRoleForAutoScaling',
  sessionName: 'AutoScaling',
});

/** Members that count towards the desired capacity. */
export function standing(group: Group): Member[] {
  return [...group.members.values()].filter(
    ({ state }) => state === 'Pending' || state === 'InService',
  );
}
