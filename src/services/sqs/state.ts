import { arnOf } from '../../aws/arn.ts';
import { awsError } from '../../aws/errors.ts';
import type { Instant } from '../../kernel/clock.ts';
import { emptyMessages, type MessageList } from './queue/messages.ts';

/** Amazon SQS of one Region. */
export interface SqsState {
  /** By name. */
  readonly queues: Map<string, Queue>;
  /** When a queue of this name was deleted last. */
  readonly deletedAt: Map<string, Instant>;
  /** The next end of a minute at which metrics are published; undefined while all is quiet. */
  nextMinute: Instant | undefined;
}

export interface Queue {
  readonly name: string;
  readonly createdAt: Instant;
  modifiedAt: Instant;
  settings: QueueSettings;
  readonly tags: Map<string, string>;
  readonly messages: MessageList;
  /** What happened since the last full minute. */
  minute: MinuteCounts;
  lastUsedAt: Instant;
  purgedAt: Instant | undefined;
  /** Messages that bulk consumers hold at the moment, beyond those in the list. */
  heldInBulk: number;
  /** Body of messages that bulk traffic sent, when somebody reads one. */
  bulkBody: string;
  /** Handles of the queue's series, by metric name. */
  readonly series: Map<string, number>;
}

/** Frozen; replaced as a whole. */
export interface QueueSettings {
  readonly VisibilityTimeout: number;
  readonly DelaySeconds: number;
  readonly MaximumMessageSize: number;
  readonly MessageRetentionPeriod: number;
  readonly ReceiveMessageWaitTimeSeconds: number;
  readonly SqsManagedSseEnabled: string;
  readonly Policy: string | undefined;
  readonly RedrivePolicy: string | undefined;
  readonly RedriveAllowPolicy: string | undefined;
  readonly redrive: { readonly targetName: string; readonly maxReceiveCount: number } | undefined;
}

export interface MinuteCounts {
  sent: number;
  received: number;
  deleted: number;
  emptyReceives: number;
  sizeSum: number;
  sizeMin: number;
  sizeMax: number;
}

export const DEFAULT_SETTINGS: QueueSettings = Object.freeze({
  VisibilityTimeout: 30,
  DelaySeconds: 0,
  MaximumMessageSize: 1_048_576,
  MessageRetentionPeriod: 345_600,
  ReceiveMessageWaitTimeSeconds: 0,
  SqsManagedSseEnabled: 'true',
  Policy: undefined,
  RedrivePolicy: undefined,
  RedriveAllowPolicy: undefined,
  redrive: undefined,
});

export function emptySqs(): SqsState {
  return { queues: new Map(), deletedAt: new Map(), nextMinute: undefined };
}

export function newQueue(name: string, at: Instant, settings: QueueSettings): Queue {
  return {
    name,
    createdAt: at,
    modifiedAt: at,
    settings,
    tags: new Map(),
    messages: emptyMessages(),
    minute: emptyMinute(),
    lastUsedAt: at,
    purgedAt: undefined,
    heldInBulk: 0,
    bulkBody: '{}',
    series: new Map(),
  };
}

export function emptyMinute(): MinuteCounts {
  return {
    sent: 0,
    received: 0,
    deleted: 0,
    emptyReceives: 0,
    sizeSum: 0,
    sizeMin: Infinity,
    sizeMax: 0,
  };
}

interface Where {
  readonly account: string;
  readonly region: string;
}

export function queueUrl({ account, region }: Where, name: string): string {
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

export function queueArn({ account, region }: Where, name: string): string {
  return arnOf('sqs', name, { region, account });
}

/** The last part of a queue's URL; hosts differ between endpoints. */
export function nameInUrl(url: unknown): string {
  return String(url).split('/').pop() ?? '';
}

export function queueAt(state: SqsState, url: string): Queue {
  return queueNamed(state, nameInUrl(url));
}

export function queueNamed(state: SqsState, name: string): Queue {
  const queue = state.queues.get(name);
  if (queue) return queue;
  throw awsError('QueueDoesNotExist', 'The specified queue does not exist.', {
    trailCode: 'AWS.SimpleQueueService.NonExistentQueue',
  });
}
