/** The first day of a Region's load balancers: a plain spec becomes state. */
import { DAY_MS } from '../../kernel/clock.ts';
import { drawBelow } from '../../kernel/random.ts';
import { addTarget } from './operations/targets/register-targets.ts';
import { BALANCER_DEFAULTS } from './operations/balancers/render-balancer.ts';
import { GROUP_DEFAULTS } from './operations/groups/render-group.ts';
import type { PlainCtx } from './request/declare.ts';
import { DEFAULT_CHECK, type CheckSettings } from './targets/health.ts';

type TagRecord = Readonly<Record<string, string>>;

export interface ElbSpec {
  readonly loadBalancers?: readonly {
    readonly name: string;
    /** Sixteen hexadecimal digits: the last part of the ARN. */
    readonly id: string;
    readonly scheme?: 'internet-facing' | 'internal';
    readonly vpcId: string;
    readonly zones: readonly { readonly zone: string; readonly subnetId: string }[];
    readonly securityGroupIds: readonly string[];
    readonly listeners: readonly {
      readonly id: string;
      readonly protocol: 'HTTP' | 'HTTPS';
      readonly port: number;
      readonly certificateArn?: string;
      /** Name of the group it forwards to, or a redirect to HTTPS. */
      readonly forwardTo?: string;
      readonly redirectToHttps?: boolean;
    }[];
    readonly deletionProtection?: boolean;
    readonly tags?: TagRecord;
  }[];
  readonly targetGroups?: readonly {
    readonly name: string;
    readonly id: string;
    readonly port: number;
    readonly protocol?: 'HTTP' | 'HTTPS';
    readonly vpcId: string;
    readonly targetType?: 'instance' | 'ip';
    readonly checkPath?: string;
    readonly check?: Partial<CheckSettings>;
    readonly deregistrationDelaySeconds?: number;
    /** Healthy from the beginning. */
    readonly targets?: readonly { readonly id: string; readonly zone: string }[];
    readonly tags?: TagRecord;
  }[];
}

export function seedElb(ctx: PlainCtx, spec: ElbSpec): void {
  const prefix = `arn:aws:elasticloadbalancing:${ctx.region}:${ctx.account}:`;
  for (const group of spec.targetGroups ?? []) seedGroup(ctx, group, prefix);
  for (const balancer of spec.loadBalancers ?? []) seedBalancer(ctx, balancer, { prefix, spec });
}

type GroupSpec = NonNullable<ElbSpec['targetGroups']>[number];
type BalancerSpec = NonNullable<ElbSpec['loadBalancers']>[number];

function seedGroup(ctx: PlainCtx, spec: GroupSpec, prefix: string): void {
  const arn = `${prefix}targetgroup/${spec.name}/${spec.id}`;
  const protocol = spec.protocol ?? 'HTTP';
  const attributes = new Map(GROUP_DEFAULTS);
  if (spec.deregistrationDelaySeconds !== undefined) {
    const delay = String(spec.deregistrationDelaySeconds);
    attributes.set('deregistration_delay.timeout_seconds', delay);
  }
  const group = {
    arn,
    name: spec.name,
    protocol,
    protocolVersion: 'HTTP1',
    port: spec.port,
    vpcId: spec.vpcId,
    targetType: spec.targetType ?? ('instance' as const),
    check: { ...DEFAULT_CHECK, ...spec.check },
    checkPath: spec.checkPath ?? '/',
    checkPort: 'traffic-port',
    checkProtocol: protocol,
    attributes,
    tags: new Map(Object.entries(spec.tags ?? {})),
    targets: new Map(),
    turn: 0,
  };
  for (const { id, zone } of spec.targets ?? []) {
    const target = addTarget(group, { id, port: spec.port, zone }, ctx.now);
    target.health = { state: 'healthy', streak: 0, reason: undefined, description: undefined };
  }
  ctx.state.groups.set(arn, group);
}

function seedBalancer(
  ctx: PlainCtx,
  spec: BalancerSpec,
  { prefix, spec: all }: { prefix: string; spec: ElbSpec },
): void {
  const { name, id, scheme = 'internet-facing' } = spec;
  const path = `app/${name}/${id}`;
  const arn = `${prefix}loadbalancer/${path}`;
  const number = 100_000_000 + drawBelow(ctx.random('seed-ids'), 900_000_000);
  const dns = `${name}-${number}.${ctx.region}.elb.amazonaws.com`;
  const attributes = new Map(BALANCER_DEFAULTS);
  attributes.set('deletion_protection.enabled', String(spec.deletionProtection ?? false));
  ctx.state.balancers.set(arn, {
    arn,
    name,
    scheme,
    vpcId: spec.vpcId,
    zones: [...spec.zones],
    securityGroupIds: [...spec.securityGroupIds],
    createdAt: ctx.now - 90 * DAY_MS,
    activeAt: ctx.now - 90 * DAY_MS,
    dnsName: scheme === 'internal' ? `internal-${dns}` : dns,
    tags: new Map(Object.entries(spec.tags ?? {})),
    attributes,
    traffic: [],
    series: new Map(),
  });
  for (const listener of spec.listeners) seedListener(ctx, listener, { arn, path, prefix, all });
}

function seedListener(
  ctx: PlainCtx,
  spec: BalancerSpec['listeners'][number],
  at: { arn: string; path: string; prefix: string; all: ElbSpec },
): void {
  const arn = `${at.prefix}listener/${at.path}/${spec.id}`;
  const group = at.all.targetGroups?.find((each) => each.name === spec.forwardTo);
  const forward = {
    kind: 'forward' as const,
    groupArns: [`${at.prefix}targetgroup/${group?.name}/${group?.id}`],
  };
  const redirect = {
    kind: 'redirect' as const,
    protocol: 'HTTPS',
    port: '443',
    statusCode: 'HTTP_301',
  };
  ctx.state.listeners.set(arn, {
    arn,
    balancerArn: at.arn,
    protocol: spec.protocol,
    port: spec.port,
    certificates: spec.certificateArn === undefined ? [] : [spec.certificateArn],
    sslPolicy: spec.protocol === 'HTTPS' ? 'ELBSecurityPolicy-TLS13-1-2-2021-06' : undefined,
    actions: [spec.redirectToHttps ? redirect : forward],
    tags: new Map(),
    defaultRuleArn: `${at.prefix}listener-rule/${at.path}/${spec.id}/${spec.id}`,
  });
}
