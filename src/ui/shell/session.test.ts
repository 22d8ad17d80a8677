import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorldClient } from '../../worker/protocol.ts';
import { Router } from './router.svelte.ts';
import { Session } from './session.svelte.ts';

/** A worker that has nothing to tell. */
const client = {
  status: () => ({ branches: [], lookingAt: null, now: 0, revision: 0, world: null }),
  subscribe: () => () => undefined,
} as unknown as WorldClient;

describe('the session', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    const location = { hash: '#/events?region=us-east-1' };
    vi.stubGlobal('window', { location, addEventListener: () => undefined });
    vi.stubGlobal('history', {
      replaceState: (_: null, __: string, hash: string) => (location.hash = hash),
    });
    return () => vi.unstubAllGlobals();
  });

  it('looks in the Region that a link names, and after a reload still does', () => {
    const session = new Session(client, new Router());
    session.followLinks();
    expect(session.region).toBe('us-east-1');
    expect(window.location.hash).toBe('#/events');
    const again = new Session(client, new Router());
    again.followLinks();
    expect(again.region).toBe('us-east-1');
  });
  it('goes on following links after the world for show has been on the screen', () => {
    const account = new Session(client, new Router());
    account.followLinks();
    const show = new Session(client, account.router);
    account.router.go('#/logs?region=eu-central-1');
    expect(account.region).toBe('eu-central-1');
    expect(show.region).toBe('eu-west-1');
  });
});
