/** The account as a graph: who calls whom, from the visitors to the data, with live health. */
import type { World } from '../../world/world.ts';
import type { AccountMap, MapNode } from '../views.ts';
import { alarmsOf, instancesOf, latest, listed, nameOf, type Alarm } from './resources.ts';

type Edge = AccountMap['edges'][number];

interface Sketch {
  readonly nodes: MapNode[];
  readonly edges: Edge[];
  readonly alarms: readonly Alarm[];
}

interface TargetGroup {
  readonly TargetGroupArn: string;
  readonly LoadBalancerArns?: readonly string[];
}

export function accountMap(world: World): AccountMap {
  const sketch: Sketch = { nodes: [], edges: [], alarms: alarmsOf(world) };
  sketch.nodes.push(node({ id: 'visitors', kind: 'visitors', label: 'Visitors', tier: 0 }));
  drawBalancers(world, sketch);
  drawInstances(world, sketch);
  drawTargets(world, sketch);
  drawFunctions(world, sketch);
  drawData(world, sketch);
  return { nodes: sketch.nodes, edges: sketch.edges };
}

function drawBalancers(world: World, { nodes, edges, alarms }: Sketch): void {
  const balancers = listed<{ LoadBalancerArn: string; LoadBalancerName: string }>(
    world,
    'elbv2.DescribeLoadBalancers',
    { field: 'LoadBalancers' },
  );
  for (const { LoadBalancerArn, LoadBalancerName: label } of balancers) {
    const dimension = LoadBalancerArn.split('loadbalancer/')[1] ?? '';
    const requests = latest(world, {
      namespace: 'AWS/ApplicationELB',
      metric: 'RequestCount',
      dimension: ['LoadBalancer', dimension],
      statistic: 'Sum',
    });
    const perMinute = requests === null ? null : requests / 5;
    const figure = perMinute === null ? null : `${Math.round(perMinute)} requests/min`;
    const found = { id: LoadBalancerArn, kind: 'load-balancer', label, tier: 1, figure };
    nodes.push(node({ ...found, ...alarmed(alarms, dimension) }));
    edges.push({ from: 'visitors', to: LoadBalancerArn, label: 'HTTPS', flow: perMinute });
  }
}

function drawInstances(world: World, { nodes, alarms }: Sketch): void {
  const groups = new Map(
    listed<{ InstanceId: string; AutoScalingGroupName: string }>(
      world,
      'autoscaling.DescribeAutoScalingInstances',
      { field: 'AutoScalingInstances' },
    ).map(({ InstanceId, AutoScalingGroupName }) => [InstanceId, AutoScalingGroupName]),
  );
  for (const instance of instancesOf(world)) {
    const { InstanceId: id, State } = instance;
    if (State.Name === 'terminated') continue;
    const isRunning = State.Name === 'running';
    const cpu = isRunning
      ? latest(world, {
          namespace: 'AWS/EC2',
          metric: 'CPUUtilization',
          dimension: ['InstanceId', id],
          statistic: 'Average',
        })
      : null;
    const health = isRunning ? healthOfCpu(cpu) : ({ health: 'off', words: State.Name } as const);
    nodes.push(
      node({
        ...{ id, kind: 'instance', label: nameOf(instance), tier: 2 },
        group: groups.get(id) ?? null,
        figure: cpu === null ? null : `${Math.round(cpu)} % CPU`,
        route: `#/ec2/${id}`,
        ...health,
        ...alarmed(alarms, id),
      }),
    );
  }
}

function drawTargets(world: World, { nodes, edges }: Sketch): void {
  const known = new Set(nodes.map(({ id }) => id));
  const groups = listed<TargetGroup>(world, 'elbv2.DescribeTargetGroups', {
    field: 'TargetGroups',
  });
  for (const { TargetGroupArn, LoadBalancerArns = [] } of groups) {
    const targets = listed<{ Target: { Id: string }; TargetHealth: { State: string } }>(
      world,
      'elbv2.DescribeTargetHealth',
      { field: 'TargetHealthDescriptions', params: { TargetGroupArn } },
    );
    for (const from of LoadBalancerArns) {
      for (const { Target, TargetHealth } of targets) {
        if (!known.has(Target.Id)) continue;
        edges.push({ from, to: Target.Id, label: TargetHealth.State, flow: null });
      }
    }
  }
}

function drawFunctions(world: World, { nodes, alarms }: Sketch): void {
  const functions = listed<{ FunctionName: string }>(world, 'lambda.ListFunctions', {
    field: 'Functions',
  });
  for (const { FunctionName: label } of functions) {
    const calls = latest(world, {
      namespace: 'AWS/Lambda',
      metric: 'Invocations',
      dimension: ['FunctionName', label],
      statistic: 'Sum',
    });
    const figure = calls === null ? null : `${Math.round(calls / 5)} invocations/min`;
    const found = { id: `function:${label}`, kind: 'function', label, tier: 2, figure };
    nodes.push(node({ ...found, ...alarmed(alarms, label) }));
  }
}

function drawData(world: World, { nodes, alarms }: Sketch): void {
  const add = (kind: string, label: string, words: string) => {
    const found = { id: `${kind}:${label}`, kind, label, tier: 3, words };
    nodes.push(node({ ...found, ...alarmed(alarms, label) }));
  };
  for (const table of listed<string>(world, 'dynamodb.ListTables', { field: 'TableNames' })) {
    add('table', table, 'a DynamoDB table');
  }
  for (const url of listed<string>(world, 'sqs.ListQueues', { field: 'QueueUrls' })) {
    add('queue', url.slice(url.lastIndexOf('/') + 1), 'an SQS queue');
  }
  for (const { Name } of listed<{ Name: string }>(world, 's3.ListBuckets', { field: 'Buckets' })) {
    add('bucket', Name, 'an S3 bucket');
  }
  const databases = listed<{ DBInstanceIdentifier: string; DBInstanceStatus: string }>(
    world,
    'rds.DescribeDBInstances',
    { field: 'DBInstances' },
  );
  for (const { DBInstanceIdentifier, DBInstanceStatus } of databases) {
    add('database', DBInstanceIdentifier, `a database, ${DBInstanceStatus}`);
  }
}

type Found = Pick<MapNode, 'id' | 'kind' | 'label' | 'tier'> & Partial<MapNode>;

function node(found: Found): MapNode {
  return { group: null, health: 'good', words: '', figure: null, route: null, ...found };
}

function healthOfCpu(cpu: number | null): Pick<MapNode, 'health' | 'words'> {
  if (cpu === null) return { health: 'unknown', words: 'no CPU points in the last 15 minutes' };
  if (cpu >= 90) return { health: 'bad', words: 'its CPU is nearly used up' };
  if (cpu >= 75) return { health: 'warning', words: 'its CPU is busy' };
  return { health: 'good', words: 'running' };
}

/** A resource whose alarm is in ALARM is unwell, whatever else is known. */
function alarmed(alarms: readonly Alarm[], value: string): Partial<MapNode> {
  const loud = alarms.find(
    ({ StateValue, Dimensions }) =>
      StateValue === 'ALARM' && Dimensions?.some((dimension) => dimension.Value === value),
  );
  return loud ? { health: 'bad', words: `the alarm ${loud.AlarmName} is in ALARM` } : {};
}
