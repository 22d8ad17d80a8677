/**
 * Python's argparse, as far as the AWS CLI shows it: which words are options, which are values,
 * abbreviations, and what it says of words that do not fit.
 */
import { paramError, usageError } from '../errors.ts';
import { repr } from '../python/values.ts';
import { closeMatches } from './close-matches.ts';

export type ParsedValue = string | number | boolean | readonly string[] | null;

/** One thing the parser takes: an option (`--name`) or, without dashes, a positional word. */
export interface ArgumentSpec {
  readonly name: string;
  /** Where the value goes; several options may share a place. */
  readonly dest: string;
  /** Values it takes: none, one, at most one, two, or any number. */
  readonly takes: 'none' | 'one' | 'maybe' | 'two' | 'many';
  readonly required?: boolean;
  /** What stands there when it is not given. */
  readonly fallback?: ParsedValue;
  /** The value of an option without values, or of a `maybe` without one. */
  readonly present?: ParsedValue;
  readonly choices?: readonly string[];
  readonly type?: 'int' | 'float';
  /** May come again; the place keeps `--name`, a NUL and the value of each. */
  readonly repeats?: boolean;
}

export interface Parsed {
  readonly values: Map<string, ParsedValue>;
  /** Words nobody took. */
  readonly extras: string[];
}

/** Reads what it knows and hands back the rest, as argparse's `parse_known_args`. */
export function parseKnown(specs: readonly ArgumentSpec[], args: readonly string[]): Parsed {
  return new Run(specs, args).parse();
}

interface OptionWord {
  readonly spec: ArgumentSpec | null;
  readonly explicit: string | null;
}

class Run {
  private readonly specs: readonly ArgumentSpec[];
  private readonly args: readonly string[];
  private readonly options: ReadonlyMap<string, ArgumentSpec>;
  private readonly words = new Map<number, OptionWord>();
  private readonly values = new Map<string, ParsedValue>();
  private readonly seen = new Set<ArgumentSpec>();
  private readonly extras: string[] = [];
  private pattern = '';
  private positionals: ArgumentSpec[];

  constructor(specs: readonly ArgumentSpec[], args: readonly string[]) {
    this.specs = specs;
    this.args = args;
    this.options = new Map(specs.filter(isOption).map((spec) => [spec.name, spec]));
    this.positionals = specs.filter((spec) => !isOption(spec));
    for (const { dest, fallback = null } of specs) this.values.set(dest, fallback);
  }

  parse(): Parsed {
    this.classify();
    const last = Math.max(-1, ...this.words.keys());
    let at = 0;
    while (at <= last) {
      let next = at;
      while (!this.words.has(next)) next += 1;
      if (at !== next) {
        const end = this.consumePositionals(at);
        if (end > at) {
          at = end;
          continue;
        }
      }
      if (!this.words.has(at)) {
        this.extras.push(...this.args.slice(at, next));
        at = next;
      }
      at = this.consumeOption(at);
    }
    this.extras.push(...this.args.slice(this.consumePositionals(at)));
    this.demandRequired();
    return { values: this.values, extras: this.extras };
  }

  /** `O` option, `A` value, `-` the two dashes after which all are values. */
  private classify(): void {
    let areAllValues = false;
    this.args.forEach((arg, index) => {
      if (areAllValues) this.pattern += 'A';
      else if (arg === '--') {
        areAllValues = true;
        this.pattern += '-';
      } else {
        const word = this.optionWord(arg);
        if (word) this.words.set(index, word);
        this.pattern += word ? 'O' : 'A';
      }
    });
  }

  private optionWord(arg: string): OptionWord | null {
    if (!arg.startsWith('-')) return null;
    const known = this.options.get(arg);
    if (known) return { spec: known, explicit: null };
    if (arg.length === 1) return null;
    const [head, explicit] = splitOnce(arg);
    const named = explicit === null ? undefined : this.options.get(head);
    if (named) return { spec: named, explicit };
    const longer = [...this.options.values()].filter(({ name }) => abbreviates(arg, head, name));
    if (longer.length > 1) {
      const matches = longer.map(({ name }) => name).join(', ');
      throw usageError(`ambiguous option: ${arg} could match ${matches}`);
    }
    if (longer.length === 1) return { spec: longer[0]!, explicit };
    if (/^-\d+$|^-\d*\.\d+$/.test(arg) || arg.includes(' ')) return null;
    return { spec: null, explicit: null };
  }

  private consumeOption(at: number): number {
    const { spec, explicit } = this.words.get(at)!;
    if (!spec) {
      this.extras.push(this.args[at]!);
      return at + 1;
    }
    if (explicit !== null) {
      if (this.fits(spec, 'A') !== 1) {
        throw argumentError(spec, `ignored explicit argument ${repr(explicit)}`);
      }
      this.take(spec, [explicit]);
      return at + 1;
    }
    const count = this.fits(spec, this.pattern.slice(at + 1).split('O')[0]!);
    const end = at + 1 + count;
    this.take(spec, this.args.slice(at + 1, end));
    return end;
  }

