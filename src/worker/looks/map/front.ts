/** Visitors, load balancers, and the machines behind them. */
import { flowsOf } from '../../../world/views/flows.ts';
import type { World } from '../../../world/world.ts';
import { instancesOf, listed, nameOf, regionsOf, type Instance } from '../resources.ts';
import { Gauges, percent } from './gauges.ts';
import { judged, type Finding, type Sketch } from './sketch.ts';

/** A target behind a balancer, as its health checks see it. */
export interface Target {
  readonly balancer: string;
  readonly group: string;
  readonly id: string;
  readonly state: string;
}

const LOAD = { namespace: 'AWS/ApplicationELB', dimension: 'LoadBalancer' };
const HOST = { namespace: 'AWS/EC2', dimension: 'InstanceId' };

export function targetsOf(world: World): Target[] {
  const groups = listed<{
    TargetGroupArn: string;
    TargetGroupName: string;
    LoadBalancerArns?: readonly string[];
  }>(world, 'elbv2.DescribeTargetGroups', { field: 'TargetGroups' });
  return groups.flatMap(({ TargetGroupArn, TargetGroupName: group, LoadBalancerArns = [] }) => {
    const found = listed<{ Target: { Id: string }; TargetHealth: { State: string } }>(
      world,
      'elbv2.DescribeTargetHealth',
      { field: 'TargetHealthDescriptions', params: { TargetGroupArn } },
    );
    return LoadBalancerArns.flatMap((balancer) =>
      found.map(({ Target, TargetHealth }) => {
        return { balancer, group, id: Target.Id, state: TargetHealth.State };
      }),
    );
  });
}

export function drawFront(sketch: Sketch, targets: readonly Target[]): void {
  const { world } = sketch;
  const balancers = listed<{ LoadBalancerArn: string; LoadBalancerName: string }>(
    world,
    'elbv2.DescribeLoadBalancers',
    { field: 'LoadBalancers' },
  );
  sketch.add({
    id: 'users',
    kind: 'users',
    label: 'Visitors',
    tier: 0,
    words: 'everybody outside',
  });
  const checks = impairedOf(world);
  for (const region of regionsOf(world, 'ec2')) drawInstances(sketch, { region, targets, checks });
  for (const { LoadBalancerArn: id, LoadBalancerName: label } of balancers) {
    const watched = id.split('loadbalancer/')[1] ?? '';
    const gauges = new Gauges(world, LOAD, watched);
    const requests = gauges.perMinute('RequestCount');
    const own = targets.filter(({ balancer }) => balancer === id);
    sketch.add({
      ...{ id, kind: 'load-balancer', label, tier: 1, watched },
      figure: requests === null ? null : `${Math.round(requests)} requests/min`,
      words: 'answers its visitors',
      findings: [healthOfTargets(own), failing(gauges, requests)],
    });
    sketch.join('users', id, { label: 'HTTPS', flow: requests });
    const healthy = own.filter(({ state }) => state === 'healthy').length;
    for (const target of own) {
      const flow = target.state === 'healthy' && requests !== null ? requests / healthy : null;
      sketch.join(id, target.id, { label: target.state, flow });
    }
  }
}

function healthOfTargets(own: readonly Target[]): Finding | null {
  const counted = own.filter(({ state }) => state !== 'draining');
  const sick = counted.filter(({ state }) => state !== 'healthy' && state !== 'initial');
  if (counted.length === 0) return { health: 'unknown', words: 'no targets are registered' };
  if (sick.length === counted.length)
    return { health: 'bad', words: 'none of its targets is healthy' };
  const words = `${sick.length} of its ${counted.length} targets not healthy`;
  return sick.length > 0 ? { health: 'warning', words } : null;
}

function failing(gauges: Gauges, requests: number | null): Finding | null {
  const codes = ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'];
  const failed = codes.reduce((sum, code) => sum + (gauges.perMinute(code) ?? 0), 0);
  const share = percent(failed, requests);
  return judged(share, { warning: 2, bad: 10 }, `${share?.toFixed(1)} % of requests fail (5xx)`);
}

interface Machines {
  readonly region: string;
  readonly targets: readonly Target[];
  readonly checks: ReadonlySet<string>;
}

function drawInstances(sketch: Sketch, { region, targets, checks }: Machines): void {
  const { world } = sketch;
  const isHome = region === world.state.spec.homeRegion;
  const groups = new Map(
    listed<{ InstanceId: string; AutoScalingGroupName: string }>(
      world,
      'autoscaling.DescribeAutoScalingInstances',
      { field: 'AutoScalingInstances', region },
    ).map(({ InstanceId, AutoScalingGroupName }) => [InstanceId, AutoScalingGroupName]),
  );
  for (const instance of instancesOf(world, region)) {
    const { InstanceId: id, State } = instance;
    if (State.Name === 'terminated') continue;
    const cpu = isHome
      ? new Gauges(world, HOST, id).latest('CPUUtilization', 'Average', 300)
      : null;
    const figure = cpu === null ? null : `${Math.round(cpu)} % CPU`;
    sketch.add({
      ...{ id, kind: 'instance', label: nameOf(instance), tier: 2, watched: id },
      group: isHome ? (groups.get(id) ?? null) : region,
      figure: State.Name === 'running' ? figure : null,
      route: isHome ? `#/ec2/${id}` : null,
      words: isHome ? 'running' : `running in ${region}`,
      findings: findingsOf(instance, { cpu, isImpaired: checks.has(id), targets }),
    });
  }
}

function findingsOf(
  { InstanceId, State }: Instance,
  of: { cpu: number | null; isImpaired: boolean; targets: readonly Target[] },
): (Finding | null)[] {
  if (State.Name !== 'running') return [{ health: 'off', words: State.Name }];
  const sick = of.targets.find(({ id, state }) => id === InstanceId && state === 'unhealthy');
  return [
    of.isImpaired ? { health: 'bad', words: 'a status check fails' } : null,
    sick ? { health: 'bad', words: `fails the health check of ${sick.group}` } : null,
    judged(of.cpu, { warning: 75, bad: 90 }, `its CPU is at ${Math.round(of.cpu ?? 0)} %`),
  ];
}

/** Instances with a failed status check. */
function impairedOf(world: World): Set<string> {
  const found = listed<{
    InstanceId: string;
    InstanceStatus: { Status: string };
    SystemStatus: { Status: string };
  }>(world, 'ec2.DescribeInstanceStatus', { field: 'InstanceStatuses' });
  const sick = found.filter(({ InstanceStatus, SystemStatus }) =>
    [InstanceStatus.Status, SystemStatus.Status].includes('impaired'),
  );
  return new Set(sick.map(({ InstanceId }) => InstanceId));
}

/** Machines that ask functions, which no list of AWS's tells. */
export function joinCallers(sketch: Sketch, targets: readonly Target[]): void {
  for (const { targetGroup, functionName } of flowsOf(sketch.world).callers) {
    const ids = targets.filter(({ group }) => group === targetGroup).map(({ id }) => id);
    for (const id of ids) sketch.join(id, `function:${functionName}`, { label: 'invokes' });
  }
}
