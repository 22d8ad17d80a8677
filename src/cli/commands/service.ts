/** `aws <service> …`: its operations, its waiters, and the commands the CLI adds to it. */
import { operationCommand } from '../arguments/operation-table.ts';
import { parseKnown, type ArgumentSpec } from '../arguments/parser.ts';
import { generalError } from '../errors.ts';
import { Caller } from '../calls/caller.ts';
import { runOperation, HelpAsked, type Running } from '../calls/operation.ts';
import { runWaiter } from '../calls/waiter.ts';
import { sentencesOf } from '../calls/yaml-skeleton.ts';
import { cliName } from '../names.ts';
import { PyDict } from '../python/values.ts';
import { commandOf, isModelled, operationsOf, waiterNames } from '../tables.ts';
import { CUSTOM_COMMANDS, type CustomCommand } from './custom.ts';
import { operationHelp, serviceHelp } from './help.ts';

/** The commands of a service in the order of the CLI. */
export function commandsOf(service: string): readonly string[] {
  const custom = CUSTOM_COMMANDS.get(service) ?? new Map<string, CustomCommand>();
  const waits = waiterNames(service).length > 0 ? ['wait'] : [];
  const operations = [...operationsOf(service).keys()].filter(
    (name) => !REMOVED.has(`${service}.${name}`) && !custom.has(name),
  );
  return [...operations, ...custom.keys(), ...(ELSEWHERE.get(service) ?? []), ...waits];
}

/** What the real CLI adds to a service besides, in its order. */
const ELSEWHERE: ReadonlyMap<string, readonly string[]> = new Map([
  ['cloudtrail', ['validate-logs']],
  ['dynamodb', ['wizard']],
  ['iam', ['wizard']],
  ['lambda', ['wizard']],
  [
    'rds',
    ['add-option-to-option-group', 'remove-option-from-option-group', 'generate-db-auth-token'],
  ],
]);

/** Operations that the CLI leaves out. */
const REMOVED: ReadonlySet<string> = new Set([
  'ec2.import-instance',
  'ec2.import-volume',
  'rds.modify-option-group',
]);

/** Those that work in this shell. */
export function here(service: string): readonly string[] {
  const elsewhere = ELSEWHERE.get(service) ?? [];
  return commandsOf(service).filter((name) => !elsewhere.includes(name));
}

export async function runService(
  running: Running,
  service: string,
  args: readonly string[],
): Promise<string> {
  const spec: ArgumentSpec = {
    name: 'operation',
    dest: 'operation',
    takes: 'one',
    required: true,
    choices: [...commandsOf(service), 'help'],
  };
  const { values, extras } = parseKnown([spec], args);
  const name = values.get('operation') as string;
  if (name === 'help') return serviceHelp(service, here(service));
  const custom = CUSTOM_COMMANDS.get(service)?.get(name);
  if (custom) return custom(running, extras);
  const elsewhere = ELSEWHERE.get(service)?.includes(name);
  if (elsewhere) throw generalError(`Not simulated: "${service} ${name}" is not in this shell.`);
  if (name === 'wait') return helped(service, () => runWaiter(running, service, extras));
  const operation = operationsOf(service).get(name)!;
  if (!isModelled(service, operation)) return askAnyway(running, service, operation);
  const command = operationCommand(service, operation);
  return helped(service, () => runOperation(running, command, extras));
}

/** What a command answers, or its help where the word was asked for. */
async function helped(service: string, run: () => Promise<string>): Promise<string> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof HelpAsked)) throw error;
    return operationHelp(error.command, await sentencesOf(service));
  }
}

/** AWS has it, this account does not, and says so itself. What it takes is not known here. */
async function askAnyway(running: Running, service: string, operation: string): Promise<string> {
  const command = `${commandOf(service)}.${cliName(operation)}`;
  await new Caller(running.session, command).send(service, operation, new PyDict());
  return '';
}
