import { untrack } from 'svelte';
import type { ApiError, ApiRequest } from '../../../worker/protocol.ts';
import { Rereading } from './rereading.ts';
import type { Session } from '../session.svelte.ts';

/** How a list operation hands out its pages. */
export interface Paging {
  readonly list: string;
  readonly tokenIn: string;
  readonly tokenOut: string;
  readonly maxPages?: number;
}

type Answer = { ok: true; result: unknown } | { ok: false; error: ApiError };
type Ask = (request: ApiRequest) => Promise<Answer>;

/**
 * One Describe, List or Get of a page. Opening the page, new parameters and `refresh` make the
 * real call, which CloudTrail records as a read; redraw while time runs peeks and leaves nothing.
 */
export class ConsoleRead<T> {
  data = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  loading = $state(true);
  asOf = $state(0);
  /** Rewrites the request of a redraw, for example to the present time. */
  freshen: (request: ApiRequest) => ApiRequest = (request) => request;
  readonly #session: Session;
  readonly #paging: Paging | undefined;
  readonly #rereading = new Rereading(() => this.#peek());
  #request: ApiRequest | null = null;
  #run = 0;

  constructor(session: Session, ask: () => ApiRequest | null, paging?: Paging) {
    this.#session = session;
    this.#paging = paging;
    let last = '';
    $effect(() => {
      const request = ask();
      const key = `${session.region}|${session.worldKey}|${JSON.stringify(request)}`;
      if (key === last) return;
      last = key;
      this.#request = request;
      if (request) untrack(() => void this.refresh());
    });
    $effect(() => {
      void session.revision;
      untrack(() => void this.#rereading.ask());
    });
  }

  async refresh(): Promise<void> {
    this.loading = true;
    (await this.#load((request) => this.#session.read(request)))?.();
  }

  async #peek(): Promise<(() => void) | null> {
    if (this.loading) return null;
    return this.#load((request) => this.#session.peek(this.freshen(request)));
  }

  /** What shows the answer, unless something newer was asked meanwhile. */
  async #load(ask: Ask): Promise<(() => void) | null> {
    const request = this.#request;
    if (!request) return null;
    this.#run += 1;
    const run = this.#run;
    const answer = await this.#pages(request, ask);
    return () => {
      if (run !== this.#run) return;
      this.loading = false;
      this.asOf = this.#session.now;
      if (answer.ok) {
        this.data = answer.result as T;
        this.error = null;
      } else this.error = answer.error;
    };
  }

  async #pages(request: ApiRequest, ask: Ask): Promise<Answer> {
    const first = await ask(request);
    const paging = this.#paging;
    if (!paging || !first.ok) return first;
    const merged = { ...(first.result as Record<string, unknown>) };
    let list = (merged[paging.list] ?? []) as readonly unknown[];
    for (let page = 1; page < (paging.maxPages ?? 40); page += 1) {
      const token = merged[paging.tokenOut];
      if (!token) break;
      const next = await ask({
        ...request,
        params: { ...request.params, [paging.tokenIn]: token },
      });
      if (!next.ok) return next;
      const part = next.result as Record<string, unknown>;
      list = [...list, ...((part[paging.list] ?? []) as readonly unknown[])];
      merged[paging.tokenOut] = part[paging.tokenOut];
    }
    merged[paging.list] = list;
    return { ok: true, result: merged };
  }
}
