/** Plain data of Elastic Load Balancing v2 in one Region. */
import type { Instant } from '../../kernel/clock.ts';
import type { CheckSettings, ProbeAnswer, TargetHealth } from './targets/health.ts';
import type { Shelf } from './telemetry/series.ts';
import type { MinuteTraffic } from './traffic/minute.ts';

export interface ElbState {
  readonly account: string;
  readonly region: string;
  readonly seed: number;
  readonly balancers: Map<string, Balancer>;
  readonly groups: Map<string, TargetGroup>;
  readonly listeners: Map<string, Listener>;
  /** When the next tick is due; null while there is nothing to watch. */
  tickAt: Instant | null;
}

export interface Balancer {
  readonly arn: string;
  readonly name: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly vpcId: string;
  zones: { readonly zone: string; readonly subnetId: string }[];
  securityGroupIds: string[];
  readonly createdAt: Instant;
  /** Provisioning ends here. */
  readonly activeAt: Instant;
  readonly dnsName: string;
  readonly tags: Map<string, string>;
  readonly attributes: Map<string, string>;
  /** Traffic of minutes that are not published yet. */
  traffic: MinuteTraffic[];
  /** Handles of its series, by set of dimensions. */
  readonly series: Map<string, Shelf>;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly protocol: string;
  readonly protocolVersion: string;
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: 'instance' | 'ip';
  check: CheckSettings;
  checkPath: string;
  checkPort: string;
  checkProtocol: string;
  readonly attributes: Map<string, string>;
  readonly tags: Map<string, string>;
  /** By `id:port`. */
  readonly targets: Map<string, Target>;
  /** Whose turn it is in the round robin. */
  turn: number;
}

export interface Target {
  readonly id: string;
  readonly port: number;
  readonly zone: string;
  readonly registeredAt: Instant;
  health: TargetHealth;
  nextProbeAt: Instant;
  drainsUntil: Instant | undefined;
  /** What the application answers to health checks, and from when on. */
  answer: ProbeAnswer;
  answerFrom: Instant;
  priorAnswer: ProbeAnswer;
}

export interface Listener {
  readonly arn: string;
  readonly balancerArn: string;
  protocol: string;
  port: number;
  certificates: string[];
  sslPolicy: string | undefined;
  actions: Action[];
  readonly tags: Map<string, string>;
  readonly defaultRuleArn: string;
}

export type Action =
  | { readonly kind: 'forward'; readonly groupArns: readonly string[] }
  | {
      readonly kind: 'redirect';
      readonly protocol: string;
      readonly port: string;
      readonly statusCode: string;
    }
  | {
      readonly kind: 'fixed-response';
      readonly statusCode: string;
      readonly contentType: string | undefined;
      readonly body: string | undefined;
    };

export function emptyElb(where: { account: string; region: string; seed: number }): ElbState {
  return {
    ...where,
    balancers: new Map(),
    groups: new Map(),
    listeners: new Map(),
    tickAt: null,
  };
}

/** The load balancers whose listeners forward to the group. */
export function balancersOf(state: ElbState, groupArn: string): Balancer[] {
  const found: Balancer[] = [];
  for (const { actions, balancerArn } of state.listeners.values()) {
    const balancer = state.balancers.get(balancerArn);
    if (balancer === undefined || found.includes(balancer)) continue;
    if (actions.some((each) => each.kind === 'forward' && each.groupArns.includes(groupArn))) {
      found.push(balancer);
    }
  }
  return found;
}

/** The groups a balancer's listeners forward to, in the order of the listeners. */
export function groupsOf(state: ElbState, balancerArn: string): TargetGroup[] {
  const found: TargetGroup[] = [];
  for (const listener of state.listeners.values()) {
    if (listener.balancerArn !== balancerArn) continue;
    for (const action of listener.actions) {
      if (action.kind !== 'forward') continue;
      for (const arn of action.groupArns) {
        const group = state.groups.get(arn);
        if (group !== undefined && !found.includes(group)) found.push(group);
      }
    }
  }
  return found;
}

/** `app/name/id`: the LoadBalancer dimension. */
export function balancerDimension(arn: string): string {
  return arn.slice(arn.indexOf(':loadbalancer/') + ':loadbalancer/'.length);
}

/** `targetgroup/name/id`: the TargetGroup dimension. */
export function groupDimension(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
