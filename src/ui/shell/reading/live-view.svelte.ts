import { untrack } from 'svelte';
import type { Views } from '../../../worker/views.ts';
import { Rereading } from './rereading.ts';
import type { Session } from '../session.svelte.ts';

/**
 * One of the simulator's own instruments, kept fresh while time runs. `ask` may read reactive
 * state; null means there is nothing to ask yet. The last answer stays while a new one is made.
 */
export class LiveView<K extends keyof Views> {
  data = $state.raw<Views[K]['result'] | null>(null);
  failed = $state<string | null>(null);
  loading = $state(true);
  /** Whether the answer is one to what is asked now, not to what was asked before. */
  readonly isCurrent = $derived.by(() => this.#answered === JSON.stringify(this.#ask()));
  readonly #ask: () => Views[K]['args'] | null;
  #answered = $state<string | null>(null);
  readonly #session: Session;
  readonly #name: K;
  #args: Views[K]['args'] | null = null;
  readonly #rereading = new Rereading(() => this.#read());

  constructor(session: Session, name: K, ask: () => Views[K]['args'] | null) {
    this.#session = session;
    this.#name = name;
    this.#ask = ask;
    $effect(() => {
      void session.revision;
      void session.worldKey;
      this.#args = ask();
      untrack(() => void this.refresh());
    });
  }

  async refresh(): Promise<void> {
    if (this.#args !== null) await this.#rereading.ask();
  }

  async #read(): Promise<(() => void) | null> {
    const args = this.#args;
    if (args === null) return null;
    const show = await this.#answer(args);
    return () => {
      show();
      this.loading = false;
    };
  }

  async #answer(args: Views[K]['args']): Promise<() => void> {
    try {
      const data = await this.#session.client.view(this.#name, args);
      return () => {
        this.data = data;
        this.#answered = JSON.stringify(args);
        this.failed = null;
      };
    } catch (error) {
      return () => (this.failed = error instanceof Error ? error.message : String(error));
    }
  }
}
