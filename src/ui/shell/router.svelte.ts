import { href, readHash, type Location } from './route.ts';

/** The one place that reads and writes the address bar. */
export class Router {
  location = $state.raw<Location>(readHash(window.location.hash));

  #onarrive: (query: URLSearchParams) => void = () => undefined;

  constructor() {
    window.addEventListener('hashchange', () => this.#arrive());
  }

  /** Hears of every new address before a screen reads it, beginning with the present one. */
  onarrive(listener: (query: URLSearchParams) => void): void {
    this.#onarrive = listener;
    this.#arrive();
  }

  #arrive(): void {
    this.#onarrive(readHash(window.location.hash).query);
    this.location = readHash(window.location.hash);
  }

  /** Takes a part out of the address that was meant to be read once. */
  forget(key: string): void {
    const { path, query } = readHash(window.location.hash);
    query.delete(key);
    history.replaceState(null, '', href(path, null, Object.fromEntries(query)));
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
