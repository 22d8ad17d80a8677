/**
 * The API model of each simulated service: names, types and constraints, no behaviour.
 * The tables are written by tools/model/generate.py; README.md explains their short keys.
 */

import autoscaling from './tables/autoscaling.json' with { type: 'json' };
import cloudtrail from './tables/cloudtrail.json' with { type: 'json' };
import cloudwatch from './tables/cloudwatch.json' with { type: 'json' };
import dynamodb from './tables/dynamodb.json' with { type: 'json' };
import ec2 from './tables/ec2.json' with { type: 'json' };
import elbv2 from './tables/elbv2.json' with { type: 'json' };
import iam from './tables/iam.json' with { type: 'json' };
import lambda from './tables/lambda.json' with { type: 'json' };
import logs from './tables/logs.json' with { type: 'json' };
import rds from './tables/rds.json' with { type: 'json' };
import s3 from './tables/s3.json' with { type: 'json' };
import sns from './tables/sns.json' with { type: 'json' };
import sqs from './tables/sqs.json' with { type: 'json' };
import sts from './tables/sts.json' with { type: 'json' };

/** A shape as the table stores it: t(ype), m(embers), r(equired), n = min, x = max … */
export interface ShapeEntry {
  readonly t: string;
  readonly m?: string | Readonly<Record<string, string>>;
  readonly k?: string;
  readonly r?: readonly string[];
  readonly w?: Readonly<Record<string, string>>;
  readonly n?: number;
  readonly x?: number;
  readonly p?: string;
  readonly e?: readonly string[];
  readonly z?: 1;
  readonly u?: 1;
  readonly o?: 1;
}

export interface OperationEntry {
  readonly i?: string;
  readonly o?: string;
  readonly e?: readonly string[];
}

export interface ServiceTable {
  readonly service: string;
  readonly apiVersion: string;
  readonly protocol: string;
  readonly protocols: readonly string[];
  readonly jsonVersion?: string;
  readonly targetPrefix?: string;
  readonly xmlNamespace?: string | { readonly uri: string };
  readonly endpointPrefix: string;
  readonly signingName: string;
  /** Every operation the real service has, separated by blanks. */
  readonly names: string;
  readonly operations: Readonly<Record<string, OperationEntry>>;
  readonly errors: Readonly<Record<string, { readonly c?: string; readonly s: number }>>;
  readonly shapes: Readonly<Record<string, ShapeEntry>>;
}

const tables: ReadonlyMap<string, ServiceTable> = new Map(
  [
    ...[autoscaling, cloudtrail, cloudwatch, dynamodb, ec2, elbv2, iam],
    ...[lambda, logs, rds, s3, sns, sqs, sts],
  ].map((raw) => {
    const table = raw as unknown as ServiceTable;
    return [table.service, table] as const;
  }),
);

/** The services that have a table, by folder name (`elbv2`, not `elasticloadbalancing`). */
export function modelledServices(): readonly string[] {
  return [...tables.keys()].sort();
}

export function serviceTable(service: string): ServiceTable | undefined {
  return tables.get(service);
}

/** All operations of the real service, simulated or not; empty for a service without a table. */
export function operationNames(service: string): readonly string[] {
  return tables.get(service)?.names.split(' ') ?? [];
}

/** The operations whose shapes are in the table. */
export function modelledOperations(service: string): readonly string[] {
  return Object.keys(tables.get(service)?.operations ?? {});
}

/** `modelled`: shapes are known; `known`: AWS has it, shapes left out; `unknown`: no such API. */
export function operationKind(
  service: string,
  operation: string,
): 'modelled' | 'known' | 'unknown' {
  const table = tables.get(service);
  if (!table) return 'unknown';
  if (Object.hasOwn(table.operations, operation)) return 'modelled';
  return operationNames(service).includes(operation) ? 'known' : 'unknown';
}

/** Wire code and HTTP status of a modelled error, by its shape name. */
export function modelledError(
  service: string,
  shape: string,
): { readonly code: string; readonly status: number } | undefined {
  const table = tables.get(service);
  if (!table || !Object.hasOwn(table.errors, shape)) return undefined;
  const entry = table.errors[shape]!;
  return { code: entry.c ?? shape, status: entry.s };
}
