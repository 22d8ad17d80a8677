/** `aws <service> …`: its operations, its waiters, and the commands the CLI adds to it. */
import { operationCommand } from '../arguments/operation-table.ts';
import { parseKnown, type ArgumentSpec } from '../arguments/parser.ts';
import { Caller } from '../calls/caller.ts';
import { runOperation, HelpAsked, type Running } from '../calls/operation.ts';
import { runWaiter } from '../calls/waiter.ts';
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
  return [...operations, ...custom.keys(), ...waits];
}

/** Operations that the CLI leaves out. */
const REMOVED: ReadonlySet<string> = new Set([
  'ec2.import-instance',
  'ec2.import-volume',
  'rds.modify-option-group',
]);

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
  if (name === 'help') return serviceHelp(service, commandsOf(service));
  const custom = CUSTOM_COMMANDS.get(service)?.get(name);
  if (custom) return custom(running, extras);
  if (name === 'wait') return runWaiter(running, service, extras);
  const operation = operationsOf(service).get(name)!;
  if (!isModelled(service, operation)) return askAnyway(running, service, operation);
  const command = operationCommand(service, operation);
  try {
    return await runOperation(running, command, extras);
  } catch (error) {
    if (error instanceof HelpAsked) return operationHelp(command);
    throw error;
  }
}

/** AWS has it, this account does not, and says so itself. What it takes is not known here. */
async function askAnyway(running: Running, service: string, operation: string): Promise<string> {
  const command = `${commandOf(service)}.${cliName(operation)}`;
  await new Caller(running.session, command).send(service, operation, new PyDict());
  return '';
}
