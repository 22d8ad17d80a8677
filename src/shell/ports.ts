/** What a shell needs of the world it runs in. */
import type { CliCall } from '../cli/host.ts';
import type { Outcome } from '../gateway/call.ts';

export interface ShellAnswer {
  readonly outcome: Outcome;
  /** Simulated epoch milliseconds after the call. */
  readonly at: number;
}

export interface PeekRequest {
  readonly service: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly region: string;
}

export interface ShellPorts {
  call(call: CliCall): Promise<ShellAnswer>;
  /** The same read as an observer who leaves no trace, for completion; null where it fails. */
  peek(request: PeekRequest): Promise<unknown>;
  /** Lets simulated time pass; answers what time it is then. */
  pass(ms: number): Promise<number>;
  now(): Promise<number>;
  /** Shows output while a command still runs. */
  show(text: string): void;
}

/** A file of the home folder, as it is kept. */
export interface KeptFile {
  /** From the home folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** What a shell leaves behind between visits. */
export interface KeptShell {
  readonly files: readonly KeptFile[];
  /** Lines that were typed, oldest first. */
  readonly history: readonly string[];
}

export interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** Folder the next line starts in, `~` for home. */
  readonly folder: string;
}

/** What Tab offers. */
export interface Completion {
  /** The word before the cursor that is being completed. */
  readonly word: string;
  /** Whole words to put in its place. */
  readonly choices: readonly string[];
}
