import type { Shape } from '../../../aws/model/shapes.ts';
import { shapeOfInput } from '../../../world/views/operation.ts';
import type { ApiRequest, Params } from '../../protocol.ts';
import { cliName } from '../../../cli/names.ts';
import { bytesOf, instantText, mapped } from './values.ts';

/** Where the CLI's command is called otherwise than our service. */
const COMMANDS = new Map([['s3', 's3api']]);

/** Options whose names the CLI changes (awscli, customizations/argrename). */
const RENAMED = new Map([['sns.Subscribe.Endpoint', 'notification-endpoint']]);

/** The same act as a line of the `aws` CLI, version 2. */
export function cliLine(request: ApiRequest & { readonly region: string }): string {
  const { service, operation, region, params } = request;
  if (service === 'signin') return '# Signing in to the console has no command of the CLI.';
  const shape = shapeOfInput(request);
  const options = Object.entries(params).flatMap(([key, value]) => {
    const name = RENAMED.get(`${service}.${operation}.${key}`) ?? cliName(key);
    return optionOf(name, value, shape?.members.get(key));
  });
  const head = ['aws', COMMANDS.get(service) ?? service, cliName(operation)];
  return [...head, ...counted(options, params), ...outFile(request), '--region', region].join(' ');
}

function optionOf(name: string, value: unknown, shape: Shape | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
  const told = mapped(value, shape, {
    instant: instantText,
    bytes: (bytes) => base64(bytesOf(bytes)),
  });
  // An empty list must be said, a list of plain values is told word by word.
  const isPlainList = Array.isArray(told) && told.length > 0 && told.every(isPlain);
  const words = isPlainList ? told.map(shellWord) : [shellWord(told)];
  return [`--${name}`, ...words];
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** `run-instances` has one option for both numbers. */
function counted(options: readonly string[], { MinCount, MaxCount }: Params): readonly string[] {
  if (MinCount === undefined || MaxCount === undefined) return options;
  const at = (name: string) => options.indexOf(name);
  const dropped = new Set([at('--min-count'), at('--max-count')].flatMap((i) => [i, i + 1]));
  const count =
    MinCount === MaxCount ? String(MinCount) : `${String(MinCount)}:${String(MaxCount)}`;
  return [...options.filter((_, index) => !dropped.has(index)), '--count', count];
}

/** Commands that put an answer's body into a file want its name. */
function outFile({ service, operation }: ApiRequest): string[] {
  return BODIES.has(`${service}.${operation}`) ? ['answer.out'] : [];
}

const BODIES = new Set(['s3.GetObject', 'lambda.Invoke']);

function shellWord(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w./:@=+,-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** Blobs are typed in base64 (the CLI's default `cli-binary-format`). */
function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
