/**
 * What the screens and the world say to each other. The screens know nothing but this file;
 * `client.ts` fulfils it over a worker. All times are integer epoch milliseconds of the
 * simulated clock. Everything that crosses is structured-cloneable data.
 */
import type { CodeOutput } from '../code/ports.ts';
import type { Completion, ShellResult } from '../shell/ports.ts';
import type { Views } from './views.ts';

export type { CodeOutput } from '../code/ports.ts';

export type Instant = number;
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [k: string]: Json };
export type Params = Readonly<Record<string, unknown>>;

export interface ApiRequest {
  readonly service: string;
  readonly operation: string;
  /** AWS's own PascalCase (or camelCase, where AWS does so) parameters. */
  readonly params: Params;
  /** Defaults to the Region chosen in the top bar, eu-west-1 at the start. */
  readonly region?: string;
}

/** An error as AWS words it; `kind` says whose fault it is. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly kind: 'aws' | 'not-simulated' | 'broken';
}

export type Outcome<T = unknown> =
  { readonly ok: true; readonly result: T } | { readonly ok: false; readonly error: ApiError };

export type CallResult<T = unknown> = Outcome<T> & {
  readonly callId: string;
  readonly at: Instant;
};

export interface Branch {
  readonly id: string;
  readonly label: string;
  readonly from: Instant;
  readonly tip: Instant;
  readonly current: boolean;
}

export interface ScenarioRef {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly seed: number;
  /** First instant of the story; simulated minute 0. */
  readonly start: Instant;
  /** Last instant of the story, null in the sandbox. */
  readonly end: Instant | null;
  /** Where lived history begins. */
  readonly historyFrom: Instant;
}

export interface Identity {
  /** What the top bar shows, for example `learner@larkfield`. */
  readonly label: string;
  readonly arn: string;
  readonly accountId: string;
}

export interface MissionSummary {
  readonly met: number;
  readonly total: number;
  readonly solved: boolean;
  /** A quiet note: a hint for the present state is on offer. */
  readonly hintOffered: boolean;
}

export interface WorldStatus {
  readonly now: Instant;
  readonly running: boolean;
  /** Simulated milliseconds per real millisecond. */
  readonly speed: number;
  /** Grows by one whenever anything a page can peek at may have changed. */
  readonly revision: number;
  readonly busy: { readonly label: string; readonly progress: number | null } | null;
  readonly world: ScenarioRef | null;
  readonly identity: Identity | null;
  /** Not null while the screens look at an earlier instant; `now` is then that instant. */
  readonly lookingAt: Instant | null;
  /** The furthest instant of the present branch. */
  readonly tip: Instant;
  readonly branches: readonly Branch[];
  readonly unreadInbox: number;
  /** How much of the older history is there, 0 to 1; null when all of it is. */
  readonly history?: number | null;
  readonly mission: MissionSummary | null;
  readonly saved: { readonly at: number; readonly state: 'saved' | 'saving' | 'refused' } | null;
  readonly updateReady: boolean;
  /** Something to know, in one sentence: storage refused, a copy beside another tab, … */
  readonly notice?: string | null;
  /** Where this world is kept. */
  readonly saveId?: string | null;
  /** A failed assertion inside the world: shown with seed and journal position. */
  readonly lastError: { readonly message: string; readonly where: string } | null;
}

/** Something pinned to the evidence board. `ref` is an eventID, an alarm name, or series + instant. */
export interface Pin {
  readonly id: string;
  readonly kind: 'record' | 'datapoint' | 'alarm' | 'log' | 'claim';
  readonly ref: string;
  readonly at: Instant;
  readonly title: string;
  readonly detail: string;
}
export type NewPin = Omit<Pin, 'id'>;

export interface GoalState {
  readonly id: string;
  readonly title: string;
  readonly status: 'open' | 'met' | 'unmet' | 'checking';
  /** In words, from the learner's own data: what is missing, or what was achieved. Markdown. */
  readonly words: string;
  readonly optional: boolean;
}

export interface HintState {
  readonly id: string;
  readonly goalId: string | null;
  /** 1 notice, 2 principle, 3 next step, 4 worked step. */
  readonly rung: 1 | 2 | 3 | 4;
  /** Locked: none is on offer yet, or a lower rung comes first. */
  readonly status: 'locked' | 'offered' | 'taken';
  /** Markdown; empty until taken. */
  readonly text: string;
}

export interface FeedbackNote {
  readonly id: string;
  readonly at: Instant;
  readonly misconception: string | null;
  readonly title: string;
  /** Markdown: what you may have thought, the datum that contradicts it, the rule. */
  readonly text: string;
  /** The minute of the disproving datum, and a page that shows it (hash route). */
  readonly proof: { readonly at: Instant; readonly route: string; readonly label: string } | null;
}

/** A statement the learner may make on the evidence board, where the scenario asks for some. */
export interface ClaimChoice {
  readonly id: string;
  readonly text: string;
  readonly answer: 'true' | 'false' | 'unknown' | null;
}

export interface MissionState {
  readonly scenario: ScenarioRef;
  readonly family: string;
  readonly level: number;
  readonly minutes: number;
  /** Markdown. */
  readonly brief: string;
  readonly simplified: string;
  readonly goals: readonly GoalState[];
  readonly hints: readonly HintState[];
  readonly feedback: readonly FeedbackNote[];
  readonly pins: readonly Pin[];
  readonly claims: readonly ClaimChoice[];
  readonly canCheck: boolean;
  readonly outcome: 'open' | 'solved' | 'solved-with-help' | 'watched';
}

