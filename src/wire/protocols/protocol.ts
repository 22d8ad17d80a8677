import type { ErrorAnswer } from '../../aws/errors.ts';
import type { Params } from '../../gateway/call.ts';
import type { WireRequest, WireResponse } from '../http.ts';
import type { WireOperation } from '../model/shapes.ts';

/** One request and its answer, as a protocol sees them. */
export interface Exchange {
  readonly request: WireRequest;
  readonly service: string;
  readonly operationName: string;
  /** Null where the tables do not hold it: its parameters cannot be read. */
  readonly operation: WireOperation | null;
  /** Parts of the path: `{Bucket}`, `{FunctionName}`. */
  readonly labels: ReadonlyMap<string, string>;
  /** Of a success, where the answer does not say otherwise. */
  readonly status: number;
  /** S3's second id of a request, where the account knows one. */
  readonly hostId?: string;
}

/** How requests are read and answers written. Reading throws AwsError. */
export interface Protocol {
  readonly read: (exchange: Exchange) => Params;
  readonly answer: (exchange: Exchange, result: Params, requestId: string) => WireResponse;
  readonly refuse: (exchange: Exchange, error: ErrorAnswer, requestId: string) => WireResponse;
}
