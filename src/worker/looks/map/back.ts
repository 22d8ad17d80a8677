/** Functions, and where the data lies. */
import { flowsOf } from '../../../world/views/flows.ts';
import { listed } from '../resources.ts';
import { Gauges, percent } from './gauges.ts';
import { judged, type Finding, type Sketch } from './sketch.ts';

const rounded = (value: number | null, unit: string) =>
  value === null ? null : `${Math.round(value)} ${unit}`;

export function drawBack(sketch: Sketch): void {
  drawFunctions(sketch);
  drawTables(sketch);
  drawQueues(sketch);
  drawDatabases(sketch);
  drawBuckets(sketch);
  for (const { functionName, kind, name } of flowsOf(sketch.world).uses) {
    sketch.join(`function:${functionName}`, `${kind}:${name}`);
  }
  joinEventSources(sketch);
}

function drawFunctions(sketch: Sketch): void {
  const { world } = sketch;
  const all = listed<{ FunctionName: string }>(world, 'lambda.ListFunctions', {
    field: 'Functions',
  });
  for (const { FunctionName: label } of all) {
    const of = { namespace: 'AWS/Lambda', dimension: 'FunctionName' };
    const gauges = new Gauges(world, of, label);
    const calls = gauges.perMinute('Invocations');
    const errors = percent(gauges.perMinute('Errors'), calls);
    const throttles = gauges.perMinute('Throttles');
    sketch.add({
      ...{ id: `function:${label}`, kind: 'function', label, tier: 3, watched: label },
      figure: rounded(calls, 'invocations/min'),
      words: calls === null ? 'not invoked just now' : 'runs without trouble',
      findings: [
        judged(errors, { warning: 5, bad: 20 }, `${errors?.toFixed(0)} % of invocations fail`),
        judged(throttles, { warning: 0.1, bad: 10 }, 'invocations are throttled'),
      ],
    });
  }
}

function drawTables(sketch: Sketch): void {
  const { world } = sketch;
  for (const label of listed<string>(world, 'dynamodb.ListTables', { field: 'TableNames' })) {
    const of = { namespace: 'AWS/DynamoDB', dimension: 'TableName' };
    const gauges = new Gauges(world, of, label);
    const refused = ['ReadThrottleEvents', 'WriteThrottleEvents'].reduce(
      (sum, metric) => sum + (gauges.perMinute(metric) ?? 0),
      0,
    );
    const reads = gauges.perMinute('ConsumedReadCapacityUnits');
    sketch.add({
      ...{ id: `table:${label}`, kind: 'table', label, tier: 4, watched: label },
      figure: rounded(reads, 'read units/min'),
      words: 'a DynamoDB table',
      findings: [judged(refused, { warning: 0.1, bad: 60 }, 'requests are throttled')],
    });
  }
}

function drawQueues(sketch: Sketch): void {
  const { world } = sketch;
  for (const url of listed<string>(world, 'sqs.ListQueues', { field: 'QueueUrls' })) {
    const label = url.slice(url.lastIndexOf('/') + 1);
    const gauges = new Gauges(world, { namespace: 'AWS/SQS', dimension: 'QueueName' }, label);
    const age = gauges.latest('ApproximateAgeOfOldestMessage', 'Maximum');
    const waiting = gauges.latest('ApproximateNumberOfMessagesVisible', 'Average');
    const minutes = Math.round((age ?? 0) / 60);
    sketch.add({
      ...{ id: `queue:${label}`, kind: 'queue', label, tier: 4, watched: label },
      figure: rounded(waiting, 'waiting'),
      words: 'an SQS queue',
      findings: [
        judged(age, { warning: 300, bad: 900 }, `its oldest message waits for ${minutes} minutes`),
      ],
    });
  }
}

interface Database {
  readonly DBInstanceIdentifier: string;
  readonly DBInstanceStatus: string;
  readonly AllocatedStorage?: number;
}

function drawDatabases(sketch: Sketch): void {
  const { world } = sketch;
  const all = listed<Database>(world, 'rds.DescribeDBInstances', { field: 'DBInstances' });
  for (const database of all) {
    const { DBInstanceIdentifier: label, DBInstanceStatus: status } = database;
    const of = { namespace: 'AWS/RDS', dimension: 'DBInstanceIdentifier' };
    const gauges = new Gauges(world, of, label);
    const isUp = status === 'available';
    const cpu = isUp ? gauges.latest('CPUUtilization', 'Average') : null;
    sketch.add({
      ...{ id: `database:${label}`, kind: 'database', label, tier: 4, watched: label },
      figure: rounded(cpu, '% CPU'),
      words: `a database, ${status}`,
      findings: [
        isUp ? null : stateOf(status),
        judged(cpu, { warning: 75, bad: 90 }, `its CPU is at ${Math.round(cpu ?? 0)} %`),
        isUp ? storageOf(gauges, database) : null,
      ],
    });
  }
}

function stateOf(status: string): Finding {
  const isOff = status === 'stopped' || status === 'stopping';
  return { health: isOff ? 'off' : 'warning', words: status };
}

function storageOf(gauges: Gauges, { AllocatedStorage = 0 }: Database): Finding | null {
  const free = gauges.latest('FreeStorageSpace', 'Minimum');
  if (free === null || AllocatedStorage <= 0) return null;
  const used = 100 - (100 * free) / (AllocatedStorage * 2 ** 30);
  return judged(used, { warning: 90, bad: 95 }, `its storage is ${Math.round(used)} % full`);
}

function drawBuckets(sketch: Sketch): void {
  const buckets = listed<{ Name: string }>(sketch.world, 's3.ListBuckets', { field: 'Buckets' });
  for (const { Name: label } of buckets) {
    const found = { id: `bucket:${label}`, kind: 'bucket', label, tier: 4, watched: label };
    sketch.add({ ...found, words: 'an S3 bucket' });
  }
}

/** Queues and streams that functions read from by themselves. */
function joinEventSources(sketch: Sketch): void {
  const all = listed<{ EventSourceArn?: string; FunctionArn?: string; State?: string }>(
    sketch.world,
    'lambda.ListEventSourceMappings',
    { field: 'EventSourceMappings' },
  );
  for (const { EventSourceArn = '', FunctionArn = '', State = '' } of all) {
    const queue = EventSourceArn.slice(EventSourceArn.lastIndexOf(':') + 1);
    const name = FunctionArn.split(':function:')[1]?.split(':')[0] ?? '';
    sketch.join(`queue:${queue}`, `function:${name}`, { label: State });
  }
}
