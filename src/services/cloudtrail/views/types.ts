import type { ServiceContext } from '../../../gateway/context.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { CloudTrailState } from '../state.ts';

/** What the instruments look through: CloudTrail's context in any Region of the world. */
export type TrailReader = Pick<
  ServiceContext<CloudTrailState>,
  'account' | 'seed' | 'now' | 'stateIn' | 'regions' | 'declared'
>;

/** Every member narrows; what is left out does not. */
export interface TrailFilter {
  readonly from?: Instant;
  /** Included. */
  readonly to?: Instant;
  readonly region?: string;
  readonly readOnly?: boolean | null;
  readonly errorsOnly?: boolean;
  /** `Who.key`. */
  readonly principal?: string;
  /** A name as people know it: of a user, a role, a role's session, or a service. */
  readonly user?: string;
  /** `Who.session`, or the name of a role's session. */
  readonly session?: string;
  readonly eventName?: string;
  readonly eventSource?: string;
  /** A resource's name. */
  readonly resource?: string;
  readonly accessKeyId?: string;
  readonly sourceIp?: string;
  /** Insight events are no rows here: `insightRows` tells them. */
  readonly category?: 'Management' | 'Data' | 'Insight';
  /** Any field contains this text, upper and lower case alike. */
  readonly text?: string;
}

export interface Who {
  readonly key: string;
  readonly label: string;
  readonly kind: 'user' | 'role' | 'root' | 'service' | 'account' | 'unknown';
  /** The human behind it when records prove one; null when it cannot be known. */
  readonly person: string | null;
  /** Key of the session, null for long-term keys. */
  readonly session: string | null;
  readonly words: string;
}

export interface TrailRow {
  readonly eventId: string;
  readonly at: Instant;
  readonly visibleAt: Instant;
  readonly eventName: string;
  readonly eventSource: string;
  readonly region: string;
  readonly who: Who;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly accessKeyId: string | null;
  readonly errorCode: string | null;
  readonly readOnly: boolean;
  readonly category: string;
  readonly resources: readonly { readonly type: string; readonly name: string }[];
  /** A call of the learner's own. */
  readonly own: boolean;
}

/** Who counts as the learner, by ARN. */
export interface Looker {
  readonly ownArn?: string;
}
