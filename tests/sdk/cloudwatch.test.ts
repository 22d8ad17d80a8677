/** Amazon CloudWatch speaks three protocols; a client must not notice which one it uses. */
import {
  AwsJson1_0Protocol,
  AwsQueryProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../src/wire/http.ts';
import { wiredAccount } from './account.ts';

const PROTOCOLS = [
  ['awsJson 1.0', AwsJson1_0Protocol, 'application/x-amz-json-1.0'],
  ['awsQuery', AwsQueryProtocol, 'application/x-www-form-urlencoded'],
  ['rpcv2Cbor', AwsSmithyRpcV2CborProtocol, 'application/cbor'],
] as const;

describe.each(PROTOCOLS)('CloudWatch over %s', (_, protocol, contentType) => {
  async function client() {
    const seen: WireRequest[] = [];
    const account = await wiredAccount({ onRequest: (request) => seen.push(request) });
    const cloudwatch = new CloudWatchClient({ ...account.config, protocol: protocol as never });
    return { cloudwatch, seen, world: account.world };
  }

  it('keeps numbers, times, lists and dimensions of an alarm as they were put', async () => {
    const { cloudwatch, seen, world } = await client();
    const alarm: PutMetricAlarmCommandInput = {
      AlarmName: 'latency <&> "quoted" ü',
      Namespace: 'Shop',
      MetricName: 'Latency',
      Dimensions: [{ Name: 'Host', Value: 'web-1' }],
      ExtendedStatistic: 'p99',
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      Threshold: 80,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [],
      TreatMissingData: 'notBreaching',
    };
    await cloudwatch.send(new PutMetricAlarmCommand(alarm));
    const { MetricAlarms, CompositeAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(CompositeAlarms).toEqual([]);
    expect(MetricAlarms).toHaveLength(1);
    expect(MetricAlarms![0]).toMatchObject({ ...alarm, ActionsEnabled: true, OKActions: [] });
    expect(MetricAlarms![0]!.AlarmConfigurationUpdatedTimestamp).toEqual(new Date(world.now));
    expect(seen[0]!.headers.get('content-type')).toContain(contentType);
  });

  it('counts values and reads statistics as doubles', async () => {
    const { cloudwatch, world } = await client();
    const Timestamp = new Date(world.now - 60_000);
    await cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [
          { MetricName: 'Latency', Timestamp, Values: [0.1, 80, 1e9], Counts: [1, 2, 3] },
        ],
      }),
    );
    const { Datapoints, Label } = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        ...{ Namespace: 'Shop', MetricName: 'Latency', Period: 60 },
        StartTime: new Date(world.now - 300_000),
        EndTime: new Date(world.now),
        Statistics: ['Sum', 'Minimum', 'SampleCount'],
      }),
    );
    expect(Label).toBe('Latency');
    expect(Datapoints).toEqual([
      { Timestamp, Sum: 3_000_000_160.1, Minimum: 0.1, SampleCount: 6, Unit: 'None' },
    ]);
  });

  it('takes large bodies packed, as clients send them', async () => {
    const { cloudwatch, seen } = await client();
    const datum = { MetricName: 'Latency', Dimensions: [{ Name: 'Host', Value: 'w'.repeat(200) }] };
    const MetricData = Array.from({ length: 100 }, (_, Value) => ({ ...datum, Value }));
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
    expect(seen[0]!.headers.get('content-encoding')).toBe('gzip');
    const { Metrics } = await cloudwatch.send(new ListMetricsCommand({ Namespace: 'Shop' }));
    expect(Metrics).toHaveLength(1);
  });

  it('answers a missing resource with its exception, status and request id', async () => {
    const { cloudwatch } = await client();
    const ResourceARN = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:nope';
    const call = cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN }));
    await expect(call).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $fault: 'client',
      $metadata: { httpStatusCode: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  it('answers bad parameters with the code that older clients know', async () => {
    const { cloudwatch } = await client();
    const call = cloudwatch.send(new PutMetricDataCommand({ Namespace: 'AWS/EC2' }));
    await expect(call).rejects.toMatchObject({ Code: expect.stringMatching(/^(Missing|Invalid)/) });
  });
});

it('a GET of an operation, or one without the mark of its protocol, is answered as unknown', async () => {
  const { handle } = await wiredAccount({ openAs: 'AKIAIOSFODNN7EXAMPLE' });
  const ask = (method: string, mark: Record<string, string>) =>
    handle({
      ...{ method, path: '/service/GraniteServiceVersion20100801/operation/DescribeAlarms' },
      ...{ query: '', body: new Uint8Array([0xa0]), sourceIp: '192.0.2.1' },
      headers: new Map(
        Object.entries({
          ...{ host: 'localhost', 'content-type': 'application/cbor', ...mark },
          authorization:
            'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260302/eu-west-1/monitoring/' +
            'aws4_request, SignedHeaders=host, Signature=0',
          'x-amz-date': '20260302T060000Z',
        }),
      ),
    });
  const told = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
  const mark = { 'smithy-protocol': 'rpc-v2-cbor' };
  expect(await told('POST', mark)).toBe(200);
  expect(await told('GET', mark)).toBe(404);
  expect(await told('DELETE', mark)).toBe(404);
  expect(await told('POST', {})).toBe(404);
  expect(await told('POST', { 'smithy-protocol': 'rpc-v2-json' })).toBe(404);
});
