/** The page's side of the contract: a WorldClient over a worker. The only maker of workers. */
import { proxy, wrap, type Remote as Wrapped } from 'comlink';
import { keepOffline } from '../offline/update.ts';
import { keepDesk, notePlace, readDesk, readPlace } from '../storage/last-place.ts';
import { askToPersist } from '../storage/room.ts';
import { errandName, type Errand } from './errand.ts';
import type { MissionState, Saves, WorldClient, WorldStatus } from './protocol.ts';
import type { Remote } from './remote.ts';

declare global {
  /** For people who like the browser's console, and for tests: the client the screens use. */
  var trailwatch: WorldClient | undefined;
}

/** A simulated minute a second: fast enough to see a line move, slow enough to act. */
const FIRST_SPEED = 60;

const NOTHING_YET: WorldStatus = {
  now: 0,
  running: false,
  speed: 1,
  revision: 0,
  busy: { label: 'Starting', progress: null },
  world: null,
  identity: null,
  lookingAt: null,
  tip: 0,
  branches: [],
  unreadInbox: 0,
  mission: null,
  saved: null,
  updateReady: false,
  notice: null,
  lastError: null,
};

/**
 * Starts a worker of its own: `account` goes on with the world of the last visit, if there was one;
 * `home` is a small world for show, of which nothing is kept.
 */
export function openWorldClient(name: 'account' | 'home'): WorldClient {
  const update = name === 'account' ? keepOffline(offlineAddress()) : null;
  const errand = errandName(name === 'home' ? { for: name } : accountErrand());
  const worker = new Worker(new URL('./entry.ts', import.meta.url), {
    type: 'module',
    name: errand,
  });
  const { port1: near, port2: far } = new MessageChannel();
  worker.postMessage(null, [far]);
  const remote = wrap<Remote>(near);
  const board = new StatusBoard();
  worker.onerror = (event) => {
    const message = event.message || 'The part that runs the world could not be started.';
    board.set({ lastError: { message, where: 'the worker' }, busy: null, running: false });
  };
  void remote.listen(proxy((status: WorldStatus) => board.receive(status)));
  update?.onReady(() => board.set({ updateReady: true }));
  const stopWatching = name === 'account' ? watchPage(remote, board) : () => undefined;
  const client: WorldClient = {
    ...calls(remote, board, name),
    mission: missionOf(remote),
    saves: savesOf(remote),
    applyUpdate: () => update?.apply(),
    close: () => {
      stopWatching();
      worker.terminate();
    },
  };
  if (name === 'account') globalThis.trailwatch = client;
  return client;
}

function accountErrand(): Errand {
  return { for: 'account', ...readPlace(), speed: readDesk().speed ?? FIRST_SPEED };
}

/** Beside the page; there is none while developing. */
function offlineAddress(): URL | null {
  return import.meta.env.PROD ? new URL('./service-worker.js', document.baseURI) : null;
}

type Calls = Omit<WorldClient, 'mission' | 'saves' | 'applyUpdate' | 'close'>;

function calls(remote: Wrapped<Remote>, board: StatusBoard, name: 'account' | 'home'): Calls {
  return {
    call: (request) => remote.call(request) as never,
    peek: (request) => remote.peek(request) as never,
    view: (name, args) => remote.view(name, args as never) as never,
    status: () => board.status,
    subscribe: (listener) => board.subscribe(listener),
    play: () => void remote.play(),
    pause: () => void remote.pause(),
    setSpeed: (speed) => {
      if (name === 'account') keepDesk({ speed });
      void remote.setSpeed(speed);
    },
    step: (ms) => remote.step(ms),
    stir: (request) => remote.stir(request),
    jumpToNextEvent: () => remote.jumpToNextEvent(),
    lookAt: (instant) => remote.lookAt(instant),
    branchHere: (label) => remote.branchHere(label),
    switchBranch: (id) => remote.switchBranch(id),
    dropBranch: (id) => remote.dropBranch(id),
    scenarios: () => remote.scenarios(),
    open: (request) => remote.open(request),
    markRead: (messageId) => remote.markRead(messageId),
    followLink: (messageId) => remote.followLink(messageId),
    openShell: async (opening) => (await import('./shell/open.ts')).openShell(remote, opening),
    openCode: async () => (await import('./code/open.ts')).openCode(remote),
  };
}

