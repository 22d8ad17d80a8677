/** Commands that no single operation of the API has. */
import type { Running } from '../calls/operation.ts';
import { runLogsTail } from './logs-tail.ts';

/** Gets the words behind its name; answers what it prints. */
export type CustomCommand = (running: Running, args: readonly string[]) => Promise<string>;

/** By service and name, in the order in which the CLI adds them. */
export const CUSTOM_COMMANDS: ReadonlyMap<string, ReadonlyMap<string, CustomCommand>> = new Map([
  ['logs', new Map([['tail', runLogsTail]])],
]);
