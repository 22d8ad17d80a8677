/** Real clients: what the wire costs beside the client itself, and a call by each of the doors. */
import type { AddressInfo } from 'node:net';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { CallRequest } from '../../src/gateway/call.ts';
import { wireHandler, type WireHandler } from '../../src/wire/handler.ts';
import { sdkRequestHandler } from '../../src/wire/sdk-handler.ts';
import { secretOfKey, userKeys } from '../../src/world/views/keys.ts';
import type { World } from '../../src/world/world.ts';
import { endpointServer } from '../endpoint/server.ts';
import { Sim } from '../endpoint/sim.ts';
import { assert } from '../../src/kernel/assert.ts';
import type { Figure } from './figure.ts';

const CALLS = 1_500;
const WARM = 300;

/** G11, and one DescribeLogGroups of ten groups in process, through the wire and over HTTP. */
export async function benchWire(): Promise<Figure[]> {
  const sim = new Sim(false, () => undefined);
  await sim.open({ scenario: 'blank', seed: 7, port: 0, clock: 'manual', isOpen: false });
  const { world } = sim;
  makeGroups(world);
  const timed = timedHandler(wireOf(world));
  const inProcess = await timeClient(world, sdkRequestHandler(timed.handle));
  const handlerMs = timed.spentMs() / (CALLS + WARM);
  const ownMs = inProcess - handlerMs;
  const doorMs = timeDoor(world);
  const overHttp = await timeHttp(sim);
  return [
    {
      ...{ name: 'G11 wire and handler, beside the SDK’s own time', unit: 'ms', value: handlerMs },
      ...{ reference: ownMs, floor: ownMs, goal: ownMs * 0.2 },
    },
    { name: 'G11 a call through the door alone', unit: 'ms', value: doorMs },
    { name: 'G11 a call of the SDK in process', unit: 'ms', value: inProcess },
    { name: 'G11 a call of the SDK over HTTP', unit: 'ms', value: overHttp, reference: inProcess },
  ];
}

function makeGroups(world: World): void {
  for (let i = 0; i < 10; i += 1) {
    const params = { logGroupName: `/shop/service-${i}` };
    const outcome = world.submit(callOf(world, 'CreateLogGroup', params));
    assert(outcome.ok, 'the group was not made');
  }
}

function callOf(world: World, operation: string, params: CallRequest['params']): CallRequest {
  return {
    ...{ service: 'logs', operation, region: 'eu-west-1', via: 'sdk', params },
    ...{ userAgent: 'bench', sourceIp: '192.0.2.1' },
    credential: { kind: 'key', accessKeyId: userKeys(world)[0]!.accessKeyId },
  };
}

function wireOf(world: World): WireHandler {
  return wireHandler(
    {
      homeRegion: 'eu-west-1',
      now: () => world.now,
      keyOf: (id) => secretOfKey(world, id),
      submit: (request) => ({ outcome: world.submit(request), requestId: 'bench' }),
    },
    { newRequestId: () => 'bench', clientNow: () => Date.now() },
  );
}

function timedHandler(handle: WireHandler) {
  let spent = 0;
  return {
    spentMs: () => spent,
    handle: (async (request) => {
      const began = performance.now();
      const answer = await handle(request);
      spent += performance.now() - began;
      return answer;
    }) satisfies WireHandler,
  };
}

async function timeClient(world: World, requestHandler?: unknown, endpoint?: string) {
  const { accessKeyId, secretAccessKey } = userKeys(world)[0]!;
  const client = new CloudWatchLogsClient({
    ...{ region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey } },
    ...(requestHandler ? { requestHandler: requestHandler as never } : {}),
    ...(endpoint ? { endpoint } : {}),
  });
  const call = async () => {
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({}));
    assert(logGroups?.length === 10, 'the SDK read something else');
  };
  for (let i = 0; i < WARM; i += 1) await call();
  const began = performance.now();
  for (let i = 0; i < CALLS; i += 1) await call();
  const each = (performance.now() - began) / CALLS;
  client.destroy();
  return each;
}

function timeDoor(world: World): number {
  const call = callOf(world, 'DescribeLogGroups', {});
  const began = performance.now();
  for (let i = 0; i < CALLS; i += 1) assert(world.submit(call).ok, 'the door refused');
  return (performance.now() - began) / CALLS;
}

async function timeHttp(sim: Sim): Promise<number> {
  const server = endpointServer(sim);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await timeClient(sim.world, undefined, `http://127.0.0.1:${port}`);
  } finally {
    server.close();
  }
}
