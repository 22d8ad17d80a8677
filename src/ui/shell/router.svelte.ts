import { href, readHash, type Location } from './route.ts';

/** The one place that reads and writes the address bar. */
export class Router {
  location = $state.raw<Location>(readHash(window.location.hash));

  /** The address that the screens show; another one in the bar has not been arrived at yet. */
  #shown = window.location.hash;
  #onarrive: (query: URLSearchParams) => void = () => undefined;

  constructor() {
    window.addEventListener('hashchange', () => this.#catchUp());
  }

  /** Hears of every new address before a screen reads it, beginning with the present one. */
  onarrive(listener: (query: URLSearchParams) => void): void {
    this.#onarrive = listener;
    this.#arrive();
  }

  #arrive(): void {
    this.#onarrive(readHash(window.location.hash).query);
    this.#show();
  }

  #show(): void {
    this.#shown = window.location.hash;
    this.location = readHash(this.#shown);
  }

  /** The browser tells of a new address late: whoever needs it earlier has arrived already. */
  #catchUp(): void {
    if (window.location.hash !== this.#shown) this.#arrive();
  }

  /** Takes a part out of the address that was meant to be read once. */
  forget(key: string): void {
    const { path, query } = readHash(window.location.hash);
    query.delete(key);
    history.replaceState(null, '', href(path, null, Object.fromEntries(query)));
  }

  /** Goes to a page, and is there when this returns. Where one is already, it begins anew. */
  go(hash: string): void {
    window.location.hash = hash;
    this.#arrive();
  }

  /** Changes the query of this page without a new entry in the history. */
  refine(changes: Readonly<Record<string, string | null>>): void {
    this.#catchUp();
    const query = { ...Object.fromEntries(this.location.query), ...changes };
    history.replaceState(null, '', href(this.location.path, null, query));
    this.#show();
  }
}
