/** What may come next on an `aws` line: services, operations, options, values, names of things. */
import { operationCommand, type OperationCommand } from './arguments/operation-table.ts';
import { waiterCommand } from './calls/waiter.ts';
import { here } from './commands/service.ts';
import { CONFIGURE_COMMANDS } from './commands/configure.ts';
import { S3_COMMANDS } from './commands/s3/s3.ts';
import { GLOBAL_SPECS, OUTPUTS } from './globals.ts';
import { namesSource, type NamesSource } from './resource-names.ts';
import { commandOf, isModelled, operationsOf, serviceOf, waitersOf } from './tables.ts';
import { modelledServices } from '../aws/model/load.ts';

/** Looks names up without leaving a trace. */
export type LookUp = (source: NamesSource) => Promise<readonly string[]>;

const REGIONS = [
  ...['eu-west-1', 'eu-west-2', 'eu-central-1', 'eu-north-1', 'us-east-1', 'us-east-2'],
  ...['us-west-1', 'us-west-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'sa-east-1'],
];

/**
 * All words that may stand where `current` begins; `before`: the whole words between `aws` and it.
 */
export async function completeAws(
  before: readonly string[],
  current: string,
  lookUp: LookUp,
): Promise<readonly string[]> {
  const found = await candidates(before, current, lookUp);
  return [...new Set(found)].filter((word) => word.startsWith(current)).sort();
}

async function candidates(before: readonly string[], current: string, lookUp: LookUp) {
  const last = before.at(-1) ?? '';
  if (last === '--output') return [...OUTPUTS, 'off'];
  if (last === '--region') return REGIONS;
  const words = before.filter((word) => !word.startsWith('-'));
  const [command, operation] = commandWords(before);
  if (command === undefined) {
    return current.startsWith('-') ? globalOptions() : topCommands();
  }
  if (command === 's3') return operation === undefined ? S3_COMMANDS : [];
  if (command === 'configure') return words.length > 1 ? [] : CONFIGURE_COMMANDS;
  const service = serviceOf(command);
  if (!service) return [];
  if (operation === undefined) return current.startsWith('-') ? globalOptions() : offered(service);
  const chosen = commandNamed(service, operation, before);
  if (!chosen) return [];
  if (!('table' in chosen)) return chosen;
  if (current.startsWith('-')) return optionsOf(chosen, before);
  return valuesOf(chosen, before, lookUp);
}

/** The first two words that are no options and no values of global options. */
function commandWords(before: readonly string[]): readonly (string | undefined)[] {
  const words: string[] = [];
  for (let i = 0; i < before.length && words.length < 2; i++) {
    const word = before[i]!;
    const global = GLOBAL_SPECS.find(({ name }) => name === word);
    if (global) i += global.takes === 'one' ? 1 : 0;
    else if (!word.startsWith('-')) words.push(word);
  }
  return words;
}

function topCommands(): readonly string[] {
  return [...modelledServices().map(commandOf), 's3', 'configure', 'help'];
}

function globalOptions(): readonly string[] {
  return GLOBAL_SPECS.map(({ name }) => name);
}

function offered(service: string): readonly string[] {
  const operations = operationsOf(service);
  const works = (name: string) => {
    const operation = operations.get(name);
    return operation === undefined || isModelled(service, operation);
  };
  return [...here(service).filter(works), 'help'];
}

/** The command whose options come next, or the names of the service's waiters. */
function commandNamed(
  service: string,
  name: string,
  before: readonly string[],
): OperationCommand | readonly string[] | null {
  if (name === 'wait') {
    const waiter = before[before.indexOf('wait') + 1];
    if (waiter === undefined) return [...waitersOf(service).keys()];
    return waitersOf(service).has(waiter) ? waiterCommand(service, waiter).command : null;
  }
  const operation = operationsOf(service).get(name);
  if (operation === undefined || !isModelled(service, operation)) return null;
  return operationCommand(service, operation);
}

function optionsOf(command: OperationCommand, before: readonly string[]): readonly string[] {
  const own = [...command.table.values()].filter(({ isHidden }) => !isHidden);
  const names = own.map(({ spec }) => spec.name).filter((name) => name.startsWith('-'));
  return [...names, ...globalOptions()].filter((name) => !before.includes(name));
}

async function valuesOf(
  command: OperationCommand,
  before: readonly string[],
  lookUp: LookUp,
): Promise<readonly string[]> {
  const option = [...before].reverse().find((word) => word.startsWith('--'));
  const argument = [...command.table.values()].find(({ spec }) => spec.name === option);
  if (!argument?.shape || argument.member === undefined) return [];
  const { shape } = argument;
  const values = shape.values ?? shape.element?.values;
  if (values) return values;
  const source = namesSource(command.service, argument.member);
  return source ? lookUp(source) : [];
}
