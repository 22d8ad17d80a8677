/** `aws <service> wait <state>`: asks again and again while simulated time passes. */
import { operationCommand } from '../arguments/operation-table.ts';
import { parseKnown } from '../arguments/parser.ts';
import { generalError, paramError, ServiceError, CliError } from '../errors.ts';
import { compile } from '../jmespath/search.ts';
import { loads } from '../python/json.ts';
import { PyDict, equal, type PyValue } from '../python/values.ts';
import { commandOf, waiterNames, waitersOf, type Acceptor, type WaiterTable } from '../tables.ts';
import { cliName } from '../names.ts';
import { Caller } from './caller.ts';
import { parseOperation, type Running } from './operation.ts';
import { loadParameter } from '../arguments/param-file.ts';

interface Answer {
  readonly printed: PyDict | null;
  readonly error: ServiceError | null;
}

/** The command of a waiter; its options are those of the operation it polls. */
export function waiterCommand(service: string, name: string) {
  const [waiter, table] = waitersOf(service).get(name)!;
  return { waiter, table, command: operationCommand(service, table.p, name) };
}

export async function runWaiter(
  running: Running,
  service: string,
  args: readonly string[],
): Promise<string> {
  const choices = waiterNames(service);
  const { values } = parseKnown(
    [{ name: 'subcommand', dest: 'subcommand', takes: 'maybe', choices }],
    args,
  );
  const name = values.get('subcommand') as string | null;
  if (name === null) {
    throw paramError(
      `usage: aws [options] ${commandOf(service)} wait <subcommand> [parameters]\n` +
        'aws: error: too few arguments',
    );
  }
  if (!waitersOf(service).has(name)) {
    throw generalError(`Not simulated: what ${name} waits for does not exist in this account.`);
  }
  const at = args.indexOf(name);
  const rest = [...args.slice(0, at), ...args.slice(at + 1)];
  const { waiter, table, command } = waiterCommand(service, name);
  const parsed = parseOperation(command, rest);
  const params = new PyDict();
  for (const argument of command.table.values()) {
    const raw = parsed.values.get(argument.spec.dest) ?? null;
    const { host } = running.session;
    const value = argument.isLiteral ? raw : await loadParameter(host, argument.spec.name, raw);
    argument.add(params, value);
  }
  params.delete('PaginationConfig');
  const caller = new Caller(running.session, `${commandOf(service)}.wait.${cliName(waiter)}`);
  await poll(caller, { waiter, table, service, params });
  return '';
}

interface Poll {
  readonly waiter: string;
  readonly table: WaiterTable;
  readonly service: string;
  readonly params: PyDict;
}

async function poll(caller: Caller, { waiter, table, service, params }: Poll): Promise<void> {
  const fail = (reason: string) => generalError(`Waiter ${waiter} failed: ${reason}`);
  let last: Acceptor | undefined;
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(caller, { service, operation: table.p, params });
    const found = table.a.find((acceptor) => accepts(acceptor, answer));
    if (!found && answer.error) {
      const { code, answer: message } = answer.error;
      throw fail(`An error occurred (${code}): ${message}`);
    }
    last = found ?? last;
    if (found?.[0] === 'success') return;
    if (found?.[0] === 'failure') {
      throw fail(`Waiter encountered a terminal failure state: ${explain(found)}`);
    }
    if (attempt >= table.n) {
      throw fail(
        last
          ? `Max attempts exceeded. Previously accepted state: ${explain(last)}`
          : 'Max attempts exceeded',
      );
    }
    if (caller.host.isInterrupted()) throw new CliError('', 130);
    await caller.host.pass(table.d * 1000);
  }
}

async function ask(
  caller: Caller,
  { service, operation, params }: { service: string; operation: string; params: PyDict },
): Promise<Answer> {
  try {
    return { printed: (await caller.send(service, operation, params)).printed, error: null };
  } catch (error) {
    if (error instanceof ServiceError) return { printed: null, error };
    throw error;
  }
}

function accepts([, matcher, expected, expression]: Acceptor, { printed, error }: Answer): boolean {
  if (matcher === 'error') return expected === true ? error !== null : error?.code === expected;
  if (matcher === 'status') return (error?.status ?? 200) === expected;
  if (!printed || expression === undefined) return false;
  const wanted = pyValue(expected);
  const found = compile(expression).search(printed);
  if (matcher === 'path') return equal(found, wanted);
  if (!Array.isArray(found) || found.length === 0) return false;
  const isIt = (one: PyValue) => equal(one, wanted);
  return matcher === 'pathAll' ? found.every(isIt) : found.some(isIt);
}

function pyValue(value: unknown): PyValue {
  return loads(JSON.stringify(value));
}

function explain([, matcher, expected, expression]: Acceptor): string {
  const told = expected === true ? 'True' : expected === false ? 'False' : String(expected);
  switch (matcher) {
    case 'path':
      return `For expression "${expression}" we matched expected path: "${told}"`;
    case 'pathAll':
      return `For expression "${expression}" all members matched excepted path: "${told}"`;
    case 'pathAny':
      return `For expression "${expression}" we matched expected path: "${told}" at least once`;
    case 'status':
      return `Matched expected HTTP status code: ${told}`;
    default:
      return `Matched expected service error code: ${told}`;
  }
}
