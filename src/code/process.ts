/** `process`, as far as scripts use it, of a machine in CloudShell. */
import { NODE_VERSION } from './clients.ts';
import { FILE } from './frames.ts';

export const HOME = '/home/cloudshell-user';

export interface ProcessPorts {
  readonly env: Record<string, string | undefined>;
  readonly write: (text: string) => void;
  readonly exit: (code: number) => void;
}

/** What stops a program that left by `process.exit`. */
export class Exit extends Error {}

export function environment(region: string): Record<string, string | undefined> {
  return {
    ...{ HOME, USER: 'cloudshell-user', PWD: HOME, LANG: 'en_US.UTF-8' },
    ...{ AWS_REGION: region, AWS_DEFAULT_REGION: region, AWS_EXECUTION_ENV: 'CloudShell' },
  };
}

export function processOf({ env, write, exit }: ProcessPorts): object {
  const stream = { write: (text: unknown) => write(String(text).replace(/\n$/, '')) };
  const self: Record<string, unknown> = {
    env,
    argv: ['/usr/bin/node', `${HOME}/${FILE}`],
    version: `v${NODE_VERSION}`,
    versions: { node: NODE_VERSION },
    ...{ platform: 'linux', arch: 'x64' },
    cwd: () => HOME,
    nextTick: (run: (...given: unknown[]) => void, ...given: unknown[]) =>
      queueMicrotask(() => run(...given)),
    ...{ stdout: stream, stderr: stream },
    on: () => self,
    exit: (code: unknown = self['exitCode']): never => {
      exit(Number(code ?? 0));
      throw new Exit('process.exit');
    },
  };
  return self;
}
