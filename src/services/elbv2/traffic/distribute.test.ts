// User guide for Application Load Balancers, "Routing algorithm" and "Troubleshoot".
import { describe, expect, it } from 'vitest';
import type { HealthState } from '../targets/health.ts';
import { route, type Candidate } from './distribute.ts';

const target = (
  targetId: string,
  health: HealthState = 'healthy',
  reach: Candidate['reach'] = 'answers',
): Candidate => ({ targetId, health, reach });
const counts = (routing: ReturnType<typeof route>) => routing.shares.map((share) => share.requests);

describe('distribution of requests', () => {
  it('is round robin over healthy targets, and remembers whose turn it is', () => {
    const three = [target('a'), target('b'), target('c')];
    const first = route(10, three, 0);
    expect(counts(first)).toEqual([4, 3, 3]);
    expect(counts(route(10, three, first.nextTurn))).toEqual([3, 4, 3]);
  });

  it('loses no request', () => {
    for (let requests = 0; requests < 40; requests++) {
      const routing = route(requests, [target('a'), target('b'), target('c')], requests);
      expect(counts(routing).reduce((a, b) => a + b, 0)).toBe(requests);
    }
  });

  it('skips unhealthy and draining targets', () => {
    const mixed = [target('a'), target('b', 'unhealthy'), target('c', 'draining')];
    expect(route(5, mixed, 0).shares).toEqual([{ targetId: 'a', requests: 5, reach: 'answers' }]);
  });

  it('fails open when every target is unhealthy', () => {
    const routing = route(4, [target('a', 'unhealthy'), target('b', 'unhealthy')], 0);
    expect(routing.isFailOpen).toBe(true);
    expect(counts(routing)).toEqual([2, 2]);
  });

  it('answers 503 itself without registered targets', () => {
    expect(route(7, [], 0)).toMatchObject({ elb503: 7, shares: [] });
    expect(route(7, [target('a', 'draining')], 0).elb503).toBe(7);
  });

  it('answers 502 for refused and 504 for silent targets not yet found unhealthy', () => {
    const routing = route(
      9,
      [target('a'), target('b', 'healthy', 'refuses'), target('c', 'healthy', 'silent')],
      0,
    );
    expect(routing).toMatchObject({ elb502: 3, elb504: 3, elb503: 0 });
  });
});
