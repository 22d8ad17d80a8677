/** A still life for the gallery: canned answers, no world behind them. Development only. */
import type {
  Outcome,
  Saves,
  ScenarioCard,
  WorldClient,
  WorldStatus,
} from '../../worker/protocol.ts';
import type { Views } from '../../worker/views.ts';
import { fakeAnswer } from './fake-answers.ts';
import { FAKE_MISSION, FAKE_NOW, FAKE_START, fakeView } from './fake-views.ts';

export function fakeClient(): WorldClient {
  let status: WorldStatus = FIRST;
  const listeners = new Set<(next: WorldStatus) => void>();
  const set = (change: Partial<WorldStatus>): void => {
    status = { ...status, ...change, revision: status.revision + 1 };
    for (const listener of listeners) listener(status);
  };
  setInterval(() => {
    if (!status.running) return;
    const now = status.now + 50 * status.speed;
    set({ now, tip: now });
  }, 50);
  const answer = async <T>(operation: string, params: object): Promise<Outcome<T>> => ({
    ok: true,
    result: fakeAnswer(operation, params) as T,
  });
  const mission = async () => FAKE_MISSION;
  const time = {
    play: () => set({ running: true, lookingAt: null }),
    pause: () => set({ running: false }),
    setSpeed: (speed: number) => set({ speed }),
    step: async (ms: number) => set({ now: status.now + ms, tip: status.tip + ms }),
    jumpToNextEvent: async () => set({ now: status.now + 600_000, tip: status.tip + 600_000 }),
    lookAt: async (at: number | null) => set({ lookingAt: at, now: at ?? status.tip }),
  };
  return {
    ...time,
    call: async <T>(request: { operation: string; params: object }) => ({
      ...(await answer<T>(request.operation, request.params)),
      callId: 'call-1',
      at: status.now,
    }),
    peek: <T>(request: { operation: string; params: object }) =>
      answer<T>(request.operation, request.params),
    view: async <K extends keyof Views>(name: K, args: Views[K]['args']) =>
      fakeView(name, args) as Views[K]['result'],
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stir: nothing,
    branchHere: nothing,
    switchBranch: nothing,
    dropBranch: nothing,
    scenarios: async () => FAKE_CARDS,
    open: nothing,
    openShell: () => Promise.reject(new Error('The gallery has no shell.')),
    openCode: () => Promise.reject(new Error('The gallery runs no code.')),
    mission: {
      state: mission,
      takeHint: mission,
      check: mission,
      pin: mission,
      unpin: mission,
      claim: mission,
      showSolution: mission,
    },
    saves: FAKE_SAVES,
    markRead: nothing,
    followLink: () => answer('ConfirmSubscription', {}),
    applyUpdate: () => undefined,
    close: () => undefined,
  };
}

const nothing = async (): Promise<void> => undefined;
const FAKE_SAVES: Saves = {
  list: async () => [],
  save: () => Promise.reject(new Error('The gallery keeps nothing.')),
  restore: nothing,
  remove: nothing,
  exportFile: async () => new Blob(['{}']),
  importFile: async () => ({ added: 0, words: 'Nothing was added.' }),
  reset: nothing,
  canUndoReset: async () => false,
  undoReset: async () => false,
  readNote: async () => '',
  keepNote: nothing,
  storage: async () => ({ usedBytes: 1_200_000, quotaBytes: 2e9, persistent: false }),
};

const FIRST: WorldStatus = {
  now: FAKE_NOW,
  running: false,
  speed: 600,
  revision: 1,
  busy: null,
  world: FAKE_MISSION.scenario,
  identity: {
    label: 'learner@larkfield',
    arn: 'arn:aws:iam::111122223333:user/learner',
    accountId: '111122223333',
  },
  lookingAt: null,
  tip: FAKE_NOW,
  branches: [{ id: 'main', label: 'main', from: FAKE_START, tip: FAKE_NOW, current: true }],
  unreadInbox: 2,
  mission: { met: 1, total: 3, solved: false, hintOffered: true },
  saved: { at: 0, state: 'saved' },
  updateReady: false,
  lastError: null,
};

const FAKE_CARDS: readonly ScenarioCard[] = [
  {
    ...FAKE_MISSION.scenario,
    family: 'performance',
    level: 1,
    minutes: 10,
    summary: 'Ana goes on leave; nobody watches the ticket server.',
    progress: 'started',
  },
];