function missionOf(remote: Wrapped<Remote>): WorldClient['mission'] {
  const certain = (state: MissionState | null) => {
    if (!state) throw new Error('There is no mission in the sandbox.');
    return state;
  };
  const does = async (act: Parameters<Remote['mission']>[0]) => certain(await remote.mission(act));
  return {
    state: () => remote.mission({ do: 'state' }),
    takeHint: (id) => does({ do: 'takeHint', id }),
    check: () => does({ do: 'check' }),
    pin: (pin) => does({ do: 'pin', pin }),
    unpin: (id) => does({ do: 'unpin', id }),
    claim: (id, answer) => does({ do: 'claim', id, answer }),
    showSolution: () => does({ do: 'showSolution' }),
  };
}

function savesOf(remote: Wrapped<Remote>): Saves {
  return {
    list: () => remote.listSaves(),
    save: (name) => remote.save(name),
    restore: (id) => remote.restore(id),
    remove: (id) => remote.removeSave(id),
    exportFile: () => remote.exportFile(),
    importFile: (file) => remote.importFile(file),
    reset: () => remote.reset(),
    canUndoReset: () => remote.canUndoReset(),
    undoReset: () => remote.undoReset(),
    readNote: (about) => remote.readNote(about),
    keepNote: (about, text) => remote.keepNote(about, text),
    storage: () => remote.storage(),
  };
}

/**
 * Notes the place when another world opens and when the page goes away (a page that dies suddenly
 * does not say so, and a tab must still find its own world), and lets the worker save.
 */
function watchPage(remote: Wrapped<Remote>, board: StatusBoard): () => void {
  let hasAsked = false;
  let noted: string | null = null;
  const leave = () => {
    const { tip, saveId } = board.status;
    if (saveId) notePlace({ saveId, now: tip });
  };
  const enter = ({ saveId }: WorldStatus) => {
    if (!saveId || saveId === noted) return;
    noted = saveId;
    leave();
  };
  const hide = () => {
    if (document.visibilityState !== 'hidden') return;
    leave();
    void remote.hide();
  };
  const ask = () => {
    if (hasAsked || board.status.saved?.state !== 'saved') return;
    hasAsked = true;
    void askToPersist();
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  const stopAsking = board.subscribe(ask);
  const stopNoting = board.subscribe(enter);
  return () => {
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', hide);
    stopAsking();
    stopNoting();
  };
}

/** The latest status; listeners hear of it once a frame. */
class StatusBoard {
  status: WorldStatus = NOTHING_YET;
  private own: Partial<WorldStatus> = {};
  private isFrameDue = false;
  private readonly listeners = new Set<(status: WorldStatus) => void>();

  receive(status: WorldStatus): void {
    this.status = { ...status, ...this.own };
    this.tell();
  }

  /** What the page itself knows; it outlasts what the worker says. */
  set(own: Partial<WorldStatus>): void {
    this.own = { ...this.own, ...own };
    this.status = { ...this.status, ...own };
    this.tell();
  }

  subscribe(listener: (status: WorldStatus) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private tell(): void {
    if (this.isFrameDue) return;
    this.isFrameDue = true;
    const frame = () => {
      this.isFrameDue = false;
      for (const listener of this.listeners) listener(this.status);
    };
    // A hidden page has no frames, but its title and sounds still follow.
    if (document.visibilityState === 'hidden') setTimeout(frame, 100);
    else requestAnimationFrame(frame);
  }
}
