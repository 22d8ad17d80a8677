import type { CallRequest, Outcome } from '../gateway/call.ts';

/** What the wire needs of the account behind it; the endpoint and the worker provide it. */
export interface Account {
  /** Where requests go that name no Region. */
  readonly homeRegion: string;
  /** The account's own time, in milliseconds. */
  readonly now: () => number;
  /** The secret of an access key, with its token where the credentials are temporary. */
  readonly keyOf: (accessKeyId: string) => Key | undefined;
  /** Sends a call through the door. */
  readonly submit: (request: CallRequest) => Answer | Promise<Answer>;
}

export interface Key {
  readonly secret: string;
  readonly sessionToken?: string;
}

export interface Answer {
  readonly outcome: Outcome;
  /** The one the trail knows it by. */
  readonly requestId: string;
  /** S3's second id. */
  readonly hostId?: string;
}
