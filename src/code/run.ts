/** One run of a learner's program, from its imports to its last timer. */
import { sdkRequestHandler } from '../wire/sdk-handler.ts';
import { onMachine, type Machine } from './clients.ts';
import { consoleOf, type Print } from './output/console.ts';
import { FILE } from './frames.ts';
import { onAccountTime } from './globals.ts';
import { inspect } from './output/inspect.ts';
import { loadClient, notHere } from './packages.ts';
import type { CodePorts } from './ports.ts';
import { environment, Exit, processOf } from './process.ts';
import { IMPORTS, LAST, LOAD, type Program, type StaticImport } from './program.ts';
import { Timers } from './timers.ts';

/** More than this is not shown. */
const MOST_LINES = 2_000;
const MOST_TEXT = 1_000_000;
/** Long enough for a client to sign what it is about to send. */
const REST_MS = 4;

/** Taken before programs are kept from it. */
const NewFunction = Function;
const later = setTimeout;

export interface Grounds {
  readonly region: string;
  /** Hears of promises that nobody caught; answers the function that stops it. */
  readonly onRejection: (heard: (reason: unknown) => void) => () => void;
}

/** Runs to the end; true when it went well. What goes wrong is shown. */
export async function runProgram(
  program: Program,
  ports: CodePorts,
  { region, onRejection }: Grounds,
): Promise<boolean> {
  const timers = new Timers(await ports.now(), {
    pass: (ms) => ports.pass(ms),
    rest: () => new Promise((resolve) => later(resolve, REST_MS)),
  });
  const print = limited((kind, text) => void ports.show({ kind, text }));
  const env = environment(region);
  const machine: Machine = {
    env,
    keys: () => timers.during(ports.keys()),
    requestHandler: handlerOf(ports, timers),
  };
  let leave: (isWell: boolean) => void = () => undefined;
  const left = new Promise<boolean>((resolve) => (leave = resolve));
  const fail = (error: unknown) => {
    if (error instanceof Exit) return;
    print('error', `Uncaught ${inspect(error)}`);
    leave(false);
  };
  const stopListening = onRejection(fail);
  const giveBack = onAccountTime(
    timers,
    consoleOf(print, () => timers.now),
  );
  const own = processOf({
    env,
    write: (text) => print('log', text),
    exit: (code) => leave(code === 0),
  });
  void finish(program, { machine, timers, process: own, print }).then(() => leave(true), fail);
  try {
    return await left;
  } finally {
    giveBack();
    stopListening();
  }
}

interface Run {
  readonly machine: Machine;
  readonly timers: Timers;
  readonly process: object;
  readonly print: Print;
}

async function finish(program: Program, run: Run): Promise<void> {
  const load = (name: unknown) => loadPackage(String(name), run);
  const modules: object[] = [];
  for (const wanted of program.imports) modules.push(await importStatically(wanted, load));
  const value = await compiled(program)(modules, load, {}, run.process)();
  if (value !== undefined) run.print('result', inspect(value));
  await run.timers.idle();
}

type Body = (...given: unknown[]) => () => Promise<unknown>;

function compiled({ body, brokenLine }: Program): Body {
  const text = `return async () => {${body}\n};\n//# sourceURL=${FILE}`;
  try {
    const named = [IMPORTS, LOAD, LAST, 'process'];
    return NewFunction(...named, `'use strict';${text}`) as Body;
  } catch (error) {
    const where = brokenLine === null ? '' : ` (line ${brokenLine})`;
    throw new SyntaxError(`${(error as Error).message}${where}`);
  }
}

async function importStatically(
  { from, names, line }: StaticImport,
  load: (name: string) => Promise<object>,
): Promise<object> {
  const module = await load(from).catch((error: Error) => {
    throw new Error(`${error.message} (line ${line})`);
  });
  const missing = names.find((name) => name !== 'default' && !(name in module));
  if (missing === undefined) return module;
  throw new SyntaxError(
    `The requested module '${from}' does not provide an export named '${missing}' (line ${line})`,
  );
}

async function loadPackage(name: string, { machine, timers }: Run): Promise<object> {
  if (/^(node:)?timers\/promises$/.test(name)) {
    const sleep = (ms: number, value: unknown) =>
      new Promise((resolve) => timers.set(() => resolve(value), ms));
    return { setTimeout: sleep, default: { setTimeout: sleep } };
  }
  const found = await timers.during(loadClient(name));
  if (!found) throw new Error(notHere(name));
  const exports = onMachine(found, machine);
  return { ...exports, default: exports };
}

/** The network of the machine: every request goes to the account. */
function handlerOf(ports: CodePorts, timers: Timers): object {
  const handler = sdkRequestHandler(async (request) => {
    const agent = request.headers.get('x-amz-user-agent');
    // Node's clients send the header that browsers may not set.
    const headers = new Map(request.headers);
    if (agent !== undefined && !headers.has('user-agent')) headers.set('user-agent', agent);
    const { response, at } = await ports.send({ ...request, headers }, timers.now);
    timers.now = Math.max(timers.now, at);
    return response;
  });
  return { ...handler, handle: (request: never) => timers.during(handler.handle(request)) };
}

/** Drops what a runaway program prints beyond what anybody reads. */
function limited(print: Print): Print {
  let lines = 0;
  let length = 0;
  return (kind, text) => {
    lines += 1;
    length += text.length;
    const isOver = lines > MOST_LINES || length > MOST_TEXT;
    if (!isOver || kind === 'error') return print(kind, text.slice(0, MOST_TEXT));
    if (lines <= MOST_LINES + 1) print('warning', 'There is more output; it is not shown.');
    lines = MOST_LINES + 1;
    return undefined;
  };
}
