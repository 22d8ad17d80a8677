/** A learner's module made runnable inside a function: imports, top-level await, last value. */
import { parser } from '@lezer/javascript';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** One `import … from` statement. */
export interface StaticImport {
  readonly from: string;
  /** Names that the module must have. */
  readonly names: readonly string[];
  /** What binds them, with `MODULE` for the module. */
  readonly line: number;
}

export interface Program {
  /** Body of an async function that is given `IMPORTS`, `LOAD` and `LAST`. */
  readonly body: string;
  readonly imports: readonly StaticImport[];
  /** Where the text stops being JavaScript, if it does; engines do not tell. */
  readonly brokenLine: number | null;
}

/** Names that the body is given. */
export const IMPORTS = '__imports__';
export const LOAD = '__import__';
export const LAST = '__last__';
/** Lines of the body before the learner's first. */
export const LINES_BEFORE = 1;

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** Reads a module. Lines stay where they are, so that errors name the learner's own. */
export function readProgram(code: string): Program {
  const { topNode } = parser.parse(code);
  const edits: Edit[] = [];
  const imports: StaticImport[] = [];
  const bindings: string[] = [];
  const lineAt = (at: number) => code.slice(0, at).split('\n').length;
  for (const node of childrenOf(topNode)) {
    if (node.name === 'ImportDeclaration') {
      const read = readImport(node, code);
      if (!read) continue;
      bindings.push(...read.patterns.map((name) => bind(name, imports.length)));
      imports.push({ from: read.from, names: read.names, line: lineAt(node.from) });
      edits.push(blank(node, code));
    }
    if (node.name === 'ExportDeclaration') edits.push(...withoutExport(node, code));
  }
  edits.push(...dynamicImports(topNode), ...lastValue(topNode));
  return {
    body: `${bindings.join(' ')}\n${applied(code, edits)}\nreturn ${LAST}.value;`,
    imports,
    brokenLine: brokenAt(topNode, lineAt),
  };
}

function bind(pattern: string, index: number): string {
  return `const ${pattern} = ${IMPORTS}[${index}];`;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

interface ReadImport {
  readonly from: string;
  readonly names: readonly string[];
  /** Left sides of declarations that take what is wanted out of the module. */
  readonly patterns: readonly string[];
}

function readImport(node: SyntaxNode, code: string): ReadImport | null {
  const textOf = (part: SyntaxNode) => code.slice(part.from, part.to);
  const parts = childrenOf(node);
  const source = parts.find(({ name }) => name === 'String');
  if (!source) return null;
  const hasStar = parts.some(({ name }) => name === 'Star');
  const names: string[] = [];
  const patterns: string[] = [];
  for (const part of parts) {
    if (part.name === 'VariableDefinition') {
      const isWhole = hasStar && part.prevSibling?.name === 'as';
      patterns.push(isWhole ? textOf(part) : `{ default: ${textOf(part)} }`);
    }
    if (part.name !== 'ImportGroup') continue;
    const pairs = readGroup(part, textOf);
    names.push(...pairs.map(([name]) => name));
    patterns.push(`{ ${pairs.map(([name, as]) => `${JSON.stringify(name)}: ${as}`).join(', ')} }`);
  }
  return { from: unquoted(textOf(source)), names, patterns };
}

/** `{ a, b as c }` as pairs of the module's name and the learner's. */
function readGroup(group: SyntaxNode, textOf: (node: SyntaxNode) => string): [string, string][] {
  const pairs: [string, string][] = [];
  let wanted = '';
  for (const part of childrenOf(group)) {
    const text = textOf(part);
    if (part.name === 'VariableName' || part.name === 'default') wanted = text;
    if (part.name === 'String') wanted = unquoted(text);
    if (part.name !== 'VariableDefinition') continue;
    pairs.push([wanted === '' ? text : wanted, text]);
    wanted = '';
  }
  return pairs;
}

function unquoted(text: string): string {
  return text.slice(1, -1);
}

function blank({ from, to }: { from: number; to: number }, code: string): Edit {
  return { at: from, end: to, text: code.slice(from, to).replace(/[^\n]/g, ' ') };
}

/** Nothing imports this code, so exporting means nothing; the declaration stays. */
function withoutExport(node: SyntaxNode, code: string): Edit[] {
  const parts = childrenOf(node);
  if (parts.some(({ name }) => name === 'ExportGroup')) return [blank(node, code)];
  return parts
    .filter(({ name }) => name === 'export' || name === 'default')
    .map((part) => blank(part, code));
}

function dynamicImports(top: SyntaxNode): Edit[] {
  const edits: Edit[] = [];
  top.cursor().iterate(({ name, node }) => {
    const word = name === 'DynamicImport' ? node.firstChild : null;
    if (word) edits.push({ at: word.from, end: word.to, text: LOAD });
  });
  return edits;
}

/** What the last statement comes to: an expression's value, or what a declaration awaited. */
function lastValue(top: SyntaxNode): Edit[] {
  const isRemark = ({ name }: SyntaxNode) => /Comment$/.test(name) || name === ';';
  const last = childrenOf(top).findLast((node) => !isRemark(node));
  if (last?.name === 'ExpressionStatement') {
    return [{ at: last.from, end: last.from, text: 'return ' }];
  }
  if (last?.name !== 'VariableDeclaration') return [];
  const awaited = childrenOf(last).findLast(({ name }) => name === 'AwaitExpression');
  if (!awaited || awaited.prevSibling?.name !== 'Equals') return [];
  return [{ at: awaited.from, end: awaited.from, text: `${LAST}.value = ` }];
}

function applied(code: string, edits: readonly Edit[]): string {
  let text = code;
  for (const { at, end, text: inserted } of [...edits].sort((a, b) => b.at - a.at)) {
    text = text.slice(0, at) + inserted + text.slice(end);
  }
  return text;
}

function brokenAt(top: SyntaxNode, lineAt: (at: number) => number): number | null {
  let found: number | null = null;
  top.cursor().iterate(({ type, from }) => {
    if (type.isError && found === null) found = lineAt(from);
  });
  return found;
}
