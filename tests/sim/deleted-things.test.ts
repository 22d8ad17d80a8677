/** Visitors keep coming whatever is deleted: the load door of what is gone answers nothing. */
import { describe, expect, it } from 'vitest';
import type { Params } from '../../src/gateway/call.ts';
import { MINUTE_MS } from '../../src/kernel/clock.ts';
import { readWorld } from '../../tools/scenario-files.ts';
import { openGolden, OPENS } from '../support/golden-run.ts';

const file = readWorld('larkfield');
const { account, homeRegion } = file;
const queue = `https://sqs.${homeRegion}.amazonaws.com/${account}/larkfield-orders`;
const balancers = `arn:aws:elasticloadbalancing:${homeRegion}:${account}:loadbalancer/app`;

const DELETIONS: readonly (readonly [service: string, operation: string, params: Params])[] = [
  ['sqs', 'DeleteQueue', { QueueUrl: queue }],
  ['lambda', 'DeleteFunction', { FunctionName: 'larkfield-checkout' }],
  [
    'rds',
    'DeleteDBInstance',
    { DBInstanceIdentifier: 'larkfield-reports', SkipFinalSnapshot: true },
  ],
  ['ec2', 'TerminateInstances', { InstanceIds: ['i-0f1e2d3c4b5a69780', 'i-0b41d5e7a9c3f2106'] }],
  [
    'elbv2',
    'DeleteLoadBalancer',
    { LoadBalancerArn: `${balancers}/larkfield-web/50dc6c495c0c9188` },
  ],
  ['logs', 'DeleteLogGroup', { logGroupName: '/aws/lambda/larkfield-checkout' }],
  ['cloudtrail', 'DeleteTrail', { Name: 'larkfield' }],
];

describe('the traffic of Larkfield', () => {
  it.each(DELETIONS)('goes on after %s %s', (service, operation, params) => {
    const world = openGolden(file);
    world.advance(OPENS);
    const outcome = world.submit({
      service,
      operation,
      region: homeRegion,
      params,
      credential: { kind: 'key', accessKeyId: 'AKIAIOSFODNN7LEARNER' },
      via: 'cli',
      userAgent: 'aws-cli/2.17.32',
      sourceIp: '192.0.2.50',
    });
    expect(outcome.ok ? null : outcome.error).toBeNull();
    const until = OPENS + 20 * MINUTE_MS;
    world.advance(until);
    expect(world.now).toBe(until);
  });
});
