/** `aws logs tail`: the last minutes of a log group, and with `--follow` what comes after. */
import { Caller } from '../calls/caller.ts';
import type { Running } from '../calls/operation.ts';
import { parseTime } from '../calls/timestamps.ts';
import { CliError, generalError } from '../errors.ts';
import { JsonError, dumps, loads } from '../python/json.ts';
import { PyDict } from '../python/values.ts';
import { pageTable } from '../tables.ts';
import { Pages } from '../calls/pages.ts';
import { basic, positional, switched, valued } from './basic.ts';
import type { ParsedValue } from '../arguments/parser.ts';

export const runLogsTail = basic({
  name: 'logs tail',
  about:
    'Tails the logs for a CloudWatch Logs group. By default, the command returns logs from all ' +
    'associated CloudWatch Logs streams during the past ten minutes.',
  specs: [
    positional('group_name', 'The name of the CloudWatch Logs group.'),
    valued('since', 'From what time to begin: 5m, 2h, 1d, or an ISO 8601 time.', {
      fallback: '10m',
    }),
    switched('follow', 'Whether to continuously poll for new logs. Control-C ends it.'),
    valued('format', 'detailed, short or json.', {
      fallback: 'detailed',
      choices: ['detailed', 'short', 'json'],
    }),
    valued('filter-pattern', 'The filter pattern to use.'),
    valued('log-stream-names', 'The list of stream names to filter logs by.', { takes: 'many' }),
    valued('log-stream-name-prefix', 'The prefix of stream names to filter logs by.'),
  ],
  run: tail,
});

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
/** Seconds between two looks with `--follow`, simulated. */
const FOLLOW_EVERY_MS = 5_000;

async function tail(running: Running, values: ReadonlyMap<string, ParsedValue>): Promise<string> {
  const { host } = running.session;
  const caller = new Caller(running.session, 'logs.tail');
  const params = new PyDict([
    ['logGroupName', String(values.get('group_name'))],
    ['interleaved', true],
    ['startTime', sinceOf(String(values.get('since')), host.now())],
  ]);
  const add = (name: string, value: ParsedValue | undefined) => {
    if (value !== null && value !== undefined) {
      params.set(name, Array.isArray(value) ? [...(value as string[])] : String(value));
    }
  };
  add('filterPattern', values.get('filter_pattern'));
  add('logStreamNames', values.get('log_stream_names'));
  add('logStreamNamePrefix', values.get('log_stream_name_prefix'));
  const { color } = running.globals;
  const isColoured = color === 'on' || (color === 'auto' && host.isTerminal);
  const write = writerOf(String(values.get('format')), isColoured);
  if (values.get('follow') === true) return follow(caller, params, write);
  let out = '';
  const pages = new Pages(pageTable('logs', 'FilterLogEvents')!, {
    maxItems: null,
    startingToken: null,
    pageSize: null,
  });
  const ask = async (asked: PyDict) =>
    (await caller.send('logs', 'FilterLogEvents', asked)).printed;
  for await (const page of pages.pages(ask, params)) {
    for (const event of eventsOf(page)) out += write(event);
  }
  return out;
}

type Write = (event: PyDict) => string;

/** Shows events as they come until Ctrl-C; the clock runs on while it waits. */
async function follow(caller: Caller, params: PyDict, write: Write): Promise<string> {
  let seen = new Map<number, Set<string>>();
  for (;;) {
    const { printed } = await caller.send('logs', 'FilterLogEvents', params);
    for (const event of eventsOf(printed)) {
      const at = event.get('timestamp') as number;
      const id = event.get('eventId') as string;
      if (seen.get(at)?.has(id)) continue;
      seen.set(at, (seen.get(at) ?? new Set()).add(id));
      caller.host.show(write(event));
    }
    const newest = Math.max(...seen.keys());
    if (seen.size > 0) seen = new Map([[newest, seen.get(newest)!]]);
    const token = printed.get('nextToken');
    if (caller.host.isInterrupted()) return '';
    if (token !== undefined) {
      params.set('nextToken', token);
      continue;
    }
    if (seen.size > 0) params.set('startTime', newest);
    params.delete('nextToken');
    await caller.host.pass(FOLLOW_EVERY_MS);
    if (caller.host.isInterrupted()) return '';
  }
}

function eventsOf(page: PyDict): PyDict[] {
  return (page.get('events') as PyDict[] | undefined) ?? [];
}

function sinceOf(text: string, now: number): number {
  const relative = /^(\d+)([smhdw])$/.exec(text);
  if (relative) return now - Number(relative[1]) * UNITS[relative[2]!]!;
  const at = parseTime(text, now);
  if (at === undefined) throw badTime(text);
  // Milliseconds given for seconds, which Python's clock does not reach.
  if (at >= YEAR_10000) throw generalError('signed integer is greater than maximum');
  return at;
}

/** 10000-01-01T00:00:00Z. */
const YEAR_10000 = 253_402_300_800_000;

function badTime(text: string): CliError {
  return generalError(`Invalid timestamp "${text}": Unknown string format: ${text}`);
}

function writerOf(format: string, isColoured: boolean): Write {
  const paint = (code: number, text: string) =>
    isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  return (event) => {
    const at = new Date(event.get('timestamp') as number).toISOString();
    const stream = paint(36, String(event.get('logStreamName')));
    const message = String(event.get('message'));
    if (format === 'short') return line(`${paint(32, at.slice(0, 19))} ${message}`);
    const micros = `${at.slice(0, -1)}000+00:00`;
    if (format === 'detailed') return line(`${paint(32, micros)} ${stream} ${message}`);
    const plain = at.endsWith('.000Z') ? `${at.slice(0, 19)}+00:00` : micros;
    return line(`${paint(32, plain)} ${stream} ${pretty(message)}`);
  };
}

function line(text: string): string {
  return `${text.trimEnd()}\n`;
}

function pretty(message: string): string {
  try {
    return `\n${dumps(loads(message), { indent: 4 })}`;
  } catch (error) {
    if (error instanceof JsonError) return message;
    throw error;
  }
}
