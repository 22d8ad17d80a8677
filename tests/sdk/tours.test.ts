/** Every operation that is simulated, called by the SDK's own client of its service. */
import { describe, expect, it } from 'vitest';
import { FITTINGS } from '../../src/world/fittings.ts';
import { wiredAccount } from './account.ts';
import { newClient, newCommand, type SdkService } from './clients.ts';
import { ec2 } from './tours/compute.ts';
import { autoscaling, elbv2, ground, rds } from './tours/fleet.ts';
import { dynamodb, sns, sqs, sts } from './tours/messages.ts';
import { iam } from './tours/people.ts';
import { functionQueue, functionRole, lambda, s3 } from './tours/storage.ts';
import type { Step, Stop } from './tours/tour.ts';
import { cloudtrail, cloudwatch, logs, trailBucket } from './tours/watching.ts';

interface Leg {
  readonly service: SdkService;
  readonly stops: readonly Stop[];
}

const TOURS: readonly { readonly service: SdkService; readonly legs: readonly Leg[] }[] = [
  alone('cloudwatch', cloudwatch),
  alone('logs', logs),
  { service: 'cloudtrail', legs: [leg('s3', trailBucket), leg('cloudtrail', cloudtrail)] },
  alone('sns', sns),
  alone('sqs', sqs),
  alone('sts', sts),
  alone('dynamodb', dynamodb),
  alone('iam', iam),
  alone('ec2', ec2),
  { service: 'elbv2', legs: [leg('ec2', ground), leg('elbv2', elbv2)] },
  { service: 'autoscaling', legs: [leg('ec2', ground), leg('autoscaling', autoscaling)] },
  alone('rds', rds),
  alone('s3', s3),
  {
    service: 'lambda',
    legs: [leg('iam', functionRole), leg('sqs', functionQueue), leg('lambda', lambda)],
  },
];

function leg(service: SdkService, stops: readonly Stop[]): Leg {
  return { service, stops };
}

function alone(service: SdkService, stops: readonly Stop[]) {
  return { service, legs: [leg(service, stops)] };
}

describe.each(TOURS)('the SDK’s client of $service', ({ service, legs }) => {
  it('is answered as on AWS at every stop', async () => {
    const { world, config } = await wiredAccount();
    const seen: Record<string, unknown> = {};
    for (const { service: where, stops } of legs) {
      const client = newClient(where, config);
      for (const stop of stops) {
        if (typeof stop === 'number') {
          world.advance(world.now + stop * 1_000);
          continue;
        }
        seen[stop.operation] = await visit(stop, seen, (input) =>
          client.send(newCommand(where, stop.operation, input)),
        );
      }
    }
  });

  it('calls everything that is simulated', () => {
    const simulated = FITTINGS.services.find(({ name }) => name === service)!.operations;
    const visited = new Set(
      legs
        .filter((one) => one.service === service)
        .flatMap(({ stops }) =>
          stops.map((stop) => (typeof stop === 'number' ? '' : stop.operation)),
        ),
    );
    expect(simulated.map(({ name }) => name).filter((name) => !visited.has(name))).toEqual([]);
  });
});

async function visit(
  { operation, input = {}, refused }: Step,
  seen: object,
  send: (input: object) => Promise<{ $metadata: { requestId?: string } }>,
): Promise<unknown> {
  const params = typeof input === 'function' ? input(seen as never) : input;
  const answer = await send(params).then(
    (value) => ({ ok: true as const, value }),
    (error: unknown) => ({ ok: false as const, error: error as Error }),
  );
  const found = answer.ok ? 'success' : `${answer.error.name}: ${answer.error.message}`;
  if (refused === undefined) expect(`${operation}: ${found}`).toBe(`${operation}: success`);
  else expect(`${operation}: ${found.split(':')[0]}`).toBe(`${operation}: ${refused}`);
  return answer.ok ? answer.value : undefined;
}
