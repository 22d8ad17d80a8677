import { href, readHash, type Location } from './route.ts';

/** The one place that reads and writes the address bar. */
export class Router {
  location = $state.raw<Location>(readHash(window.location.hash));

  constructor() {
    window.addEventListener('hashchange', () => {
      this.location = readHash(window.location.hash);
    });
  }

  go(hash: string): void {
    window.location.hash = hash;
  }

  /** Changes the query of this page without a new entry in the history. */
  refine(changes: Readonly<Record<string, string | null>>): void {
    const query = { ...Object.fromEntries(this.location.query), ...changes };
    const next = href(this.location.path, null, query);
    history.replaceState(null, '', next);
    this.location = readHash(next);
  }
}