  /** How many of the following words an option takes. */
  private fits(spec: ArgumentSpec, following: string): number {
    const values = /^A*/.exec(following.replaceAll('-', ''))![0].length;
    switch (spec.takes) {
      case 'none':
        return 0;
      case 'maybe':
        return Math.min(1, values);
      case 'many':
        return following.length;
      case 'two':
        if (values < 2) throw argumentError(spec, 'expected 2 arguments');
        return 2;
      case 'one':
        if (values === 0) throw argumentError(spec, 'expected one argument');
        return 1;
    }
  }

  private consumePositionals(start: number): number {
    let at = start;
    while (this.positionals.length > 0) {
      const spec = this.positionals[0]!;
      const free = /^[A-]*/.exec(this.pattern.slice(at))![0];
      const has = free.includes('A');
      if (spec.takes === 'one' && !has) break;
      if (spec.takes === 'two' && !free.startsWith('AA')) break;
      const one = has ? free.indexOf('A') + 1 : 0;
      const count = spec.takes === 'many' ? free.length : spec.takes === 'two' ? 2 : one;
      this.positionals = this.positionals.slice(1);
      this.take(spec, this.args.slice(at, at + count));
      at += count;
    }
    return at;
  }

  private take(spec: ArgumentSpec, given: readonly string[]): void {
    this.seen.add(spec);
    const dashes = given.indexOf('--');
    const words = given.filter((_, index) => index !== dashes);
    const value = this.valueOf(spec, words);
    const before = (this.values.get(spec.dest) ?? []) as readonly string[];
    const kept = spec.repeats ? [...before, `${spec.name}\u0000${String(value)}`] : value;
    this.values.set(spec.dest, kept);
  }

  private valueOf(spec: ArgumentSpec, words: readonly string[]): ParsedValue {
    if (spec.takes === 'none') return spec.present ?? true;
    if (spec.takes === 'many' || spec.takes === 'two') return [...words];
    if (words.length === 0) {
      return isOption(spec) ? (spec.present ?? null) : (spec.fallback ?? null);
    }
    const word = words[0]!;
    const value = spec.type ? numberWord(spec, word) : word;
    if (spec.choices && !spec.choices.includes(word)) throw invalidChoice(spec, word);
    return value;
  }

  private demandRequired(): void {
    const missing = this.specs.filter((spec) => spec.required && !this.seen.has(spec));
    if (missing.length === 0) return;
    const names = missing.map(({ name }) => name).join(', ');
    throw usageError(`the following arguments are required: ${names}`);
  }
}

function isOption({ name }: ArgumentSpec): boolean {
  return name.startsWith('-');
}

function splitOnce(arg: string): [string, string | null] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, null] : [arg.slice(0, at), arg.slice(at + 1)];
}

function abbreviates(arg: string, head: string, name: string): boolean {
  return name.startsWith(arg.startsWith('--') ? head : arg);
}

function argumentError({ name }: ArgumentSpec, message: string) {
  return usageError(`argument ${name}: ${message}`);
}

function numberWord(spec: ArgumentSpec, word: string): number {
  const text = word.trim().replace(/(\d)_(?=\d)/g, '$1');
  const isRight =
    spec.type === 'int'
      ? /^[-+]?\d+$/.test(text)
      : /^[-+]?(\d+\.?\d*([eE][-+]?\d+)?|\.\d+([eE][-+]?\d+)?|inf|infinity|nan)$/i.test(text);
  if (isRight) {
    if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
    return Number(text);
  }
  throw argumentError(spec, `invalid ${spec.type!} value: ${repr(word)}`);
}

const CHOICES_PER_LINE = 2;

function invalidChoice(spec: ArgumentSpec, word: string) {
  const choices = spec.choices!;
  const lines = ['Invalid choice, valid choices are:\n'];
  for (let i = 0; i < choices.length; i += CHOICES_PER_LINE) {
    const row = choices.slice(i, i + CHOICES_PER_LINE);
    lines.push(row.map((choice) => choice.padEnd(40)).join(' | '));
  }
  const close = closeMatches(word, choices, 0.8);
  if (close.length > 0) {
    lines.push(`\n\nInvalid choice: ${repr(word)}, maybe you meant:\n`);
    lines.push(...close.map((choice) => `  * ${choice}`));
  }
  return argumentError(spec, lines.join('\n'));
}

/** Options of which only one group may be given; places in the order of the parser. */
export function mutuallyExclusive(
  given: ReadonlyMap<string, ParsedValue>,
  groups: readonly (readonly string[])[],
): void {
  let current: readonly string[] | undefined;
  for (const [dest, value] of given) {
    const group = value === null ? undefined : groups.find((names) => names.includes(dest));
    if (!group) continue;
    current ??= group;
    if (group === current) continue;
    throw paramError(
      `The key "${dest}" cannot be specified when one of the following keys are also ` +
        `specified: ${current.join(', ')}`,
    );
  }
}
