/**
 * Which operations a test case calls, read from the source of the tests: the names it gives to
 * what sends a call, directly or by way of tables and helpers of its file.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** An operation as a test names it, with its service where the test says so. */
export interface NamedCall {
  readonly service: string | null;
  readonly operation: string;
}

const CASES: ReadonlySet<string> = new Set(['it', 'test']);
/** What tests call the functions that send a call. A policy names actions alike, but sends none. */
const SENDERS: ReadonlySet<string> = new Set(
  'ok refused call send outcome ask peek submit act'.split(' '),
);
/** Members that name the operation of a request, in tests and in recorded vectors. */
const NAMED_BY: ReadonlySet<string> = new Set(['operation', 'api']);
const NAME = /^(?:([a-z][a-z0-9]*)[:.])?([A-Z][A-Za-z0-9]+)$/;

/** The calls of every `it(…)` and `test(…)` of a file: one list for each case. */
export function casesOf(path: string, text = readFileSync(path, 'utf8')): NamedCall[][] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const scope = scopeOf(file);
  const cases: NamedCall[][] = [];
  const visit = (node: ts.Node, tables: readonly ts.Node[]): void => {
    if (!ts.isCallExpression(node)) return ts.forEachChild(node, (child) => visit(child, tables));
    const name = calleeName(node.expression);
    if (CASES.has(name)) cases.push(reach([node, ...tables], scope));
    else {
      // The rows of describe.each belong to every case within.
      const rows = name === 'describe' ? [...tables, node.expression] : tables;
      ts.forEachChild(node, (child) => visit(child, rows));
    }
  };
  visit(file, []);
  return cases;
}

/** What the names of a file stand for: its declarations, and the vectors it imports. */
interface Scope {
  readonly declared: ReadonlyMap<string, readonly ts.Node[]>;
  readonly vectors: ReadonlyMap<string, readonly NamedCall[]>;
}

function scopeOf(file: ts.SourceFile): Scope {
  const declared = new Map<string, ts.Node[]>();
  const vectors = new Map<string, readonly NamedCall[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const from = (node.moduleSpecifier as ts.StringLiteral).text;
      const name = node.importClause?.name?.text;
      const path = join(dirname(file.fileName), from);
      if (name && from.endsWith('.json') && existsSync(path)) vectors.set(name, vectorCalls(path));
    }
    const isNamed = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
    if (isNamed && node.name && ts.isIdentifier(node.name)) {
      declared.set(node.name.text, [...(declared.get(node.name.text) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { declared, vectors };
}

/** Everything named in some nodes and in what they refer to; nothing, where no call is sent. */
function reach(roots: readonly ts.Node[], { declared, vectors }: Scope): NamedCall[] {
  const calls: NamedCall[] = [];
  const seen = new Set<ts.Node>();
  let isSending = false;
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    isSending ||= ts.isCallExpression(node) && SENDERS.has(calleeName(node.expression));
    const call = ts.isStringLiteral(node) ? namedCall(node) : null;
    if (call) calls.push(call);
    if (ts.isIdentifier(node) && !isMemberName(node)) {
      calls.push(...(vectors.get(node.text) ?? []));
      for (const declaration of declared.get(node.text) ?? []) visit(declaration);
    }
    ts.forEachChild(node, visit);
  };
  roots.forEach(visit);
  return isSending ? calls : [];
}

function isMemberName({ parent, text }: ts.Identifier): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name.text === text) ||
    (ts.isPropertyAssignment(parent) && parent.name.getText() === text)
  );
}

/** The call a string names, if it stands where the name of an operation stands. */
function namedCall(literal: ts.StringLiteral): NamedCall | null {
  const [, prefix, operation] = NAME.exec(literal.text) ?? [];
  const { parent } = literal;
  if (!operation) return null;
  if (ts.isPropertyAssignment(parent)) {
    if (!NAMED_BY.has(parent.name.getText())) return null;
    return { service: prefix ?? siblingMember(parent, 'service'), operation };
  }
  const items = itemsOf(parent);
  const index = items.indexOf(literal);
  const isSent = ts.isCallExpression(parent) && SENDERS.has(calleeName(parent.expression));
  if (!isSent && !isRow(parent, index)) return null;
  const before = items[index - 1];
  const service = prefix ?? (before && ts.isStringLiteral(before) ? before.text : null);
  return { service, operation };
}

function itemsOf(node: ts.Node): readonly ts.Expression[] {
  if (ts.isCallExpression(node)) return node.arguments;
  return ts.isArrayLiteralExpression(node) ? node.elements : [];
}

/** Whether a row of a table begins here: `['PutItem', params]`, `['s3', 'PutObject', params]`. */
function isRow(node: ts.Node, index: number): boolean {
  if (!ts.isArrayLiteralExpression(node)) return false;
  const next = node.elements[index + 1];
  return index <= 1 && next !== undefined && !ts.isStringLiteral(next);
}

function siblingMember(node: ts.PropertyAssignment, name: string): string | null {
  const member = node.parent.properties.find((property) => property.name?.getText() === name);
  const value = member && ts.isPropertyAssignment(member) ? member.initializer : null;
  return value && ts.isStringLiteral(value) ? value.text : null;
}

/** `ok` of `world.ok<Shown>(…)`, `it` of `it.each(rows)(…)`. */
function calleeName(node: ts.Expression): string {
  if (ts.isCallExpression(node)) return calleeName(node.expression);
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node)) return '';
  return node.name.text === 'each' ? calleeName(node.expression) : node.name.text;
}

function vectorCalls(path: string): NamedCall[] {
  const calls: NamedCall[] = [];
  JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) => {
    const [, service, operation] = typeof value === 'string' ? (NAME.exec(value) ?? []) : [];
    if (operation && NAMED_BY.has(key)) calls.push({ service: service ?? null, operation });
    return value;
  });
  return calls;
}
