/**
 * AWS managed policies that training accounts use. Documents follow AWS's published ones; where the
 * genuine one lists hundreds of services, only the simulated and the neighbouring ones are kept.
 */
import { instantOf } from '../../../aws/instant.ts';
import type { ManagedPolicy } from '../state.ts';
import { JOB_POLICIES } from './job-policies.ts';
import { SERVICE_POLICIES } from './service-policies.ts';
import { SERVICE_ROLE_POLICIES } from './service-role-policies.ts';

/** How the lists beside this file write a policy. */
export interface ManagedEntry {
  readonly name: string;
  readonly id: string;
  /** `/` unless said. */
  readonly path?: string;
  readonly version?: string;
  readonly description?: string;
  readonly statements: readonly object[];
}

const CREATED = instantOf([2015, 2, 6], [18, 39, 46]);
const UPDATED = instantOf([2025, 6, 12], [17, 21, 9]);

/** AWS managed policies by ARN; the same for every account. */
export const AWS_MANAGED: ReadonlyMap<string, ManagedPolicy> = new Map(
  [...JOB_POLICIES, ...SERVICE_POLICIES, ...SERVICE_ROLE_POLICIES]
    .map((entry) => fromEntry(entry))
    .map((policy) => [policy.arn, policy]),
);

function fromEntry(entry: ManagedEntry): ManagedPolicy {
  const path = entry.path ?? '/';
  const version = entry.version ?? 'v1';
  const written = { Version: '2012-10-17', Statement: entry.statements };
  return Object.freeze({
    name: entry.name,
    id: entry.id,
    arn: `arn:aws:iam::aws:policy${path}${entry.name}`,
    path,
    description: entry.description ?? `Provides the permissions of ${entry.name}.`,
    createdAt: CREATED,
    updatedAt: UPDATED,
    tags: [],
    versions: Object.freeze([
      Object.freeze({ id: version, text: JSON.stringify(written), createdAt: UPDATED }),
    ]),
    defaultVersion: version,
    nextVersion: Number(version.slice(1)) + 1,
  });
}
