/** One option of a command: how it is parsed, and what it puts into the request. */
import type { Shape } from '../../aws/model/shapes.ts';
import { cliName } from '../names.ts';
import { PyDict, type PyValue } from '../python/values.ts';
import type { ArgumentSpec } from './parser.ts';
import { unpack, type Given } from './unpack.ts';

export interface CliArgument {
  /** Without dashes. */
  readonly name: string;
  readonly spec: ArgumentSpec;
  readonly shape?: Shape;
  /** The member of the input that it sets. */
  readonly member?: string;
  /** What `help` calls its type. */
  readonly typeName: string;
  readonly help?: string;
  /** Not shown in help. */
  readonly isHidden?: boolean;
  /** Puts the value into the request; `null`: it was not given. */
  readonly add: (params: PyDict, value: Given | null) => void;
  /** A positional or flag whose words are never taken for a file name. */
  readonly isLiteral?: boolean;
}

/** Options in the order of the parser, by name. */
export type ArgumentTable = Map<string, CliArgument>;

export function destOf(name: string): string {
  return name.replaceAll('-', '_');
}

/** The options of one member of an operation's input; a boolean has two. */
export function memberArguments(
  member: string,
  shape: Shape,
  isRequired: boolean,
): readonly CliArgument[] {
  const name = cliName(member);
  if (shape.kind === 'boolean') return booleanPair(name, member, shape);
  const put = (params: PyDict, value: Given | null) => {
    if (value !== null) params.set(member, unpack(shape, value, `--${name}`));
  };
  return [{ ...option(name, { shape, isRequired, put }), member }];
}

interface OptionParts {
  readonly shape?: Shape;
  readonly isRequired?: boolean;
  readonly takes?: ArgumentSpec['takes'];
  readonly type?: ArgumentSpec['type'];
  readonly choices?: readonly string[];
  readonly help?: string;
  readonly put: (params: PyDict, value: Given | null) => void;
}

/** An option with values. */
export function option(name: string, parts: OptionParts): CliArgument {
  const { shape, isRequired = false, put, help } = parts;
  const type = parts.type ?? TYPES.get(shape?.kind ?? 'string');
  return {
    name,
    shape,
    help,
    typeName: shape?.kind ?? (parts.type === 'int' ? 'integer' : 'string'),
    spec: {
      name: `--${name}`,
      dest: destOf(name),
      takes: parts.takes ?? (shape?.kind === 'list' ? 'many' : 'one'),
      required: isRequired,
      ...(type && { type }),
      ...(parts.choices && { choices: parts.choices }),
    },
    add: put,
  };
}

/** argparse reads these itself; other types are read later. */
const TYPES: ReadonlyMap<string, ArgumentSpec['type']> = new Map([
  ['long', 'int' as const],
  ['float', 'float' as const],
  ['double', 'float' as const],
]);

function booleanPair(name: string, member: string, shape: Shape): readonly CliArgument[] {
  const make = (called: string, present: boolean): CliArgument => ({
    name: called,
    shape,
    member,
    typeName: 'boolean',
    spec: { name: `--${called}`, dest: destOf(name), takes: 'none', present },
    add: (params, value) => {
      if (value !== null) params.set(member, value as PyValue);
    },
    isLiteral: true,
  });
  return [make(name, true), make(`no-${name}`, false)];
}

/** An option without values. */
export function flag(name: string, put: (params: PyDict, isSet: boolean) => void): CliArgument {
  return {
    name,
    typeName: 'boolean',
    spec: { name: `--${name}`, dest: destOf(name), takes: 'none', present: true, fallback: false },
    add: (params, value) => put(params, value === true),
    isLiteral: true,
  };
}
