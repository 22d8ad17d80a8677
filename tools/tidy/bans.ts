/** Calls that break determinism or the borders of a room. */
import ts from 'typescript';
import { finding, lineOf, roomOf, walk, type Finding, type Source, type Words } from './source.ts';

export const SIM_ROOMS = new Set([
  'kernel',
  'aws',
  'gateway',
  'services',
  'actors',
  'workloads',
  'world',
]);

const CLOCK = 'take the instant from the kernel clock (ctx.now)';
const SYNC = 'sim rooms are synchronous: schedule work as data, ctx.schedule(at, kind, arg)';
const SIM_GLOBALS: Record<string, string> = {
  Date: `${CLOCK}; format with aws/instant.ts`,
  performance: CLOCK,
  setTimeout: SYNC,
  setInterval: SYNC,
  setImmediate: SYNC,
  queueMicrotask: SYNC,
  requestAnimationFrame: SYNC,
  Promise: SYNC,
  crypto: 'draw ids from a named fork of kernel/random.ts',
  Intl: 'format by hand: engines differ in their locale data',
  window: 'sim rooms have no page',
  document: 'sim rooms have no page',
  navigator: 'sim rooms have no page',
  localStorage: 'sim rooms keep nothing: state is one value, saved by src/storage',
  fetch: 'sim rooms have no network',
  WeakRef: 'collection by the host is not repeatable',
};
const LOCALE_METHODS = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
]);
/** Engines may differ in the last bit of these; sqrt, floor, round, abs, min, max are exact. */
const INEXACT_MATH =
  /^(random|a?sinh?|a?cosh?|a?tanh?|atan2|exp|expm1|log|log2|log10|log1p|pow|cbrt|hypot)$/;

/** Names that belong to one room only, wherever they are used. */
const OWNED: Record<string, { room: string; cure: string }> = {
  postMessage: { room: 'worker', cure: 'speak to the world through src/worker/client.ts' },
  Worker: { room: 'worker', cure: 'speak to the world through src/worker/client.ts' },
  indexedDB: { room: 'storage', cure: 'keep things through src/storage' },
  localStorage: { room: 'storage', cure: 'keep things through src/storage' },
  sessionStorage: { room: 'storage', cure: 'keep things through src/storage' },
};

export function checkBans(source: Source): Finding[] {
  if (!source.path.startsWith('src/') || source.isTest) return [];
  const isSim = SIM_ROOMS.has(roomOf(source.path));
  const findings: Finding[] = [];
  const report = (node: ts.Node, problem: Words | undefined) => {
    if (problem) findings.push(finding(source, lineOf(source, node), ...problem));
  };
  walk(source.tree, (node) => {
    report(node, judgeOwned(source, node));
    if (!isSim) return;
    report(node, judgeGlobal(node) ?? judgeMember(node) ?? judgeAsync(node) ?? judgePower(node));
  });
  if (isSim) findings.push(...checkModuleState(source));
  findings.push(...checkMuting(source), ...checkMarkup(source));
  return findings;
}

function judgeOwned(source: Source, node: ts.Node): Words | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const owner = Object.hasOwn(OWNED, node.text) ? OWNED[node.text] : undefined;
  if (!owner || owner.room === roomOf(source.path) || !isUse(node, true)) return undefined;
  return [`${node.text} outside ${owner.room}`, owner.cure];
}

function judgeGlobal(node: ts.Node): Words | undefined {
  if (!ts.isIdentifier(node) || !Object.hasOwn(SIM_GLOBALS, node.text)) return undefined;
  if (!isUse(node, false)) return undefined;
  return [`${node.text} in a sim room`, SIM_GLOBALS[node.text]!];
}

/** True where the identifier is a value that is read or called, not a name of a member or type. */
function isUse(node: ts.Identifier, asMember: boolean): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node || asMember;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.name !== node;
  if (ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) return false;
  if (ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent)) return false;
  return !(ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent));
}

function judgeMember(node: ts.Node): Words | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const name = node.name.text;
  if (LOCALE_METHODS.has(name)) {
    return [`${name} in a sim room`, 'compare with < and >, format by hand'];
  }
  const isMath = ts.isIdentifier(node.expression) && node.expression.text === 'Math';
  if (!isMath || !INEXACT_MATH.test(name)) return undefined;
  const cure = name === 'random' ? 'kernel/random.ts, a named fork' : 'kernel/exact-math.ts';
  return [`Math.${name} in a sim room`, cure];
}

function judgeAsync(node: ts.Node): Words | undefined {
  if (ts.isAwaitExpression(node)) return ['await in a sim room', SYNC];
  const isAsync = node.kind === ts.SyntaxKind.AsyncKeyword;
  return isAsync ? ['async in a sim room', SYNC] : undefined;
}

function judgePower(node: ts.Node): Words | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  const kind = node.operatorToken.kind;
  if (kind !== ts.SyntaxKind.AsteriskAsteriskToken) return undefined;
  if (ts.isNumericLiteral(node.left) && ts.isNumericLiteral(node.right)) return undefined;
  return ['** in a sim room', 'multiply, or kernel/exact-math.ts: engines differ in powers'];
}

/** `let` and empty collections at the top of a module are state that no snapshot holds. */
function checkModuleState(source: Source): Finding[] {
  const cure = 'put it into the world state, or make it a constant table';
  return source.tree.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    const { declarationList } = statement;
    const line = lineOf(source, statement);
    if (!(declarationList.flags & ts.NodeFlags.Const)) {
      return [finding(source, line, 'a module-level variable that can change', cure)];
    }
    const filled = declarationList.declarations.filter((d) => isEmptyCollection(d.initializer));
    return filled.map((d) =>
      finding(
        source,
        line,
        `${d.name.getText(source.tree)}: an empty module-level collection`,
        cure,
      ),
    );
  });
}

function isEmptyCollection(value: ts.Expression | undefined): boolean {
  if (!value) return false;
  if (ts.isNewExpression(value)) {
    const name = ts.isIdentifier(value.expression) ? value.expression.text : '';
    return /^(Weak)?(Map|Set)$/.test(name) && (value.arguments?.length ?? 0) === 0;
  }
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  return ts.isObjectLiteralExpression(value) && value.properties.length === 0;
}

function checkMuting(source: Source): Finding[] {
  const muting = /@ts-(ignore|nocheck|expect-error)|eslint-disable/;
  return matchLines(source, muting, 'a checker is silenced', 'mend what it complains about');
}

function checkMarkup(source: Source): Finding[] {
  if (!source.isSvelte) return [];
  return [
    ...matchLines(source, /\{@html/, 'raw markup', 'render text; strangers write scenarios'),
    ...matchLines(
      source,
      /[:\s(]#[0-9a-f]{3,8}\b(?=[\s;,)])|\b(rgba?|hsla?|oklch)\(/i,
      'a raw colour in a component',
      'use a custom property of the tokens',
    ),
  ];
}

function matchLines(source: Source, pattern: RegExp, ...words: Words): Finding[] {
  return source.lines.flatMap((text, index) =>
    pattern.test(text) ? [finding(source, index + 1, ...words)] : [],
  );
}
