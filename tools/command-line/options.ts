/** Command lines of the tools: one table says what is read and what `--help` prints. */
import { parseArgs } from 'node:util';

/** A flag where it takes no value. */
export interface Option {
  readonly meaning: string;
  /** What stands behind the option in its usage: `<number>`. */
  readonly value?: string;
  readonly default?: string;
  /** What may stand there, where that is a list; asked for by `--help` only. */
  readonly choices?: () => readonly string[] | Promise<readonly string[]>;
}

export interface Command {
  /** `npm run endpoint --`. */
  readonly line: string;
  readonly meaning: string;
  /** By their names without dashes, in the order of the usage. */
  readonly options: Readonly<Record<string, Option>>;
}

type Values<C extends Command> = {
  readonly [Name in keyof C['options']]: C['options'][Name] extends { readonly default: string }
    ? string
    : C['options'][Name] extends { readonly value: string }
      ? string | undefined
      : boolean;
};

/** A wrong option; the message is a sentence for the one who typed it. */
export class OptionError extends Error {
  override readonly name: string = 'OptionError';
}

/** `--help` or `-h`, which end a command before it begins. */
export class HelpAsked extends Error {
  override readonly name = 'HelpAsked';
  readonly command: Command;

  constructor(command: Command) {
    super('Help was asked for.');
    this.command = command;
  }
}

/** The values of a command's options. Throws `HelpAsked` or an `OptionError`. */
export function readWords<const C extends Command>(
  command: C,
  words: readonly string[],
): Values<C> {
  const { options } = command;
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries([
      ['help', { type: 'boolean', short: 'h' }],
      ...Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string' },
      ]),
    ]) as Record<string, { type: 'boolean' | 'string' }>,
    strict: false,
    tokens: true,
  });
  const found = new Map(
    Object.entries(options).map(([name, { value, default: otherwise }]) => {
      return [name, value === undefined ? false : otherwise] as [string, unknown];
    }),
  );
  const given = tokens.filter((token) => token.kind !== 'option-terminator');
  if (given.some((token) => token.kind === 'option' && token.name === 'help')) {
    throw new HelpAsked(command);
  }
  for (const token of given) {
    if (token.kind === 'positional') throw unknown(`There is no use for "${token.value}"`);
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknown(`There is no option ${token.rawName}`);
    found.set(token.name, valueOf(option, token));
  }
  return Object.fromEntries(found) as Values<C>;
}

interface Given {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf({ value: wanted }: Option, { rawName, value, inlineValue }: Given) {
  if (wanted === undefined) {
    if (value === undefined) return true;
    throw new OptionError(`${rawName} takes no value, not "${value}".`);
  }
  // The next option is not the value of this one.
  const isMissing = value === undefined || (!inlineValue && value.startsWith('-'));
  if (isMissing) throw new OptionError(`${rawName} wants a value: ${rawName} ${wanted}.`);
  return value;
}

function unknown(sentence: string): OptionError {
  return new OptionError(`${sentence}; --help lists the options.`);
}

/** The whole number that an option was given, from 0 to `most`. */
export function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new OptionError(`${name} wants a whole number up to ${most}, not "${text}".`);
}
