/** A host for commands in tests: a world, a folder of files, and who is signed in. */
import type { CliCall, CliHost } from '../../src/cli/host.ts';
import type { CallRequest, Credential } from '../../src/gateway/call.ts';
import type { World } from '../../src/world/world.ts';

export interface TestHost extends CliHost {
  readonly files: Map<string, Uint8Array>;
  /** Every call that was made, as it went to the world. */
  readonly calls: CallRequest[];
  /** What was shown before commands ended. */
  readonly shown: string[];
}

export interface HostWish {
  readonly session: Credential;
  readonly env?: Readonly<Record<string, string>>;
  readonly sourceIp?: string;
}

export function hostOf(world: World, wish: HostWish): TestHost {
  const files = new Map<string, Uint8Array>();
  const times = new Map<string, number>();
  const calls: CallRequest[] = [];
  const shown: string[] = [];
  let tokens = 0;
  const env = { HOME: '/home/cloudshell-user', AWS_REGION: 'eu-west-1', ...wish.env };
  return {
    ...{ files, calls, shown, env },
    cwd: '/home/cloudshell-user',
    columns: 80,
    isTerminal: false,
    stdin: new Uint8Array(),
    call: async (call) => {
      const request = requestOf(call, wish);
      calls.push(request);
      return world.submit(request);
    },
    now: () => world.now,
    pass: async (ms) => world.advance(world.now + ms),
    readFile: async (path) => files.get(path) ?? null,
    writeFile: async (path, bytes, modifiedAt = world.now) => {
      files.set(path, bytes);
      times.set(path, modifiedAt);
    },
    removeFile: async (path) => void files.delete(path),
    listFiles: async (folder) => {
      const found = [...files].filter(([path]) => path.startsWith(`${folder}/`));
      if (found.length === 0) return null;
      return found.map(([path, bytes]) => ({
        path: path.slice(folder.length + 1),
        size: bytes.length,
        modifiedAt: times.get(path) ?? 0,
      }));
    },
    isFolder: async (path) => [...files.keys()].some((one) => one.startsWith(`${path}/`)),
    show: (text) => void shown.push(text),
    isInterrupted: () => false,
    uuid: () => `00000000-0000-4000-8000-${String((tokens += 1)).padStart(12, '0')}`,
  };
}

function requestOf(call: CliCall, { session, sourceIp = '192.0.2.10' }: HostWish): CallRequest {
  return { ...call, credential: credentialOf(call, session), via: 'cli', sourceIp };
}

function credentialOf({ credential }: CliCall, session: Credential): Credential {
  if (credential.kind === 'session') return session;
  if (credential.kind === 'anonymous') return credential;
  const { accessKeyId, sessionToken } = credential;
  return { kind: 'key', accessKeyId, ...(sessionToken ? { sessionToken } : {}) };
}
