/** Commands that awscli writes by hand: fixed options, a `help` word, subcommands. */
import { loadParameter } from '../arguments/param-file.ts';
import { parseKnown, type ArgumentSpec, type ParsedValue } from '../arguments/parser.ts';
import { toInt } from '../arguments/unpack.ts';
import type { Running } from '../calls/operation.ts';
import { paramError } from '../errors.ts';
import type { CustomCommand } from './custom.ts';

export interface BasicCommand {
  /** All words behind `aws`: `s3 ls`. */
  readonly name: string;
  /** What it does, in one sentence, for help. */
  readonly about: string;
  readonly specs: readonly BasicSpec[];
  readonly run: (running: Running, values: ReadonlyMap<string, ParsedValue>) => Promise<string>;
}

export interface BasicSpec extends ArgumentSpec {
  readonly about?: string;
}

export function positional(name: string, about: string): BasicSpec {
  return { name, dest: name, takes: 'one', required: true, about };
}

/** `--name value`. */
export function valued(name: string, about: string, more: Partial<ArgumentSpec> = {}): BasicSpec {
  return { name: `--${name}`, dest: name.replaceAll('-', '_'), takes: 'one', about, ...more };
}

/** `--name`, true where it is given. */
export function switched(name: string, about: string): BasicSpec {
  const dest = name.replaceAll('-', '_');
  return { name: `--${name}`, dest, takes: 'none', present: true, fallback: false, about };
}

/** The command as others call it. */
export function basic(command: BasicCommand): CustomCommand {
  return async (running, args) => {
    if (args.length === 1 && args[0] === 'help') return basicHelp(command);
    const { values, extras } = parseKnown(command.specs.map(untyped), args);
    const loaded = new Map<string, ParsedValue>();
    for (const [dest, value] of values) {
      const spec = command.specs.find((one) => one.dest === dest);
      const found = await loadParameter(running.session.host, spec?.name ?? dest, value);
      const text = found instanceof Uint8Array ? new TextDecoder().decode(found) : found;
      loaded.set(dest, spec?.type === 'int' && typeof text === 'string' ? toInt(text) : text);
    }
    if (extras.length > 0) throw paramError(`Unknown options: ${extras.join(',')}`);
    return command.run(running, loaded);
  };
}

/** The parser takes any word: numbers are read afterwards, with Python's own complaint. */
function untyped({ type: _type, ...spec }: BasicSpec): BasicSpec {
  return spec;
}

/** A command that only has subcommands. */
export function group(name: string, commands: ReadonlyMap<string, CustomCommand>): CustomCommand {
  return async (running, args) => {
    const choices = [...commands.keys()];
    const spec: ArgumentSpec = { name: 'subcommand', dest: 'subcommand', takes: 'maybe', choices };
    if (args.length === 1 && args[0] === 'help') return groupHelp(name, choices);
    const { values } = parseKnown([spec], args);
    const chosen = values.get('subcommand') as string | null;
    if (chosen === null) {
      throw paramError(
        `usage: aws [options] ${name} <subcommand> [parameters]\naws: error: too few arguments`,
      );
    }
    const at = args.indexOf(chosen);
    return commands.get(chosen)!(running, [...args.slice(0, at), ...args.slice(at + 1)]);
  };
}

function basicHelp({ name, about, specs }: BasicCommand): string {
  const synopsis = specs.map((spec) => (spec.required ? `<${spec.name}>` : `[${spec.name}]`));
  const options = specs.map((spec) => `       ${spec.name}\n          ${spec.about ?? ''}\n`);
  return (
    `NAME\n       ${name.split(' ').at(-1)!} -\n\nDESCRIPTION\n       ${about}\n\n` +
    `SYNOPSIS\n       ${[name, ...synopsis].join('\n          ')}\n\nOPTIONS\n${options.join('\n')}`
  );
}

function groupHelp(name: string, choices: readonly string[]): string {
  const list = choices.map((choice) => `       o ${choice}\n`).join('\n');
  return `NAME\n       ${name} -\n\nAVAILABLE COMMANDS\n${list}`;
}
