/** Options that every command has: `--region`, `--output`, `--query` … */
import { parseKnown, type ArgumentSpec } from './arguments/parser.ts';
import { toInt } from './arguments/unpack.ts';
import { paramError } from './errors.ts';
import { compile, type Query } from './jmespath/search.ts';
import { JmespathError } from './jmespath/lexer.ts';
import { COMMAND_NAMES } from './tables.ts';

export const OUTPUTS = ['json', 'text', 'table', 'yaml', 'yaml-stream'];

export interface Globals {
  readonly command: string;
  /** Words behind the command. */
  readonly rest: readonly string[];
  readonly output: string | null;
  readonly query: Query | null;
  readonly profile: string | null;
  readonly region: string | null;
  paginates: boolean;
  readonly color: string;
  /** False with `--no-sign-request`. */
  readonly signs: boolean;
  readonly binaryFormat: string | null;
  readonly endpointUrl: string | null;
  readonly debug: boolean;
}

function takes(name: string, more: Partial<ArgumentSpec> = {}): ArgumentSpec {
  return { name: `--${name}`, dest: name.replaceAll('-', '_'), takes: 'one', ...more };
}
function sets(name: string, dest: string, present: boolean): ArgumentSpec {
  return { name: `--${name}`, dest, takes: 'none', present, fallback: !present };
}

/** In the order of the CLI's own table. */
export const GLOBAL_SPECS: readonly ArgumentSpec[] = [
  sets('debug', 'debug', true),
  takes('endpoint-url'),
  sets('no-verify-ssl', 'verify_ssl', false),
  sets('no-paginate', 'paginate', false),
  // `off`, of later versions, is accepted, though this version does not list it.
  takes('output', { choices: OUTPUTS }),
  takes('query'),
  takes('profile'),
  takes('region'),
  sets('version', 'version', true),
  takes('color', { choices: ['on', 'off', 'auto'], fallback: 'auto' }),
  sets('no-sign-request', 'sign_request', false),
  takes('ca-bundle'),
  takes('cli-read-timeout'),
  takes('cli-connect-timeout'),
  takes('cli-binary-format', { choices: ['base64', 'raw-in-base64-out'] }),
  sets('no-cli-pager', 'no_cli_pager', true),
  sets('cli-auto-prompt', 'cli_auto_prompt', true),
  sets('no-cli-auto-prompt', 'no_cli_auto_prompt', true),
];

/** `--version` ends the command before anything else is looked at. */
export class VersionAsked extends Error {}

export function parseGlobals(args: readonly string[]): Globals {
  const wanted = withoutOff(args);
  if (isVersionAsked(wanted.args)) throw new VersionAsked();
  const choices = COMMAND_NAMES;
  const command: ArgumentSpec = {
    name: 'command',
    dest: 'command',
    takes: 'one',
    choices,
    required: true,
  };
  const { values, extras } = parseKnown([...GLOBAL_SPECS, command], wanted.args);
  for (const name of ['cli_read_timeout', 'cli_connect_timeout']) {
    const given = values.get(name);
    if (typeof given === 'string') toInt(given);
  }
  if (values.get('cli_auto_prompt') === true && values.get('no_cli_auto_prompt') === true) {
    throw paramError(
      'Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.',
    );
  }
  const text = (name: string) => (values.get(name) as string | null | undefined) ?? null;
  return {
    command: text('command')!,
    rest: extras,
    output: wanted.isOff ? 'off' : text('output'),
    query: queryOf(text('query')),
    profile: text('profile'),
    region: text('region'),
    paginates: values.get('paginate') === true,
    color: text('color') ?? 'auto',
    signs: values.get('sign_request') === true,
    binaryFormat: text('cli_binary_format'),
    endpointUrl: endpointOf(text('endpoint_url')),
    debug: values.get('debug') === true,
  };
}

function isVersionAsked(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).includes('--version');
}

function withoutOff(args: readonly string[]): { args: readonly string[]; isOff: boolean } {
  const at = args.findIndex((arg, i) => arg === '--output' && args[i + 1] === 'off');
  if (at >= 0) return { args: args.filter((_, i) => i !== at && i !== at + 1), isOff: true };
  const joined = args.indexOf('--output=off');
  return { args: args.filter((_, i) => i !== joined), isOff: joined >= 0 };
}

function queryOf(text: string | null): Query | null {
  if (text === null) return null;
  try {
    return compile(text);
  } catch (error) {
    if (!(error instanceof JmespathError)) throw error;
    throw paramError(`Bad value for --query ${text}: ${error.message}`);
  }
}

function endpointOf(text: string | null): string | null {
  if (text === null || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  throw paramError(
    `Bad value for --endpoint-url "${text}": scheme is missing.  Must be of the form ` +
      'http://<hostname>/ or https://<hostname>/',
  );
}
