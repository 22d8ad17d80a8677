/** `aws help`, `aws <service> help`, `aws <service> <operation> help`: from the tables. */
import { serviceTable } from '../../aws/model/load.ts';
import type { Shape } from '../../aws/model/shapes.ts';
import type { OperationCommand } from '../arguments/operation-table.ts';
import type { CliArgument } from '../arguments/argument.ts';
import type { Sentences } from '../calls/yaml-skeleton.ts';
import { GLOBAL_SPECS } from '../globals.ts';
import { commandOf, isModelled, operationsOf, COMMAND_NAMES, serviceOf } from '../tables.ts';

const INDENT = '       ';

export function topHelp(): string {
  const simulated = COMMAND_NAMES.filter((name) => serviceOf(name) !== undefined);
  const own = ['configure', 's3'];
  return page([
    ['NAME', 'aws -'],
    [
      'DESCRIPTION',
      'The AWS Command Line Interface is a unified tool to manage your AWS services.',
    ],
    ['SYNOPSIS', '   aws [options] <command> <subcommand> [parameters]'],
    ['GLOBAL OPTIONS', GLOBAL_SPECS.map((spec) => optionLine(spec.name, spec.takes)).join('\n')],
    ['AVAILABLE SERVICES', bullets([...simulated, ...own].sort())],
    ['SEE ALSO', 'Services that are not in this list do not exist in this account.'],
  ]);
}

export function serviceHelp(service: string, commands: readonly string[]): string {
  const operations = operationsOf(service);
  const there = commands.filter((name) => {
    const operation = operations.get(name);
    return operation === undefined || isModelled(service, operation);
  });
  const version = serviceTable(service)?.apiVersion ?? '';
  return page([
    ['NAME', `${commandOf(service)} -`],
    ['DESCRIPTION', `API version ${version}. These commands work in this account.`],
    ['AVAILABLE COMMANDS', bullets([...there, 'help'].sort())],
  ]);
}

/** `sentences`: what AWS says of the members of its inputs. */
export function operationHelp(command: OperationCommand, sentences: Sentences): string {
  const { service, name, table, input, output } = command;
  const said = sentences[input?.name ?? ''] ?? {};
  const shown = [...table.values()].filter(({ isHidden }) => !isHidden);
  return page([
    ['NAME', `${name} -`],
    ['DESCRIPTION', `Calls ${command.operation} of ${commandOf(service)}.`],
    ['SYNOPSIS', [`   ${name}`, ...synopsis(shown)].join('\n          ')],
    ['OPTIONS', shown.map((one) => optionHelp(one, said[one.member ?? ''])).join('\n\n')],
    ['OUTPUT', output ? [...output.members].map(memberLine).join('\n') : 'None'],
  ]);
}

/** `--a | --no-a` stand together. */
function synopsis(shown: readonly CliArgument[]): string[] {
  const pairs = new Map<string, CliArgument[]>();
  for (const one of shown) {
    pairs.set(one.spec.dest, [...(pairs.get(one.spec.dest) ?? []), one]);
  }
  return [...pairs.values()].map((ones) => {
    const told = ones.map(({ spec }) => spec.name).join(' | ');
    const first = ones[0]!;
    const withValue = first.spec.takes === 'none' ? told : `${told} <value>`;
    return first.spec.required ? withValue : `[${withValue}]`;
  });
}

function optionHelp({ spec, typeName, shape, help }: CliArgument, said = help): string {
  const lines = [`${spec.name} (${typeName})`];
  if (said) lines.push(`   ${said.trim()}`);
  if (shape) lines.push(...rulesOf(shape).map((rule) => `   ${rule}`));
  const isSimple = !shape || !['structure', 'list', 'map'].includes(shape.kind);
  if (!isSimple) lines.push('', '   Shorthand Syntax:', `      ${shorthandOf(shape, 0)}`);
  return lines.join(`\n${INDENT}`);
}

function rulesOf(shape: Shape): string[] {
  const rules: string[] = [];
  if (shape.values) rules.push('Possible values:', ...shape.values.map((value) => `o ${value}`));
  if (shape.min !== undefined) rules.push(`Minimum: ${shape.min}`);
  if (shape.max !== undefined) rules.push(`Maximum: ${shape.max}`);
  if (shape.pattern !== undefined) rules.push(`Pattern: ${shape.pattern}`);
  return rules;
}

/** `Name=string,Values=string,string ...` */
function shorthandOf(shape: Shape, depth: number): string {
  if (depth > 2) return '...';
  switch (shape.kind) {
    case 'structure': {
      const members = [...shape.members].map(
        ([name, one]) => `${name}=${shorthandOf(one, depth + 1)}`,
      );
      return depth === 0 ? members.join(',') : `{${members.join(',')}}`;
    }
    case 'list':
      if (depth === 0) return `${shorthandOf(shape.element!, 0)} ...`;
      return `[${shorthandOf(shape.element!, depth + 1)},${shorthandOf(shape.element!, depth + 1)}]`;
    case 'map':
      return `KeyName1=${shorthandOf(shape.element!, depth + 1)}`;
    default:
      return shape.kind;
  }
}

function memberLine([name, shape]: readonly [string, Shape]): string {
  return `${name} -> (${shape.kind})`;
}

function optionLine(name: string, takes: string): string {
  return `${name} (${takes === 'none' ? 'boolean' : 'string'})`;
}

function bullets(names: readonly string[]): string {
  return names.map((name) => `o ${name}`).join('\n\n');
}

function page(parts: readonly (readonly [string, string])[]): string {
  return parts
    .map(([title, text]) => {
      const body = text.split('\n').map((line) => (line === '' ? '' : INDENT + line));
      return `${title}\n${body.join('\n')}\n`;
    })
    .join('\n');
}
