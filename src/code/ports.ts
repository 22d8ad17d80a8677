/** What a running program needs of the account it runs in, and what it tells the page. */
import type { WireRequest, WireResponse } from '../wire/http.ts';

export interface CodeAnswer {
  readonly response: WireResponse;
  /** Simulated epoch milliseconds after the call. */
  readonly at: number;
}

/** Keys of the signed-in learner, as a container's credential endpoint gives them. */
export interface CodeKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

export interface CodePorts {
  /** A request of an SDK's client, through the one door. `clock`: the time it is signed by. */
  send(request: WireRequest, clock: number): Promise<CodeAnswer>;
  keys(): Promise<CodeKeys>;
  /** Lets simulated time pass; answers what time it is then. */
  pass(ms: number): Promise<number>;
  now(): Promise<number>;
  show(output: CodeOutput): void;
}

export interface CodeOutput {
  readonly kind: 'log' | 'warning' | 'error' | 'result';
  readonly text: string;
}
