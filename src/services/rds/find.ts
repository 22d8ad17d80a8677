import { arnOf } from '../../aws/arn.ts';
import type { Params } from '../../gateway/call.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { instanceNotFound, invalidValue, snapshotNotFound } from './errors.ts';
import type { DbInstance, DbSnapshot, RdsState } from './state.ts';

type Ctx = ServiceContext<RdsState>;

/** Identifiers are stored in lower case. */
export function findInstance(ctx: Ctx, id: string): DbInstance {
  const instance = ctx.state.instances.get(id.toLowerCase());
  if (!instance) throw instanceNotFound(id.toLowerCase());
  return instance;
}

export function findSnapshot(ctx: Ctx, id: string): DbSnapshot {
  const name = id.startsWith('arn:') ? id.split(':snapshot:')[1]! : id;
  const snapshot = ctx.state.snapshots.get(name.toLowerCase());
  if (!snapshot) throw snapshotNotFound(id);
  return snapshot;
}

export function instanceArn(ctx: Pick<Ctx, 'region' | 'account'>, id: string): string {
  return arnOf('rds', `db:${id}`, ctx);
}

export function snapshotArn(ctx: Pick<Ctx, 'region' | 'account'>, id: string): string {
  return arnOf('rds', `snapshot:${id}`, ctx);
}

/** For `resource` declarations. */
export function namedInstanceArn(input: Params, ctx: Ctx): string {
  const id = input['DBInstanceIdentifier'];
  return typeof id === 'string' ? instanceArn(ctx, id.toLowerCase()) : '*';
}

export function namedSnapshotArn(input: Params, ctx: Ctx): string {
  const id = input['DBSnapshotIdentifier'];
  return typeof id === 'string' ? snapshotArn(ctx, id.toLowerCase()) : '*';
}

/** AWS page: "Naming constraints in Amazon RDS". */
export function requireIdentifier(name: string, value: string): void {
  const isPlain = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/i.test(value) && value.length <= 63;
  if (isPlain) return;
  throw invalidValue(
    `The parameter ${name} is not a valid identifier. Identifiers must begin with a letter; must ` +
      'contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain ' +
      'two consecutive hyphens.',
  );
}

/** One page of a list; RDS pages hold 20 to 100. */
export function pageOf<T>(
  all: readonly T[],
  { Marker, MaxRecords = 100 }: { readonly Marker?: string; readonly MaxRecords?: number },
): { items: readonly T[]; marker: { Marker?: string } } {
  if (MaxRecords < 20 || MaxRecords > 100) {
    throw invalidValue(`Invalid value ${MaxRecords} for MaxRecords. Must be between 20 and 100`);
  }
  const start = Marker === undefined ? 0 : markerPosition(Marker);
  const end = start + MaxRecords;
  const marker = end < all.length ? { Marker: `record-${end}` } : {};
  return { items: all.slice(start, end), marker };
}

function markerPosition(marker: string): number {
  const found = /^record-(\d{1,9})$/.exec(marker);
  if (!found) throw invalidValue('Request pagination marker is malformed.');
  return Number(found[1]);
}
