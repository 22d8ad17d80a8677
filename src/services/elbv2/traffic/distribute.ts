/**
 * Which target gets how many requests, and what the balancer answers by itself. User guide for
 * Application Load Balancers, "Target group routing algorithm" (round robin), "Fail open" and
 * "Troubleshoot your Application Load Balancers" (502, 503, 504).
 */
import type { HealthState } from '../targets/health.ts';

export interface Candidate {
  targetId: string;
  health: HealthState;
  /** A request sent there is answered, refused or reset (502), or finds no connection (504). */
  reach: 'answers' | 'refuses' | 'silent';
}

export interface Share {
  targetId: string;
  requests: number;
  reach: Candidate['reach'];
}

export interface Routing {
  shares: Share[];
  /** Where the next round starts. */
  nextTurn: number;
  /** Requests the balancer answers itself, by status code. */
  elb502: number;
  elb503: number;
  elb504: number;
  /** All registered targets are unhealthy, so all of them get traffic. */
  isFailOpen: boolean;
}

/** Splits `requests` over the targets that may receive them, beginning at `turn`. */
export function route(requests: number, candidates: readonly Candidate[], turn: number): Routing {
  const { chosen, isFailOpen } = choose(candidates);
  if (chosen.length === 0) {
    return { shares: [], nextTurn: turn, elb502: 0, elb503: requests, elb504: 0, isFailOpen };
  }
  const each = Math.floor(requests / chosen.length);
  const rest = requests - each * chosen.length;
  const start = turn % chosen.length;
  const shares = chosen.map((candidate, index) => ({
    targetId: candidate.targetId,
    requests: each + ((index - start + chosen.length) % chosen.length < rest ? 1 : 0),
    reach: candidate.reach,
  }));
  const sum = (reach: Candidate['reach']): number =>
    shares.reduce((total, share) => total + (share.reach === reach ? share.requests : 0), 0);
  return {
    shares,
    nextTurn: (start + rest) % chosen.length,
    elb502: sum('refuses'),
    elb503: 0,
    elb504: sum('silent'),
    isFailOpen,
  };
}

/** Healthy targets; when there is none, every registered one that is not draining (fail open). */
function choose(candidates: readonly Candidate[]): { chosen: Candidate[]; isFailOpen: boolean } {
  const healthy = candidates.filter((candidate) => candidate.health === 'healthy');
  if (healthy.length > 0) return { chosen: healthy, isFailOpen: false };
  const open = candidates.filter(
    (candidate) => candidate.health === 'unhealthy' || candidate.health === 'initial',
  );
  return { chosen: open, isFailOpen: open.length > 0 };
}
