/** What the client may ask of the worker, over comlink. */
import type { CliCall } from '../cli/host.ts';
import type { KeptShell, PeekRequest } from '../shell/ports.ts';
import type { LastPlace } from '../storage/last-place.ts';
import type { Host } from './host.ts';
import type { ApiRequest, OpenRequest, StirRequest, WorldStatus } from './protocol.ts';
import type { MissionAct } from './story/mission-act.ts';
import type { Views } from './views.ts';

/** The host behind flat functions: comlink carries these, errors become sentences. */
export function remoteOf(host: Host) {
  return {
    listen: (listener: (status: WorldStatus) => void) => host.listen(listener),
    resume: (place: LastPlace | null, isReload: boolean) => host.resume(place, isReload),
    open: (request: OpenRequest) => host.open(request),
    scenarios: () => host.scenarios(),
    call: (request: ApiRequest) => host.call(request),
    peek: (request: ApiRequest) => host.peek(request),
    view: (name: keyof Views, args: never): unknown => host.view(name, args),
    play: () => host.start(),
    pause: () => host.pause(),
    setSpeed: (speed: number) => host.setSpeed(speed),
    step: (ms: number) => host.step(ms),
    stir: (request: StirRequest) => host.stir(request),
    jumpToNextEvent: () => host.jumpToNextEvent(),
    lookAt: (instant: number | null) => host.lookAt(instant),
    branchHere: (label?: string) => host.branchHere(label),
    switchBranch: (id: string) => host.switchBranch(id),
    dropBranch: (id: string) => host.dropBranch(id),
    hide: () => host.hide(),
    mission: (act: MissionAct) => host.mission(act),
    markRead: (messageId: string) => host.markRead(messageId),
    followLink: (messageId: string) => host.followLink(messageId),
    shellCall: (call: CliCall) => host.shell.call(call),
    shellPeek: (request: PeekRequest) => host.shell.peek(request),
    shellPass: (ms: number) => host.shell.pass(ms),
    shellNow: () => host.shell.now(),
    shellKept: () => host.shell.kept(),
    keepShell: (shell: KeptShell) => host.shell.keep(shell),
    listSaves: () => host.desk.list(),
    save: (name: string) => host.desk.save(name),
    restore: (id: string) => host.restore(id),
    removeSave: (id: string) => host.desk.remove(id),
    exportFile: () => host.desk.exportFile(),
    importFile: (file: Blob) => host.desk.importFile(file),
    reset: () => host.desk.reset(),
    undoReset: () => host.desk.undoReset(),
    readNote: (about: string) => host.desk.readNote(about),
    keepNote: (about: string, text: string) => host.desk.keepNote(about, text),
    storage: () => host.desk.storage(),
  };
}

export type Remote = ReturnType<typeof remoteOf>;
