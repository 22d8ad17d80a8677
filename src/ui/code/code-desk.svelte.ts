import { CODE_EXAMPLES } from '../text/code-examples.ts';
import { BRING_BACK, REPLACED } from '../text/code.ts';
import type { CodeEditor } from './editor.ts';
import type { Session } from '../shell/session.svelte.ts';
import type { CodeClient, CodeEnd, CodeOutput, WorldClient } from '../../worker/protocol.ts';

const KEEP_AFTER_MS = 400;

/** The code of one world: what it printed, whether it runs, and that it is kept. */
export class CodeDesk {
  lines = $state.raw<readonly CodeOutput[]>([]);
  running = $state(false);
  end = $state<CodeEnd | null>(null);
  problem = $state('');
  readonly #client: CodeClient;
  #fresh: CodeOutput[] = [];
  #unkept: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(client: CodeClient) {
    this.#client = client;
  }

  static async open(world: WorldClient): Promise<CodeDesk> {
    return new CodeDesk(await world.openCode());
  }

  /** What was written in an earlier visit. */
  get kept(): string | null {
    return this.#client.kept;
  }

  /** Keeps what is typed a moment after the last key. */
  changed(code: string): void {
    this.#unkept = code;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), KEEP_AFTER_MS);
  }

  keepNow(): void {
    clearTimeout(this.#timer);
    if (this.#unkept !== null) void this.#client.keep(this.#unkept);
    this.#unkept = null;
  }

  async run(code: string, region: string): Promise<CodeEnd | null> {
    this.keepNow();
    this.clear();
    this.running = true;
    try {
      const show = (output: CodeOutput) => this.#show(output);
      this.end = await this.#client.run(code, { region, show });
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.#flush();
    this.running = false;
    return this.end;
  }

  stop(): void {
    this.#client.stop();
  }

  clear(): void {
    this.lines = [];
    this.#fresh = [];
    this.end = null;
    this.problem = '';
  }

  close(): void {
    this.keepNow();
    this.#client.close();
  }

  /** Lines that come at once are drawn at once. */
  #show(output: CodeOutput): void {
    if (this.#fresh.length === 0) requestAnimationFrame(() => this.#flush());
    this.#fresh.push(output);
  }

  #flush(): void {
    if (this.#fresh.length === 0) return;
    this.lines = [...this.lines, ...this.#fresh];
    this.#fresh = [];
  }
}

/** A link may bring the code of a call that a page made. */
export async function askedCode({ router, client }: Session): Promise<string | null> {
  const callId = router.location.query.get('call');
  if (callId === null) return null;
  router.forget('call');
  return (await client.view('call', { callId }))?.sdk ?? null;
}

export const exampleCode = (id: string): string =>
  CODE_EXAMPLES.find((example) => example.id === id)!.code;

/** Puts other code in the place of what is there; a learner's own can be brought back. */
export function replaceCode(editor: CodeEditor, code: string, session: Session): void {
  const before = editor.code;
  editor.replace(code);
  const known = [code, '', ...CODE_EXAMPLES.map((example) => example.code)];
  if (known.some((one) => one.trim() === before.trim())) return;
  session.notice(REPLACED, { label: BRING_BACK, run: () => editor.replace(before) });
}
