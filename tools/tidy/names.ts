/** Names: kebab-case files, PascalCase components, nouns that mean something, named exports. */
import ts from 'typescript';
import { finding, lineOf, walk, type Finding, type Source } from './source.ts';

const FILE_NAME =
  /^[a-z0-9]+(-[a-z0-9]+)*(\.(machine|svelte|test|config|bench|spec|e2e))*(\.d)?\.(ts|mjs)$/;
const COMPONENT_NAME = /^[A-Z][A-Za-z0-9]*\.svelte$/;
const EMPTY_NOUN = /^(utils?|helpers?|common|misc|shared|stuff|managers?)$/;
const EMPTY_SUFFIX = /[a-z](Manager|Helper|Helpers|Utils?)$/;

export function checkNames(source: Source): Finding[] {
  return [...checkPath(source), ...checkDeclarations(source)];
}

function checkPath(source: Source): Finding[] {
  const parts = source.path.split('/');
  const file = parts.at(-1) ?? '';
  const findings: Finding[] = [];
  if (source.isSvelte ? !COMPONENT_NAME.test(file) : !FILE_NAME.test(file)) {
    const cure = 'kebab-case.ts, x.svelte.ts, x.machine.ts, x.test.ts or PascalCase.svelte';
    findings.push(finding(source, 1, `the file name ${file}`, cure));
  }
  const words = [...parts.slice(0, -1), ...(file.split('.')[0] ?? '').split('-')];
  const empty = words.find((word) => EMPTY_NOUN.test(word));
  if (empty) {
    findings.push(finding(source, 1, `"${empty}" in a path`, 'name it after what it holds'));
  }
  return findings;
}

function checkDeclarations(source: Source): Finding[] {
  if (!source.path.startsWith('src/') || source.isTest) return [];
  const findings: Finding[] = [];
  walk(source.tree, (node) => {
    const line = () => lineOf(source, node);
    if (ts.isExportAssignment(node)) {
      findings.push(finding(source, line(), 'a default export', 'export by name'));
    }
    if (ts.isExportDeclaration(node) && !node.exportClause && !isContents(source.path)) {
      findings.push(finding(source, line(), 'a barrel (export *)', 'import from the file itself'));
    }
    if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
      const name = node.name?.text ?? '';
      if (EMPTY_SUFFIX.test(name)) {
        findings.push(finding(source, line(), `the name ${name}`, 'say what it does or holds'));
      }
    }
  });
  return findings;
}

/** A service's index.ts is its table of contents. */
function isContents(path: string): boolean {
  return /^src\/(services|ui\/console)\/([^/]+\/)?index\.ts$/.test(path);
}