export interface Mission {
  state(): Promise<MissionState | null>;
  takeHint(id: string): Promise<MissionState>;
  /** Judges every goal; takes up to a few seconds (replay), see `status.busy`. */
  check(): Promise<MissionState>;
  pin(pin: NewPin): Promise<MissionState>;
  unpin(id: string): Promise<MissionState>;
  claim(id: string, answer: ClaimChoice['answer']): Promise<MissionState>;
  /** Shows the reference solution as a labelled, separate act. */
  showSolution(): Promise<MissionState>;
}

export interface SavedWorld {
  readonly id: string;
  readonly name: string;
  readonly scenario: ScenarioRef;
  readonly now: Instant;
  /** Real time of saving, epoch milliseconds. */
  readonly savedAt: number;
  readonly sizeBytes: number;
  readonly automatic: boolean;
}

/** Bad files and refused storage reject with an Error; the message is a sentence for learners. */
export interface Saves {
  list(): Promise<readonly SavedWorld[]>;
  save(name: string): Promise<SavedWorld>;
  restore(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  exportFile(): Promise<Blob>;
  importFile(file: Blob): Promise<{ readonly added: number; readonly words: string }>;
  /** Forgets worlds, progress and notes; `undoReset` brings them back until the next reset. */
  reset(): Promise<void>;
  canUndoReset(): Promise<boolean>;
  undoReset(): Promise<boolean>;
  /** What the learner wrote about a scenario for themselves; empty where there is nothing. */
  readNote(about: string): Promise<string>;
  keepNote(about: string, text: string): Promise<void>;
  storage(): Promise<{ usedBytes: number; quotaBytes: number | null; persistent: boolean }>;
}

export interface OpenRequest {
  /** A scenario id, or `sandbox`. */
  readonly scenario: string;
  readonly version?: number;
  readonly seed?: number;
  /** Simulated minute of the story to go to. */
  readonly minute?: number;
  /** Start anew, even where a saved run of this scenario and seed could go on. */
  readonly fresh?: boolean;
}

/** More (or less) of a workload for some simulated minutes: nobody's act, so no record. */
export interface StirRequest {
  readonly target: string;
  readonly factor: number;
  readonly minutes: number;
}

/** A shell in the open account, in a worker of its own. */
export interface ShellClient {
  /** Lines typed in earlier visits, oldest first. */
  readonly history: readonly string[];
  run(line: string): Promise<ShellResult>;
  interrupt(): void;
  complete(line: string): Promise<Completion>;
  resize(columns: number): void;
  /** Ends the worker; what belongs to be kept has been kept. */
  close(): void;
}

export interface ShellOpening {
  readonly columns: number;
  readonly region: string;
  /** Output of a command that still runs. */
  show(text: string): void;
}

/** A learner's JavaScript with the SDK's clients, each run in a worker of its own. */
export interface CodeClient {
  /** What was written in an earlier visit. */
  readonly kept: string | null;
  keep(code: string): Promise<void>;
  /** Resolves when the program has ended, was stopped, or took too long. */
  run(code: string, opening: CodeOpening): Promise<CodeEnd>;
  stop(): void;
  /** Ends what runs. */
  close(): void;
}

/** `stuck`: the program did not let go of the processor. `late`: it took more than its time. */
export type CodeEnd = 'done' | 'failed' | 'stopped' | 'stuck' | 'late';

export interface CodeOpening {
  readonly region: string;
  show(output: CodeOutput): void;
}

export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly level: number;
  readonly minutes: number;
  readonly version: number;
  readonly summary: string;
  readonly progress: 'new' | 'started' | 'solved' | 'solved-with-help' | 'watched';
}

export interface WorldClient {
  /** As the signed-in learner through the console: judged, recorded, counted. */
  call<T = unknown>(request: ApiRequest): Promise<CallResult<T>>;
  /** The same read as an unrecorded observer, for live redraw. */
  peek<T = unknown>(request: ApiRequest): Promise<Outcome<T>>;
  view<K extends keyof Views>(name: K, args: Views[K]['args']): Promise<Views[K]['result']>;

  status(): WorldStatus;
  /** Calls back at most once per frame; answers the function that ends it. */
  subscribe(listener: (status: WorldStatus) => void): () => void;

  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  /** Runs exactly this many simulated milliseconds, then stops. */
  step(ms: number): Promise<void>;
  /** Runs until the next alarm transition, delivery or scenario event (at most one day). */
  jumpToNextEvent(): Promise<void>;
  /** Only for the small world of home, of which nothing is kept. */
  stir(request: StirRequest): Promise<void>;
  lookAt(instant: Instant | null): Promise<void>;
  /** Goes on from the instant looked at; the old branch stays. */
  branchHere(label?: string): Promise<void>;
  switchBranch(id: string): Promise<void>;
  dropBranch(id: string): Promise<void>;

  scenarios(): Promise<readonly ScenarioCard[]>;
  open(request: OpenRequest): Promise<void>;
  readonly mission: Mission;
  readonly saves: Saves;

  /** Loads the shell when it is first asked for. */
  openShell(opening: ShellOpening): Promise<ShellClient>;
  /** Loads what reads and runs code when it is first asked for. */
  openCode(): Promise<CodeClient>;

  markRead(messageId: string): Promise<void>;
  /** Follows a link in a delivered message, for example the one that confirms a subscription. */
  followLink(messageId: string): Promise<Outcome>;
  /** Lets a waiting new version of the product take over (asked for, never forced). */
  applyUpdate(): void;
  close(): void;
}

/** What `client.ts` exports: a client with a worker of its own. `name` keeps worlds apart. */
export interface ClientModule {
  openWorldClient(name: 'account' | 'home'): WorldClient;
}
