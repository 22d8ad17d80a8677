import type { Instant } from '../../kernel/clock.ts';
import { emptyStore, type RecordStore } from './store/store.ts';
import { hashPair } from './store/record-ids.ts';
import type { InsightEvent, InsightWatch } from './insights/watch.ts';
import type { Selectors } from './trails/selectors.ts';

/** CloudTrail in one Region: what happened there, and the trails that have their home there. */
export interface CloudTrailState {
  readonly management: RecordStore;
  /** Kept only when a trail selects them, as on AWS. */
  readonly data: RecordStore;
  /** Oldest first; visible when `visibleAt` has come. */
  readonly insights: InsightEvent[];
  /** Trails whose home Region this is, by name. */
  readonly trails: Map<string, Trail>;
  /** Who collects this Region's records; null: to be worked out again. */
  sinks: readonly Sink[] | null;
  /** Counts per minute while Insights watches this Region. */
  watch: InsightWatch | null;
  /** Makes ARNs of nothing unique; grows. */
  nextTrail: number;
}

export interface Trail {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly ordinal: number;
  settings: TrailSettings;
  selectors: Selectors;
  /** Whether PutEventSelectors was ever called: `HasCustomEventSelectors`. */
  hasCustomSelectors: boolean;
  insightTypes: readonly string[];
  /** When Insights was switched on; null when it is off. */
  insightsSince: Instant | null;
  isLogging: boolean;
  startedAt: Instant | null;
  stoppedAt: Instant | null;
  /** Grows with each StartLogging: a minute job of an older one does nothing. */
  runs: number;
  readonly tags: Map<string, string>;
  readonly delivery: Delivery;
}

/** Frozen; replaced by UpdateTrail. */
export interface TrailSettings {
  readonly bucket: string;
  readonly prefix?: string;
  readonly topicName?: string;
  readonly topicArn?: string;
  readonly includesGlobal: boolean;
  readonly isMultiRegion: boolean;
  readonly validatesFiles: boolean;
  readonly logGroupArn?: string;
  readonly logRoleArn?: string;
  readonly kmsKeyId?: string;
}

/** Where the deliveries of a trail stand. */
export interface Delivery {
  /** Records that wait for their minute, by minute; a batch is of one Region and category. */
  readonly due: Map<number, DueBatch[]>;
  files: number;
  lastFileAt: Instant | null;
  lastFileError: string | null;
  lastLogAt: Instant | null;
  lastLogError: string | null;
  /** When the log group was last seen to exist. */
  groupSeenAt: Instant | null;
}

export interface DueBatch {
  readonly region: string;
  readonly category: 'Management' | 'Data';
  readonly seqs: number[];
}

/** A trail as a Region's recorder sees it. Frozen. */
export interface Sink {
  readonly home: string;
  readonly name: string;
  readonly selectors: Selectors;
  /** Takes every management event: the usual case, decided without looking. */
  readonly takesAllManagement: boolean;
  readonly wantsData: boolean;
  readonly includesGlobal: boolean;
  readonly hasLogGroup: boolean;
  readonly hasInsights: boolean;
}

export const TRAILS_PER_REGION = 5;
export const SELECTORS_PER_TRAIL = 5;
export const DATA_RESOURCES_PER_TRAIL = 250;
export const ADVANCED_VALUES_PER_TRAIL = 500;
export const TAGS_PER_TRAIL = 50;
export const HISTORY_DAYS = 90;

export function emptyCloudTrail(where: { region: string; seed: number }): CloudTrailState {
  const salt = [...where.region].reduce((hash, c) => hashPair(hash, c.charCodeAt(0)), where.seed);
  return {
    management: emptyStore(salt),
    data: emptyStore(hashPair(salt, 0xda7a)),
    insights: [],
    trails: new Map(),
    sinks: null,
    watch: null,
    nextTrail: 0,
  };
}
