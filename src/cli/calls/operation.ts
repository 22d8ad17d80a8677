/** `aws <service> <operation> …`: parses the options, calls, prints. awscli's ServiceOperation. */
import { loadParameter, fromFile, resolvePath } from '../arguments/param-file.ts';
import { PAGING, pagingMembers, type OperationCommand } from '../arguments/operation-table.ts';
import { checkParsed } from '../arguments/customise.ts';
import { parseKnown, type ArgumentSpec, type Parsed } from '../arguments/parser.ts';
import { badParameter, paramError, unknownOptions } from '../errors.ts';
import type { Globals } from '../globals.ts';
import { cliName } from '../names.ts';
import { JsonError, loads } from '../python/json.ts';
import { PyDict, isDict, typeText, type PyValue } from '../python/values.ts';
import { YamlError, loadYaml } from '../python/yaml.ts';
import type { Session } from '../session.ts';
import { commandOf, traitsOf } from '../tables.ts';
import { printAnswer, queried } from '../output/print.ts';
import { textOutput } from '../output/text.ts';
import { bytesOf } from './answer.ts';
import { Caller } from './caller.ts';
import { Pages, setAt } from './pages.ts';
import { inputSkeleton, outputSkeleton } from './skeleton.ts';
import { validate } from './validate.ts';
import { sentencesOf, yamlSkeleton } from './yaml-skeleton.ts';

export interface Running {
  readonly session: Session;
  readonly globals: Globals;
}

/** Asked for help instead of a call. */
export class HelpAsked extends Error {
  readonly command: OperationCommand;
  constructor(command: OperationCommand) {
    super();
    this.command = command;
  }
}

const HELP: ArgumentSpec = { name: 'help', dest: 'help', takes: 'maybe' };

/** Runs an operation and answers what it prints. */
export async function runOperation(
  running: Running,
  command: OperationCommand,
  args: readonly string[],
): Promise<string> {
  const parsed = parseOperation(command, args);
  checkParsed(`${command.service}.${command.name}`, parsed.values);
  const table = pagingTable(running, command, parsed);
  const params = await buildParams(running, table, parsed);
  await addInputFile(running, parsed, params);
  turnPagingOff(running, command, params);
  const skeleton = parsed.values.get('generate_cli_skeleton');
  if (typeof skeleton === 'string') return writeSkeleton(running, command, { skeleton, params });
  const outfile = parsed.values.get('outfile');
  return call(running, command, { params, outfile: outfile as string | null });
}

/** The words behind an operation, as its parser reads them. */
export function parseOperation(command: OperationCommand, args: readonly string[]): Parsed {
  if (args.length === 1 && args[0] === 'help') throw new HelpAsked(command);
  const specs = [...command.table.values()].map(({ spec }) => spec);
  const relaxed = isRelaxed(args) ? specs.map((spec) => ({ ...spec, required: false })) : specs;
  const parsed = parseKnown([...relaxed, HELP], args);
  const help = parsed.values.get('help');
  if (help === 'help') throw new HelpAsked(command);
  if (typeof help === 'string' && help !== '') parsed.extras.push(help);
  if (parsed.extras.length > 0) throw unknownOptions(parsed.extras);
  return parsed;
}

/** Whoever brings the input in a file, or asks for a skeleton, need not give what is required. */
function isRelaxed(args: readonly string[]): boolean {
  if (args.includes('--cli-input-json') || args.includes('--cli-input-yaml')) return true;
  const at = args.indexOf('--generate-cli-skeleton');
  return at >= 0 && args[at + 1] !== 'output';
}

function pagingTable({ globals }: Running, command: OperationCommand, { values }: Parsed) {
  const { pages, shadowed } = command;
  if (!pages) return command.table;
  const manual = pagingMembers(pages)
    .map((member) => cliName(member).replaceAll('-', '_'))
    .filter((dest) => dest !== 'start_token' && dest !== 'max_items');
  if (manual.some((dest) => (values.get(dest) ?? null) !== null)) globals.paginates = false;
  if (globals.paginates) return command.table;
  const used = ['starting-token', 'page-size', 'max-items'].filter(
    (name) => !shadowed.has(name) && Boolean(values.get(name.replaceAll('-', '_'))),
  );
  if (used.length > 0) {
    throw paramError(
      'Cannot specify --no-paginate along with pagination arguments: ' +
        used.map((name) => `--${name}`).join(', '),
    );
  }
  return new Map([...command.table, ...shadowed]);
}

async function buildParams(
  { session }: Running,
  table: OperationCommand['table'],
  { values }: Parsed,
): Promise<PyDict> {
  const params = new PyDict();
  for (const argument of table.values()) {
    const raw = values.get(argument.spec.dest) ?? null;
    const cliName = argument.spec.name;
    const value = argument.isLiteral ? raw : await loadParameter(session.host, cliName, raw);
    argument.add(params, value);
  }
  return params;
}

async function addInputFile({ session }: Running, { values }: Parsed, params: PyDict) {
  const names = ['cli_input_json', 'cli_input_yaml'].filter(
    (name) => (values.get(name) ?? null) !== null,
  );
  if (names.length === 0) return;
  if (names.length > 1) throw paramError('Only one --cli-input- parameter may be specified.');
  const name = names[0]!.replaceAll('_', '-');
  const given = String(values.get(names[0]!));
  const complain = (message: string) => badParameter(`--${name}`, message);
  const loaded = (await fromFile(session.host, given, complain)) ?? given;
  const text = typeof loaded === 'string' ? loaded : new TextDecoder().decode(loaded);
  const value = await readInput(name, text);
  if (!isDict(value)) {
    throw badParameter(`--${name}`, `Invalid type: expecting map, received ${typeText(value)}`);
  }
  for (const [key, one] of value) if (!params.has(key)) params.set(key, one);
}

