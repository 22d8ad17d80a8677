import type { Usage } from '../../gateway/ports.ts';
import { handleOf, putCounted, streamAt, type MetricStore } from './metrics/store.ts';

/** AWS/Usage CallCount: each API call, by service and operation ("CloudWatch usage metrics"). */

/** Folder name → the name the service goes by in AWS/Usage. */
const USAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ['cloudwatch', 'CloudWatch'],
  ['cloudtrail', 'CloudTrail'],
  ['logs', 'Logs'],
  ['ec2', 'EC2'],
  ['autoscaling', 'AutoScaling'],
  ['elbv2', 'ElasticLoadBalancing'],
  ['lambda', 'Lambda'],
  ['dynamodb', 'DynamoDB'],
  ['rds', 'RDS'],
  ['s3', 'S3'],
  ['sqs', 'SQS'],
  ['sns', 'SNS'],
  ['iam', 'IAM'],
  ['sts', 'STS'],
]);

/** Handles of the counters, by service and operation. */
export type UsageHandles = Map<string, number>;

export function countCall(
  state: { readonly store: MetricStore; readonly usage: UsageHandles },
  { service, operation, at }: Usage,
): void {
  const name = USAGE_NAMES.get(service);
  if (name === undefined) return;
  const key = `${service}.${operation}`;
  let handle = state.usage.get(key);
  if (handle === undefined) {
    handle = handleOf(state.store, {
      namespace: 'AWS/Usage',
      name: 'CallCount',
      dimensions: [
        { Name: 'Type', Value: 'API' },
        { Name: 'Resource', Value: operation },
        { Name: 'Service', Value: name },
        { Name: 'Class', Value: 'None' },
      ],
      unit: 'None',
    });
    state.usage.set(key, handle);
  }
  putCounted(streamAt(state.store, handle), { at, value: 1, count: 1 });
}
