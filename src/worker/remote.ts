/** What the client may ask of the worker, over comlink. */
import type { CliCall } from '../cli/host.ts';
import type { KeptShell, PeekRequest } from '../shell/ports.ts';
import type { Host } from './host.ts';
import type { ApiRequest, OpenRequest, StirRequest, WorldStatus } from './protocol.ts';
import type { WireRequest } from '../wire/http.ts';
import { patiently, wholly } from './patience.ts';
import type { MissionAct } from './story/mission-act.ts';
import type { Views } from './views.ts';

/** The host behind flat functions: comlink carries these, errors become sentences. */
export function remoteOf(host: Host) {
  return {
    listen: (listener: (status: WorldStatus) => void) => host.listen(listener),
    open: (request: OpenRequest) => host.open(request),
    scenarios: () => host.scenarios(),
    call: (request: ApiRequest) => patiently(host, () => host.call(request)),
    peek: (request: ApiRequest) => patiently(host, () => host.peek(request)),
    view: (name: keyof Views, args: never): unknown => patiently(host, () => host.view(name, args)),
    play: () => host.start(),
    pause: () => host.pause(),
    setSpeed: (speed: number) => host.setSpeed(speed),
    step: (ms: number) => {
      const until = host.stepEnd(ms);
      return patiently(host, () => host.stepTo(until));
    },
    stir: (request: StirRequest) => host.stir(request),
    jumpToNextEvent: () => patiently(host, () => host.jumpToNextEvent()),
    lookAt: (instant: number | null) => wholly(host, () => host.lookAt(instant)),
    branchHere: (label?: string) => wholly(host, () => host.branchHere(label)),
    switchBranch: (id: string) => wholly(host, () => host.switchBranch(id)),
    dropBranch: (id: string) => host.dropBranch(id),
    hide: () => host.hide(),
    mission: (act: MissionAct) =>
      (act.do === 'state' ? patiently : wholly)(host, () => host.missions.do(act)),
    markRead: (messageId: string) => host.markRead(messageId),
    followLink: (messageId: string) => patiently(host, () => host.followLink(messageId)),
    shellCall: (call: CliCall) => patiently(host, () => host.shell.call(call)),
    shellPeek: (request: PeekRequest) => patiently(host, () => host.shell.peek(request)),
    shellPass: (ms: number) => {
      const until = host.stepEnd(ms);
      return patiently(host, () => host.shell.passTo(until));
    },
    shellNow: () => host.shell.now(),
    shellKept: () => host.shell.kept(),
    keepShell: (shell: KeptShell) => host.shell.keep(shell),
    codeSend: (request: WireRequest, clock: number) => host.code.send(request, clock),
    codeKeys: () => patiently(host, () => host.code.keys()),
    listSaves: () => host.desk.list(),
    save: (name: string) => host.desk.save(name),
    restore: (id: string) => host.restore(id),
    removeSave: (id: string) => host.desk.remove(id),
    exportFile: () => host.desk.exportFile(),
    importFile: (file: Blob) => host.desk.importFile(file),
    reset: () => host.desk.reset(),
    canUndoReset: () => host.desk.canUndoReset(),
    undoReset: () => host.desk.undoReset(),
    readNote: (about: string) => host.desk.readNote(about),
    keepNote: (about: string, text: string) => host.desk.keepNote(about, text),
    storage: () => host.desk.storage(),
  };
}

export type Remote = ReturnType<typeof remoteOf>;
