/** The page's side of a shell: starts its worker, joins it with the account's, keeps its files. */
import { proxy, wrap, type Remote as Wrapped } from 'comlink';
import type { KeptFile, ShellPorts } from '../../shell/ports.ts';
import type { ShellClient, ShellOpening } from '../protocol.ts';
import type { Remote } from '../remote.ts';
import type { ShellRemote } from './entry.ts';

const HISTORY_KEPT = 500;

export async function openShell(
  account: Wrapped<Remote>,
  { columns, region, show }: ShellOpening,
): Promise<ShellClient> {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), {
    type: 'module',
    name: 'shell',
  });
  const shell = wrap<ShellRemote>(worker);
  const kept = await account.shellKept();
  const ports: ShellPorts = {
    call: (call) => account.shellCall(call) as never,
    peek: (request) => account.shellPeek(request),
    pass: (ms) => account.shellPass(ms),
    now: () => account.shellNow(),
    show,
  };
  await shell.open(proxy(ports) as never, { region, columns, kept });
  let history = [...(kept?.history ?? [])];
  let files: readonly KeptFile[] = kept?.files ?? [];
  return {
    history,
    run: async (line) => {
      const result = await shell.run(line);
      if (line.trim() !== '') history = [...history, line].slice(-HISTORY_KEPT);
      const now = await shell.files();
      const isChanged = !areSame(files, now);
      files = now;
      if (isChanged || line.trim() !== '') void account.keepShell({ files, history });
      return result;
    },
    interrupt: () => void shell.interrupt(),
    complete: (line) => shell.complete(line),
    resize: (width) => void shell.resize(width),
    close: () => worker.terminate(),
  };
}

function areSame(before: readonly KeptFile[], now: readonly KeptFile[]): boolean {
  const isSame = (file: KeptFile, other: KeptFile) =>
    file.path === other.path &&
    file.bytes.length === other.bytes.length &&
    file.bytes.every((byte, at) => byte === other.bytes[at]);
  return before.length === now.length && before.every((file, at) => isSame(file, now[at]!));
}
