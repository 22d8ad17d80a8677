import { toBase64 } from '../../../aws/base64.ts';
import type { Shape } from '../../../aws/model/shapes.ts';
import type { CliArgument } from '../../../cli/arguments/argument.ts';
import { operationCommand } from '../../../cli/arguments/operation-table.ts';
import { cliName } from '../../../cli/names.ts';
import { commandOf, isModelled, traitsOf } from '../../../cli/tables.ts';
import { shapeOfInput } from '../../../world/views/operation.ts';
import type { ApiRequest, Params } from '../../protocol.ts';
import { bytesOf, instantText, isTooLong, mapped } from './values.ts';

/** The same act as a line of the `aws` CLI, version 2, as the shell takes it. */
export function cliLine(request: ApiRequest & { readonly region: string }): string {
  const { service, operation, region, params } = request;
  if (service === 'signin') return '# Signing in to the console has no command of the CLI.';
  const known = isModelled(service, operation) ? optionsOf(service, operation) : [];
  const files: string[] = [];
  const options = Object.entries(params).flatMap(([key, value]) => {
    const shape = shapeOfInput(request)?.members.get(key);
    const file = fileOf(request, key, value);
    if (!file) return optionOf(key, value, { shape, known });
    files.push(madeFile(file.name, bytesOf(file.bytes)));
    return [...file.words, ...optionOf(key, file.rest, { shape, known })];
  });
  const head = ['aws', commandOf(service), cliName(operation)];
  const words = [...head, ...counted(options, params), ...outFile(request)];
  const paging = hidesPaging(request) ? ['--no-paginate'] : [];
  return [...files, [...words, ...paging, '--region', region].join(' ')].join(' && ');
}

/** A line that makes a file; one that is too long to be shown is made of zeros. */
function madeFile(name: string, bytes: Uint8Array): string {
  return isTooLong(bytes)
    ? `head -c ${bytes.length} /dev/zero > ${name}`
    : `echo ${toBase64(bytes)} | base64 -d > ${name}`;
}

function optionsOf(service: string, operation: string): readonly CliArgument[] {
  const { table, shadowed } = operationCommand(service, operation);
  return [...shadowed.values(), ...table.values()];
}

interface Place {
  readonly shape: Shape | undefined;
  /** The options of the command. */
  readonly known: readonly CliArgument[];
}

function optionOf(key: string, value: unknown, { shape, known }: Place): string[] {
  if (value === undefined || value === null) return [];
  const own = known.filter(({ member }) => member === key);
  if (typeof value === 'boolean') {
    const found = own.find(({ spec }) => spec.present === value)?.spec.name;
    return [found ?? `--${value ? '' : 'no-'}${cliName(key)}`];
  }
  const name = own[0]?.spec.name ?? `--${cliName(key)}`;
  const told = mapped(value, shape, {
    instant: instantText,
    bytes: (bytes) => toBase64(bytesOf(bytes)),
  });
  // An empty list must be said, a list of plain values is told word by word.
  const isPlainList = Array.isArray(told) && told.length > 0 && told.every(isPlainWord);
  if (isPlainList) return [name, ...told.map(shellWord)];
  const word = shellWord(told);
  // A word that begins with a dash would be taken for an option.
  return /^'?-/.test(word) ? [`${name}=${word}`] : [name, word];
}

/** What can stand alone in a list: no option, no JSON, no file. */
function isPlainWord(value: unknown): value is string | number {
  if (typeof value === 'number') return value >= 0;
  return typeof value === 'string' && !/^\s*[-[{]|^fileb?:\/\//.test(value);
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

interface FilePart {
  readonly name: string;
  readonly bytes: unknown;
  /** The option that names the file. */
  readonly words: readonly string[];
  /** What is left of the parameter beside the file. */
  readonly rest?: unknown;
}

/** Bodies and code that the CLI takes from a file. */
function fileOf({ service, operation }: ApiRequest, key: string, value: unknown): FilePart | null {
  if (traitsOf(service, operation).b === key) {
    return { name: 'body.bin', bytes: value, words: [`--${cliName(key)}`, 'body.bin'] };
  }
  const words = ['--zip-file', 'fileb://code.zip'];
  if (service !== 'lambda' || value === null || typeof value !== 'object') return null;
  if (operation === 'UpdateFunctionCode' && key === 'ZipFile') {
    return { name: 'code.zip', bytes: value, words };
  }
  if (operation !== 'CreateFunction' || key !== 'Code' || !('ZipFile' in value)) return null;
  const { ZipFile, ...rest } = value as Params;
  const left = Object.keys(rest).length > 0 ? rest : undefined;
  return { name: 'code.zip', bytes: ZipFile, words, rest: left };
}

/** Commands that put an answer's body into a file want its name. */
function outFile({ service, operation }: ApiRequest): string[] {
  return traitsOf(service, operation).f === undefined ? [] : ['answer.out'];
}

/** Whether an option of the API hides behind one of the CLI's own for paging. */
function hidesPaging({ service, operation, params }: ApiRequest): boolean {
  if (!isModelled(service, operation)) return false;
  const { shadowed } = operationCommand(service, operation);
  return [...shadowed.values()].some(({ member }) => member !== undefined && member in params);
}

function shellWord(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w./:@=+,-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
