import type { Rhythm } from './curve.ts';

/** What the outside world does to the account's machines, from the world spec. */
export interface TrafficConfig {
  readonly sites: readonly Site[];
  /** Machines with a life of their own besides requests. */
  readonly hosts: readonly Host[];
  readonly checkout?: Checkout;
}

/** Visitors of one part of the site, through one load balancer and target group. */
export interface Site {
  /** Target of modulations: `requests`, `cpu`, `latency`, `errors`. */
  readonly name: string;
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly rhythm: Rhythm;
  /** CPU time of one request in milliseconds, all vCPUs together. */
  readonly cpuMsPerRequest: number;
  readonly vcpus: number;
  readonly idlePercent: number;
  /** Median answer time on an idle machine. */
  readonly latencyMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Share of answers that are the visitor's fault (404 and the like). */
  readonly share4xx: number;
  /** Share of answers that fail on an ordinary day. */
  readonly share5xx: number;
}

export interface Host {
  readonly instanceId: string;
  readonly idlePercent: number;
  /** Daily work: from a minute after midnight UTC, for some minutes. */
  readonly jobs?: readonly {
    readonly at: number;
    readonly minutes: number;
    readonly percent: number;
  }[];
}

/** What follows a request that buys: a function, the seats it books, the order it queues. */
export interface Checkout {
  readonly site: string;
  /** Share of the site's requests that buy. */
  readonly share: number;
  readonly functionName: string;
  /** Table of the seats: reads for each request of the site, writes for each purchase. */
  readonly table?: { readonly name: string; readonly reads: number; readonly writes: number };
  readonly queue?: string;
  readonly database?: string;
}
