/** What a command needs of the world around it; the shell and the tests bring their own. */
import type { CallRequest, Outcome } from '../gateway/call.ts';

/** A call as the CLI makes it: everything but who it comes from over the wire. */
export type CliCall = Pick<
  CallRequest,
  'service' | 'operation' | 'region' | 'params' | 'userAgent'
> & { readonly credential: CliCredential };

/** `session`: whoever is signed in, as in CloudShell. */
export type CliCredential =
  | { readonly kind: 'session' }
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'key';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    };

/** A file's name and size, as a listing gives it. */
export interface FileEntry {
  /** From the folder that was listed, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: number;
}

export interface CliHost {
  call(call: CliCall): Promise<Outcome>;
  /** Simulated epoch milliseconds. */
  now(): number;
  /** Lets simulated time pass. */
  pass(ms: number): Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that paths are relative to; `~` is `env.HOME`. */
  readonly cwd: string;
  /** Null where there is no such file (or it is a folder). */
  readFile(path: string): Promise<Uint8Array | null>;
  /** `modifiedAt`: simulated epoch milliseconds, where it is not now. */
  writeFile(path: string, bytes: Uint8Array, modifiedAt?: number): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Every file below a folder; null where it is none. */
  listFiles(folder: string): Promise<readonly FileEntry[] | null>;
  isFolder(path: string): Promise<boolean>;
  /** Characters in a line of the terminal; 80 where nobody knows. */
  readonly columns: number;
  /** Whether stdout is a terminal that shows colours. */
  readonly isTerminal: boolean;
  readonly stdin: Uint8Array;
  /** Shows output before the command has ended (`--follow`). */
  show(text: string): void;
  /** Set when the person pressed Ctrl-C. */
  isInterrupted(): boolean;
  /** Tokens that make a request safe to repeat. */
  uuid(): string;
}

export interface CliResult {
  readonly stdout: string;
  /** Every character of stdout is one byte. */
  readonly isBinary?: boolean;
  readonly stderr: string;
  readonly exitCode: number;
}
