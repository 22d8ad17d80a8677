/** The endpoint as people start it: a process of its own on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Endpoint {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** A control request: its status and its JSON. */
  readonly control: (line: string, body?: unknown) => Promise<{ status: number; value: never }>;
  /** Ends it as `kill` does; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
}

export async function startEndpoint(...options: readonly string[]): Promise<Endpoint> {
  const child = spawn(process.execPath, ['tools/endpoint/launch.mjs', '--port', '0', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await readyUrl(child);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    control: async (line, body) => {
      const [method = 'GET', path = ''] = line.split(' ');
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(`${url}/_sim/${path}`, init);
      return { status: response.status, value: (await response.json()) as never };
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (part: Buffer) => {
      text += String(part);
      const found = /^trailwatch endpoint listening on (http:\/\/127\.0\.0\.1:\d+)\n/m.exec(text);
      if (found) resolve(found[1]!);
    });
    child.stderr!.on('data', (part: Buffer) => {
      text += String(part);
    });
    child.on('exit', (code) => reject(new Error(`the endpoint ended with ${code}: ${text}`)));
  });
}
