/** The options of an operation: its members, the CLI's own options, and its customisations. */
import { inputShape, outputShape, type Shape } from '../../aws/model/shapes.ts';
import { cliName } from '../names.ts';
import { PyDict } from '../python/values.ts';
import { pageTable, traitsOf, type PageTable } from '../tables.ts';
import { memberArguments, option, type ArgumentTable, type CliArgument } from './argument.ts';
import { customise } from './customise.ts';

/** An operation as a command. */
export interface OperationCommand {
  readonly service: string;
  readonly operation: string;
  /** `describe-alarms`. */
  readonly name: string;
  readonly input: Shape | undefined;
  readonly output: Shape | undefined;
  readonly table: ArgumentTable;
  readonly pages: PageTable | undefined;
  /** Options that the paging options hide: they come back with `--no-paginate`. */
  readonly shadowed: ReadonlyMap<string, CliArgument>;
}

/** `name`: a waiter has one of its own. */
export function operationCommand(
  service: string,
  operation: string,
  name = cliName(operation),
): OperationCommand {
  const input = inputShape(service, operation);
  const traits = traitsOf(service, operation);
  const table: ArgumentTable = new Map();
  for (const [member, shape] of input?.members ?? []) {
    const isRequired = input!.required.includes(member) && !traits.t?.includes(member);
    for (const one of memberArguments(member, shape, isRequired)) table.set(one.name, one);
  }
  customise(`${service}.${name}`, table);
  const outfile = traits.f;
  if (outfile !== undefined) table.set('outfile', outfileArgument());
  else addInputOptions(table);
  const pages = pageTable(service, operation);
  const shadowed = pages ? addPagingOptions(table, pages, input) : new Map();
  if (outfile === undefined) table.set('generate-cli-skeleton', skeletonOption());
  const output = outputShape(service, operation);
  return { service, operation, name, input, output, table, pages, shadowed };
}

const ignore = () => undefined;

function outfileArgument(): CliArgument {
  return {
    name: 'outfile',
    typeName: 'string',
    help: 'Filename where the content will be saved',
    spec: { name: 'outfile', dest: 'outfile', takes: 'one', required: true },
    add: ignore,
    isLiteral: true,
  };
}

function addInputOptions(table: ArgumentTable): void {
  for (const name of ['cli-input-json', 'cli-input-yaml']) {
    table.set(name, { ...option(name, { put: ignore }), isLiteral: true });
  }
}

function skeletonOption(): CliArgument {
  const made = option('generate-cli-skeleton', {
    takes: 'maybe',
    choices: ['input', 'output', 'yaml-input'],
    put: ignore,
  });
  return { ...made, spec: { ...made.spec, present: 'input' }, isLiteral: true };
}

/** Members that the paging options stand for: still there, but not shown in help. */
export function pagingMembers({ i, l }: PageTable): readonly string[] {
  return l === undefined ? i : [...i, l];
}

function addPagingOptions(table: ArgumentTable, pages: PageTable, input: Shape | undefined) {
  for (const member of pagingMembers(pages)) {
    const found = table.get(cliName(member));
    if (found) table.set(found.name, { ...found, isHidden: true });
  }
  const shadowed = new Map<string, CliArgument>();
  const add = (name: string, member: string, type?: 'int') => {
    const before = table.get(name);
    if (before) shadowed.set(name, before);
    const put = (params: PyDict, value: unknown) => {
      if (value === null) return;
      const config = (params.get(PAGING) as PyDict | undefined) ?? new PyDict();
      config.set(member, value as string | number);
      params.set(PAGING, config);
    };
    table.set(name, { ...option(name, { put, ...(type && { type }) }), isLiteral: false });
  };
  const limit = pages.l === undefined ? undefined : input?.members.get(pages.l);
  const limitType = limit?.kind === 'string' ? undefined : 'int';
  add('starting-token', 'StartingToken');
  if (limit) add('page-size', 'PageSize', limitType);
  add('max-items', 'MaxItems', limit ? limitType : 'int');
  return shadowed;
}

/** Where the paging options stand among the parameters until the call is made. */
export const PAGING = 'PaginationConfig';
