import type { Instant } from '../../kernel/clock.ts';
import type { CapacityBucket } from './capacity/buckets.ts';
import type { Item } from './values/attribute.ts';

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: string;
}

export interface Throughput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

/** A secondary index. Frozen. */
export interface Index {
  readonly name: string;
  readonly isGlobal: boolean;
  readonly keys: readonly KeyElement[];
  readonly projection: {
    readonly ProjectionType?: string;
    readonly NonKeyAttributes?: readonly string[];
  };
  readonly throughput: Throughput;
}

export interface Table {
  readonly name: string;
  readonly id: string;
  readonly createdAt: Instant;
  /** Until then the table is CREATING. */
  readonly activeAt: Instant;
  /** Until then it is UPDATING. */
  updatedAt: Instant;
  isDeleting: boolean;
  readonly attributes: readonly AttributeDefinition[];
  readonly keys: readonly KeyElement[];
  readonly indexes: readonly Index[];
  billing: 'PROVISIONED' | 'PAY_PER_REQUEST';
  /** When it last became on demand; null: never. */
  onDemandAt: Instant | null;
  throughput: Throughput;
  /** What the table shows while it is UPDATING; null: nothing else than `throughput`. */
  formerThroughput: Throughput | null;
  increasedAt: Instant | null;
  decreasedAt: Instant | null;
  decreases: number;
  /** Null: no class was ever asked for, which is STANDARD and is not shown. */
  tableClass: string | null;
  isProtected: boolean;
  timeToLive: string | null;
  isRecoverable: boolean;
  tags: Map<string, string>;
  /** Items by their key, each frozen. */
  items: Map<string, Item>;
  itemBytes: number;
  /** Items that exist only as a number. */
  bulk: { bytes: number; count: number };
  reads: CapacityBucket;
  writes: CapacityBucket;
  /** Handles by metric and operation. */
  series: Map<string, number>;
}

/** The capacity of a table that never changed it. */
export const UNCHANGED = Object.freeze({
  formerThroughput: null,
  increasedAt: null,
  decreasedAt: null,
  decreases: 0,
});

export interface DynamoState {
  tables: Map<string, Table>;
  /** Whether the five-minute report of provisioned capacity runs. */
  isReporting: boolean;
  userErrors: number | null;
}

export function emptyState(): DynamoState {
  return { tables: new Map(), isReporting: false, userErrors: null };
}
