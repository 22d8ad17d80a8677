/** The tour of every service, and how to walk it. */
import type { World } from '../../../src/world/world.ts';
import { newClient, newCommand, type SdkService } from '../clients.ts';
import { ec2 } from './compute.ts';
import { autoscaling, elbv2, ground, rds } from './fleet.ts';
import { dynamodb, sns, sqs, sts } from './messages.ts';
import { iam } from './people.ts';
import { functionQueue, functionRole, lambda, s3 } from './storage.ts';
import type { Seen, Step, Stop } from './tour.ts';
import { cloudtrail, cloudwatch, logs, trailBucket } from './watching.ts';

interface Leg {
  readonly service: SdkService;
  readonly stops: readonly Stop[];
}

export interface Tour {
  readonly service: SdkService;
  readonly legs: readonly Leg[];
}

export const TOURS: readonly Tour[] = [
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

/** A call that was made and what came of it. */
export interface Visit {
  readonly step: Step;
  readonly answer:
    { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Error };
}

/** Makes every call of a tour, in order; `config`: what its clients are made with. */
export async function walk(
  { legs }: Tour,
  { world, config }: { readonly world: World; readonly config: object },
): Promise<Visit[]> {
  const visits: Visit[] = [];
  const seen: Record<string, unknown> = {};
  for (const { service, stops } of legs) {
    const client = newClient(service, config);
    for (const step of stops) {
      if (typeof step === 'number') {
        world.advance(world.now + step * 1_000);
        continue;
      }
      const answer = await client
        .send(newCommand(service, step.operation, inputOf(step, seen)))
        .then(
          (value) => ({ ok: true as const, value }),
          (error: unknown) => ({ ok: false as const, error: error as Error }),
        );
      seen[step.operation] = answer.ok ? answer.value : undefined;
      visits.push({ step, answer });
    }
  }
  return visits;
}

function inputOf({ input = {} }: Step, seen: object): object {
  return typeof input === 'function' ? input(seen as Seen) : input;
}