async function readInput(name: string, text: string): Promise<PyValue> {
  const isJson = name.endsWith('json');
  try {
    return isJson ? loads(text) : await loadYaml(text);
  } catch (error) {
    if (!(error instanceof JsonError) && !(error instanceof YamlError)) throw error;
    throw badParameter(name, `Invalid ${isJson ? 'JSON' : 'YAML'} received.`);
  }
}

function turnPagingOff({ globals }: Running, { pages }: OperationCommand, params: PyDict): void {
  if (!pages) return;
  if (pagingMembers(pages).some((member) => params.has(member))) globals.paginates = false;
}

async function writeSkeleton(
  running: Running,
  command: OperationCommand,
  { skeleton, params }: { skeleton: string; params: PyDict },
): Promise<string> {
  if (skeleton === 'yaml-input') {
    return yamlSkeleton(command.input, await sentencesOf(command.service));
  }
  if (skeleton === 'input') return inputSkeleton(command.input);
  validate(params, command.input, running.session.host.now());
  return printAnswer(printing(running), command.operation, outputSkeleton(command.output));
}

interface Request {
  readonly params: PyDict;
  readonly outfile: string | null;
}

async function call(running: Running, command: OperationCommand, request: Request) {
  const { service, operation, name } = command;
  const { session, globals } = running;
  const caller = new Caller(session, `${commandOf(service)}.${name}`);
  if (command.pages && globals.paginates) return paged(running, command, { caller, ...request });
  request.params.delete(PAGING);
  const params = await withBody(running, command, request.params);
  const { result, printed } = await caller.send(service, operation, params);
  const file = traitsOf(service, operation).f;
  if (request.outfile !== null && file !== undefined && result[file] !== undefined) {
    const path = resolvePath(session.host, request.outfile);
    await session.host.writeFile(path, bytesOf(result[file]));
  }
  if (file !== undefined) printed.delete(file);
  return printAnswer(printing(running), operation, printed);
}

/** A streaming body is named by its file. */
async function withBody({ session }: Running, command: OperationCommand, params: PyDict) {
  const member = traitsOf(command.service, command.operation).b;
  const named = member === undefined ? undefined : params.get(member);
  if (member === undefined || typeof named !== 'string') return params;
  const bytes = await session.host.readFile(resolvePath(session.host, named));
  if (!bytes) throw badParameter(`--${cliName(member)}`, 'Blob values must be a path to a file.');
  return new PyDict([...params, [member, bytes]]);
}

export function printing({ session, globals }: Running) {
  const { columns, isTerminal } = session.host;
  return { globals, format: session.output, columns, isTerminal };
}

async function paged(
  running: Running,
  command: OperationCommand,
  { caller, params }: Request & { caller: Caller },
): Promise<string> {
  const config = (params.get(PAGING) as PyDict | undefined) ?? new PyDict();
  params.delete(PAGING);
  const limit = command.pages!.l;
  const isTextLimit = limit !== undefined && command.input?.members.get(limit)?.kind === 'string';
  const pageSize = config.get('PageSize') ?? defaultPageSize(command, params);
  const maxItems = config.get('MaxItems') ?? null;
  const pages = new Pages(command.pages!, {
    maxItems: maxItems === null ? null : Number(maxItems),
    startingToken: (config.get('StartingToken') as string | undefined) ?? null,
    pageSize: isTextLimit && pageSize !== null ? String(pageSize) : pageSize,
  });
  const ask = async (asked: PyDict) =>
    (await caller.send(command.service, command.operation, asked)).printed;
  const ctx = printing(running);
  if (ctx.format === 'text') return textPages(pages, pages.pages(ask, params), ctx);
  if (ctx.format === 'yaml-stream') {
    let out = '';
    for await (const page of pages.pages(ask, params)) {
      out += printAnswer(ctx, command.operation, page);
    }
    return out;
  }
  return printAnswer(ctx, command.operation, await pages.merged(ask, params));
}

/** Where nothing narrows these down, the CLI asks for pages of a thousand. */
function defaultPageSize({ service, operation }: OperationCommand, params: PyDict): PyValue {
  const lists = new Map([
    ['DescribeVolumes', []],
    ['DescribeSnapshots', ['OwnerIds', 'RestorableByUserIds']],
  ] as [string, string[]][]);
  const allowed = service === 'ec2' ? lists.get(operation) : undefined;
  if (!allowed) return null;
  const known = [...allowed, 'NextToken', 'DryRun', PAGING];
  return [...params.keys()].every((key) => known.includes(key)) ? 1000 : null;
}

/** Text is written page by page, each with what the query finds in it. */
async function textPages(
  pages: Pages,
  found: AsyncGenerator<PyDict>,
  ctx: ReturnType<typeof printing>,
): Promise<string> {
  let out = '';
  let isFirst = true;
  for await (const page of found) {
    const current = isFirst ? pages.nonAggregate : new PyDict();
    isFirst = false;
    for (const key of pages.resultKeys) setAt(current, key.expression, key.search(page));
    out += textOutput(queried(ctx, current));
  }
  if (pages.resumeToken === null) return out;
  const token = new PyDict([['NextToken', new PyDict([['NextToken', pages.resumeToken]])]]);
  return out + textOutput(queried(ctx, token));
}
