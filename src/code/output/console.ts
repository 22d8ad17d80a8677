/** `console` for a program: what it prints goes to the page. */
import { inspect, printed } from './inspect.ts';
import type { CodeOutput } from '../ports.ts';
import { tableText } from './table-text.ts';

export type Print = (kind: CodeOutput['kind'], text: string) => undefined;

/** The methods that Node's has and people use. `now`: milliseconds, for timing. */
export function consoleOf(print: Print, now: () => number): Record<string, unknown> {
  let indent = '';
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const tell =
    (kind: CodeOutput['kind']) =>
    (...values: unknown[]): void =>
      print(kind, indent + printed(values).replaceAll('\n', `\n${indent}`));
  const log = tell('log');
  const group = (...values: unknown[]) => {
    if (values.length > 0) log(...values);
    indent += '  ';
  };
  const timed = (label = 'default') => {
    const start = starts.get(label);
    if (start !== undefined) log(`${label}: ${now() - start}ms`);
  };
  return {
    ...{ log, info: log, debug: log, dirxml: log },
    ...{ warn: tell('warning'), error: tell('error') },
    trace: (...values: unknown[]) => tell('error')('Trace:', ...values),
    dir: (value: unknown) => log(inspect(value)),
    table: (rows: unknown) => log(tableText(rows) ?? inspect(rows)),
    assert: (holds: unknown, ...values: unknown[]) => {
      if (!holds) tell('error')('Assertion failed', ...values);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    ...{ group, groupCollapsed: group },
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = 'default') => void starts.set(label, now()),
    timeLog: timed,
    timeEnd: (label = 'default') => {
      timed(label);
      starts.delete(label);
    },
  };
}
