/** The worker of a shell: bash and `aws`, apart from the page and from the world. */
import { expose, type Remote as Wrapped } from 'comlink';
import type { KeptShell, ShellPorts } from '../../shell/ports.ts';
import { Shell } from '../../shell/shell.ts';

/** What the page gives the worker to work with. */
export interface ShellGrounds {
  readonly region: string;
  readonly columns: number;
  readonly kept: KeptShell | null;
}

let shell: Shell | null = null;

function opened(): Shell {
  if (!shell) throw new Error('The shell is not open.');
  return shell;
}

const remote = {
  async open(ports: Wrapped<ShellPorts>, grounds: ShellGrounds): Promise<void> {
    shell = await Shell.open(
      {
        call: (call) => ports.call(call) as never,
        peek: (request) => ports.peek(request) as never,
        pass: (ms) => ports.pass(ms),
        now: () => ports.now(),
        show: (text) => void ports.show(text),
      },
      grounds,
    );
  },
  run: (line: string) => opened().run(line),
  interrupt: () => opened().interrupt(),
  complete: (line: string) => opened().complete(line),
  files: () => opened().files(),
  resize: (columns: number) => {
    opened().columns = columns;
  },
};

export type ShellRemote = typeof remote;
expose(remote);
