/** `file://` and `fileb://`: a parameter's value from a file. */
import { badParameter, CliError } from '../errors.ts';
import type { CliHost } from '../host.ts';
import type { ParsedValue } from './parser.ts';
import type { Given } from './unpack.ts';

/** What stands in the file, or the value itself where it names none. */
export async function loadParameter(
  host: CliHost,
  cliName: string,
  value: ParsedValue,
): Promise<Given | null> {
  const single = Array.isArray(value) && value.length === 1 ? (value[0] as string) : value;
  if (typeof single !== 'string') return value;
  const found = await fromFile(host, single, (message) => badParameter(cliName, message));
  return found ?? value;
}

/** Text of `file://…`, bytes of `fileb://…`; undefined where the text is neither. */
export async function fromFile(
  host: CliHost,
  text: string,
  complain: (message: string) => CliError,
): Promise<string | Uint8Array | undefined> {
  const prefix = ['file://', 'fileb://'].find((one) => text.startsWith(one));
  if (!prefix) return undefined;
  const path = resolvePath(host, text.slice(prefix.length));
  const bytes = await host.readFile(path);
  if (!bytes) {
    const shown = text.slice(prefix.length);
    const reason = (await host.isFolder(path))
      ? `[Errno 21] Is a directory: '${expanded(host, shown)}'`
      : `[Errno 2] No such file or directory: '${expanded(host, shown)}'`;
    throw complain(`Unable to load paramfile ${text}: ${reason}`);
  }
  if (prefix === 'fileb://') return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw complain(
      `Unable to load paramfile (${expanded(host, text.slice(prefix.length))}), text contents ` +
        'could not be decoded.  If this is a binary file, please use the fileb:// prefix ' +
        'instead of the file:// prefix.',
    );
  }
}

/** `~` and `$NAME`, as Python's `expanduser` and `expandvars` fill them in. */
export function expanded({ env }: CliHost, path: string): string {
  const home = env['HOME'] ?? '/home/cloudshell-user';
  const fromHome = /^~(?=\/|$)/.test(path) ? home + path.slice(1) : path;
  return fromHome.replace(/\$(\w+)|\$\{(\w+)\}/g, (whole, plain?: string, braced?: string) => {
    const name = plain ?? braced ?? '';
    return (Object.hasOwn(env, name) ? env[name] : undefined) ?? whole;
  });
}

/** The absolute path of a file named on the command line. */
export function resolvePath(host: CliHost, path: string): string {
  const named = expanded(host, path);
  const whole = named.startsWith('/') ? named : `${host.cwd}/${named}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
