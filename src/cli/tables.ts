/** What the CLI knows of an API besides its shapes: pages, waiters, wire traits, its own names. */
import { modelledOperations, modelledServices, operationNames } from '../aws/model/load.ts';
import { cliName } from './names.ts';
import clients from './tables/clients.json' with { type: 'json' };
import commands from './tables/commands.json' with { type: 'json' };

/** i(nput tokens), o(utput tokens), r(esult keys), m(ore), l(imit), n(on-aggregate keys). */
export interface PageTable {
  readonly i: readonly string[];
  readonly o: readonly string[];
  readonly r: readonly string[];
  readonly m?: string;
  readonly l?: string;
  readonly n?: readonly string[];
}

/** State, matcher, expected value and, where it looks something up, the expression. */
export type Acceptor = readonly [string, string, unknown, string?];

/** p(olled operation), d(elay in seconds), n (attempts), a(cceptors). */
export interface WaiterTable {
  readonly p: string;
  readonly d: number;
  readonly n: number;
  readonly a: readonly Acceptor[];
}

/** t(okens the client makes), b(ody member), f(ile member of the answer), h(eader members). */
export interface TraitTable {
  readonly t?: readonly string[];
  readonly b?: string;
  readonly f?: string;
  readonly h?: readonly string[];
}

interface ClientTable {
  readonly pages: Readonly<Record<string, PageTable>>;
  readonly waiters: Readonly<Record<string, WaiterTable>>;
  /** All waiters of the real service. */
  readonly waits: string;
  readonly traits: Readonly<Record<string, TraitTable>>;
}

const TABLES = clients as unknown as Readonly<Record<string, ClientTable>>;

export function pageTable(service: string, operation: string): PageTable | undefined {
  return own(own(TABLES, service)?.pages, operation);
}

export function traitsOf(service: string, operation: string): TraitTable {
  return own(own(TABLES, service)?.traits, operation) ?? {};
}

/** The waiters of a service by the names people type. */
export function waitersOf(service: string): ReadonlyMap<string, [string, WaiterTable]> {
  const waiters = Object.entries(own(TABLES, service)?.waiters ?? {});
  return new Map(waiters.map(([name, table]) => [cliName(name), [name, table]]));
}

/** All waiters of the real service, simulated or not. */
export function waiterNames(service: string): readonly string[] {
  return own(TABLES, service)?.waits.split(' ').filter(Boolean).map(cliName) ?? [];
}

/** Every command of the real CLI, in its order. */
export const COMMAND_NAMES: readonly string[] = commands.names.split(' ');

/** Commands that are called otherwise than our service. */
const RENAMED: ReadonlyMap<string, string> = new Map([['s3api', 's3']]);

/** Our service behind a command; undefined where it is not simulated. */
export function serviceOf(command: string): string | undefined {
  const name = RENAMED.get(command) ?? (command === 's3' ? '' : command);
  return modelledServices().includes(name) ? name : undefined;
}

/** The command of one of our services. */
export function commandOf(service: string): string {
  return service === 's3' ? 's3api' : service;
}

/** Operations of the real service by the names people type. */
export function operationsOf(service: string): ReadonlyMap<string, string> {
  return new Map(operationNames(service).map((name) => [cliName(name), name]));
}

export function isModelled(service: string, operation: string): boolean {
  return modelledOperations(service).includes(operation);
}

function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
