/** The page's side of a learner's code: reads, runs, watches over and keeps it. */
import { proxy, wrap, type Remote as Wrapped } from 'comlink';
import type { CodePorts } from '../../code/ports.ts';
import { readProgram, type Program } from '../../code/program.ts';
import type { CodeClient, CodeEnd, CodeOpening } from '../protocol.ts';
import type { Remote } from '../remote.ts';
import type { CodeRemote } from './entry.ts';

/** The code stands in the shell's home folder, so that both see the same file. */
const FILE = 'code.mjs';
const LOOK_EVERY_MS = 500;
/** A program that does not answer for so long (6 seconds) is in a loop. */
const STUCK_LOOKS = 12;
/** Two minutes. */
const MOST_LOOKS = 240;

export async function openCode(account: Wrapped<Remote>): Promise<CodeClient> {
  const kept = await account.shellKept();
  const file = kept?.files.find(({ path }) => path === FILE);
  let running: Run | null = null;
  return {
    kept: file ? new TextDecoder().decode(file.bytes) : null,
    keep: (code) => keep(account, code),
    run: async (code, opening) => {
      running?.end('stopped');
      const run = new Run();
      running = run;
      return run.start(readProgram(code), account, opening);
    },
    stop: () => running?.end('stopped'),
    close: () => running?.end('stopped'),
  };
}

async function keep(account: Wrapped<Remote>, code: string): Promise<void> {
  const kept = await account.shellKept();
  const others = kept?.files.filter(({ path }) => path !== FILE) ?? [];
  const file = { path: FILE, bytes: new TextEncoder().encode(code), mode: 0o644 };
  await account.keepShell({ files: [...others, file], history: kept?.history ?? [] });
}

/** One program in a worker of its own, which ends with it. */
class Run {
  private readonly worker = new Worker(new URL('./entry.ts', import.meta.url), {
    type: 'module',
    name: 'code',
  });
  private readonly remote = wrap<CodeRemote>(this.worker);
  private watch: ReturnType<typeof setInterval> | undefined;
  private resolve: (end: CodeEnd) => void = () => undefined;

  start(
    program: Program,
    account: Wrapped<Remote>,
    { region, show }: CodeOpening,
  ): Promise<CodeEnd> {
    const ports: CodePorts = {
      send: (request, clock) => account.codeSend(request, clock),
      keys: () => account.codeKeys(),
      pass: (ms) => account.shellPass(ms),
      now: () => account.shellNow(),
      show,
    };
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.worker.onerror = (event) => reject(new Error(event.message || 'It did not start.'));
      this.play(program, ports, region).then(
        (isWell) => this.end(isWell ? 'done' : 'failed'),
        reject,
      );
    });
  }

  /** The first word on how it ended counts. */
  end(how: CodeEnd): void {
    clearInterval(this.watch);
    this.worker.terminate();
    this.resolve(how);
  }

  private async play(program: Program, ports: CodePorts, region: string): Promise<boolean> {
    // Loading takes what it takes; from then on the worker has to answer.
    await this.remote.isAlive();
    this.keepWatch();
    return this.remote.run(program, proxy(ports) as never, region);
  }

  /** Counts looks, not time: a page in the background looks seldom, a sleeping device never. */
  private keepWatch(): void {
    let looks = 0;
    let silent = 0;
    this.watch = setInterval(() => {
      looks += 1;
      silent += 1;
      if (silent > STUCK_LOOKS) this.end('stuck');
      else if (looks > MOST_LOOKS) this.end('late');
      else void this.remote.isAlive().then(() => (silent = 0));
    }, LOOK_EVERY_MS);
  }
}
