/** An answer in the format that was asked for. */
import { generalError } from '../errors.ts';
import type { Globals } from '../globals.ts';
import { JmespathError } from '../jmespath/lexer.ts';
import { dumps } from '../python/json.ts';
import { isDict, type PyValue } from '../python/values.ts';
import { tableOutput, TableError } from './table.ts';
import { textOutput } from './text.ts';
import { yamlOutput } from './yaml.ts';

export interface PrintContext {
  readonly globals: Globals;
  readonly format: string;
  readonly columns: number;
  readonly isTerminal: boolean;
}

/** `title`: what a table is called, AWS's name of the operation. */
export function printAnswer(ctx: PrintContext, title: string, answer: PyValue): string {
  const { format } = ctx;
  const value = queried(ctx, answer);
  switch (format) {
    case 'off':
      return '';
    case 'json':
      return isNothing(value) ? '' : `${dumps(value, { indent: 4, ascii: false })}\n`;
    case 'yaml':
      return isNothing(value) ? '' : yamlOutput(value);
    case 'yaml-stream':
      return isNothing(value) ? '' : yamlOutput([value]);
    case 'text':
      return textOutput(value);
    case 'table':
      return table(ctx, title, value);
    default:
      throw generalError(`Unknown output type: ${format}`);
  }
}

/** What `--query` leaves of an answer. */
export function queried({ globals }: PrintContext, answer: PyValue): PyValue {
  if (!globals.query) return answer;
  try {
    return globals.query.search(answer);
  } catch (error) {
    if (error instanceof JmespathError) throw generalError(error.message);
    throw error;
  }
}

function table(ctx: PrintContext, title: string, value: PyValue): string {
  const { color } = ctx.globals;
  const isColoured = color === 'on' || (color === 'auto' && ctx.isTerminal);
  try {
    return tableOutput(title, value, { columns: ctx.columns, isColoured });
  } catch (error) {
    if (error instanceof TableError) throw generalError(error.message);
    throw error;
  }
}

function isNothing(value: PyValue): boolean {
  return isDict(value) && value.size === 0;
}
