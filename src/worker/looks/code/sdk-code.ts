import { shapeOfInput } from '../../../world/views/operation.ts';
import type { ApiRequest } from '../../protocol.ts';
import { bytesOf, instantText, isTooLong, mapped } from './values.ts';

/** Package and class of each client of the JavaScript SDK, version 3. */
const CLIENTS = new Map<string, readonly [string, string]>([
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

/** The same act as code of the JavaScript SDK, version 3. */
export function sdkCode(request: ApiRequest & { readonly region: string }): string {
  const { service, operation, region, params } = request;
  const client = CLIENTS.get(service);
  if (!client) return '// Signing in to the console is no API call: the SDK has no command for it.';
  const [packageName, className] = client;
  const input = mapped(params, shapeOfInput(request), {
    instant: (at) => new Code(`new Date('${instantText(at)}')`),
    bytes: (bytes) => new Code(byteArray(bytesOf(bytes))),
  });
  return [
    `import { ${className}Client, ${operation}Command } from '@aws-sdk/client-${packageName}';`,
    '',
    `const client = new ${className}Client({ region: '${region}' });`,
    `const answer = await client.send(new ${operation}Command(${literal(input, 0)}));`,
  ].join('\n');
}

/** An array of bytes; one that is too long to be shown is made of zeros. */
function byteArray(bytes: Uint8Array): string {
  return isTooLong(bytes)
    ? `new Uint8Array(${bytes.length})`
    : `new Uint8Array([${bytes.join(', ')}])`;
}

/** Text that stands in code as it is. */
class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value as a JavaScript literal, two blanks a level. */
function literal(value: unknown, depth: number): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const lines = isList
    ? value.map((one) => literal(one, depth + 1))
    : Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([key, one]) => `${keyOf(key)}: ${literal(one, depth + 1)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (lines.length === 0) return open + close;
  if (isList && value.every((one) => typeof one !== 'object')) return `[${lines.join(', ')}]`;
  const indent = '  '.repeat(depth + 1);
  const body = lines.map((line) => `${indent}${line},\n`).join('');
  return `${open}\n${body}${'  '.repeat(depth)}${close}`;
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return `'${inner.replace(/'/g, "\\'")}'`;
}

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}
