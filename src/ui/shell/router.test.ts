import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from './router.svelte.ts';

/** An address bar that tells of a new address when `settle` is called: browsers do it later, too. */
class Bar {
  #hash = '';
  #told = '';
  #listener = (): void => undefined;
  readonly location: { hash: string };
  readonly history = { replaceState: (_: null, __: string, hash: string) => (this.#hash = hash) };

  constructor() {
    const read = (): string => this.#hash;
    const write = (hash: string): void => {
      this.#hash = hash;
      this.#told = '';
    };
    this.location = Object.defineProperty({ hash: '' }, 'hash', { get: read, set: write });
  }
  addEventListener(_: 'hashchange', listener: () => void): void {
    this.#listener = listener;
  }
  settle(): void {
    if (this.#told === this.#hash) return;
    this.#told = this.#hash;
    this.#listener();
  }
}

describe('the router', () => {
  let bar: Bar;
  let router: Router;
  let regions: (string | null)[];
  beforeEach(() => {
    bar = new Bar();
    bar.location.hash = '#/events?name=ConsoleLogin';
    vi.stubGlobal('window', bar);
    vi.stubGlobal('history', bar.history);
    router = new Router();
    regions = [];
    router.onarrive((query) => {
      regions.push(query.get('region'));
      if (query.has('region')) router.forget('region');
    });
    return () => vi.unstubAllGlobals();
  });

  it('is at the new page when go returns, and arrives there once', () => {
    router.go('#/alarms?tab=history');
    expect(router.location.path).toBe('/alarms');
    const there = router.location;
    bar.settle();
    expect(router.location).toBe(there);
    expect(regions).toEqual([null, null]);
  });
  it('keeps what a link asks for when the filter is refined at once', () => {
    router.go('#/events?region=us-east-1&user=chidi');
    router.refine({ readonly: 'all' });
    bar.settle();
    expect(regions).toEqual([null, 'us-east-1']);
    expect(bar.location.hash).toBe('#/events?user=chidi&readonly=all');
    expect(router.location.query.get('user')).toBe('chidi');
  });
  it('refines the address that a followed link wrote, though nobody has told of it yet', () => {
    bar.location.hash = '#/events?region=us-east-1&ip=203.0.113.61';
    router.refine({ readonly: 'all' });
    bar.settle();
    expect(regions).toEqual([null, 'us-east-1']);
    expect(bar.location.hash).toBe('#/events?ip=203.0.113.61&readonly=all');
  });
  it('arrives again where a link leads to the page that is open', () => {
    const { location } = router;
    router.go('#/events?name=ConsoleLogin');
    expect(router.location).not.toBe(location);
  });
  it('follows the back button', () => {
    router.go('#/alarms');
    bar.settle();
    bar.location.hash = '#/events?name=ConsoleLogin';
    bar.settle();
    expect(router.location.path).toBe('/events');
  });
});
