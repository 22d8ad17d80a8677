import { declaredOperation } from '../../world/views/operation.ts';
import { queryTrail, recordInTrail } from '../../world/views/trail.ts';
import type { LookContext } from '../looks.ts';
import type { Receipt } from '../play.ts';
import type { ApiError, Json } from '../protocol.ts';
import type { CallReceipt } from '../views.ts';

/** One call of the learner's in full: request, answer, the record it left, CLI and SDK. */
export function receiptOf(ctx: LookContext, receipt: Receipt): CallReceipt {
  const { callId, at, request, outcome } = receipt;
  const trail = recordOfCall(ctx, receipt);
  return {
    callId,
    at,
    service: request.service,
    operation: request.operation,
    region: request.region,
    params: request.params,
    result: outcome.ok ? (outcome.result as unknown as Json) : null,
    error: outcome.ok ? null : { ...apiError(outcome.error), kind: outcome.kind },
    ...trail,
    cli: cliLine(request),
    sdk: sdkCode(request),
  };
}

function apiError({ code, message, status }: { code: string; message: string; status: number }) {
  return { code, message, status } satisfies Omit<ApiError, 'kind'>;
}

function recordOfCall(
  { world, play }: LookContext,
  { at, request }: Receipt,
): Pick<CallReceipt, 'record' | 'visibleAt' | 'noRecord'> {
  const operation = declaredOperation(world, request);
  if (!operation || operation.trail.category === 'none') {
    const noRecord = `CloudTrail does not record ${request.operation} as a management event.`;
    return { record: null, visibleAt: null, noRecord };
  }
  const eventName = operation.trail.eventName ?? operation.name;
  const { arn: ownArn } = play.learner.identity;
  const found = queryTrail(world, { from: at, to: at, eventName, ownArn, limit: 5 });
  const row = found.rows.find((one) => one.own);
  if (!row) {
    const noRecord = 'The record exists and becomes visible some minutes after the call.';
    return { record: null, visibleAt: null, noRecord };
  }
  const seen = recordInTrail(world, { eventId: row.eventId, ownArn });
  const record = (seen?.record as unknown as Json | undefined) ?? null;
  return { record, visibleAt: row.visibleAt, noRecord: null };
}

const CLI_NAMES = new Map([['sign-in', 'signin']]);

/** The same act as a line of the `aws` CLI. */
export function cliLine({ service, operation, region, params }: Receipt['request']): string {
  const name = CLI_NAMES.get(service) ?? service;
  const options = Object.entries(params).map(
    ([key, value]) => `--${kebab(key)} ${shellText(value)}`,
  );
  return ['aws', name, kebab(operation), ...options, '--region', region].join(' ');
}

/** The same act as code of the JavaScript SDK, version 3. */
export function sdkCode({ service, operation, region, params }: Receipt['request']): string {
  const client = SDK_CLIENTS.get(service) ?? [service, service.toUpperCase()];
  const [packageName, className] = client as [string, string];
  return [
    `import { ${className}Client, ${operation}Command } from '@aws-sdk/client-${packageName}';`,
    '',
    `const client = new ${className}Client({ region: '${region}' });`,
    `await client.send(new ${operation}Command(${JSON.stringify(params, null, 2)}));`,
  ].join('\n');
}

const SDK_CLIENTS = new Map<string, readonly [string, string]>([
  ['autoscaling', ['auto-scaling', 'AutoScaling']],
  ['cloudtrail', ['cloudtrail', 'CloudTrail']],
  ['cloudwatch', ['cloudwatch', 'CloudWatch']],
  ['dynamodb', ['dynamodb', 'DynamoDB']],
  ['ec2', ['ec2', 'EC2']],
  ['elbv2', ['elastic-load-balancing-v2', 'ElasticLoadBalancingV2']],
  ['iam', ['iam', 'IAM']],
  ['lambda', ['lambda', 'Lambda']],
  ['logs', ['cloudwatch-logs', 'CloudWatchLogs']],
  ['rds', ['rds', 'RDS']],
  ['s3', ['s3', 'S3']],
  ['sns', ['sns', 'SNS']],
  ['sqs', ['sqs', 'SQS']],
  ['sts', ['sts', 'STS']],
]);

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function shellText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
