/** Nothing is longer than a screen or two; limits from the house rules. */
import ts from 'typescript';
import { finding, lineOf, walk, type Finding, type Source } from './source.ts';

export const LIMITS = {
  fileLines: 400,
  functionLines: 70,
  parameters: 3,
  componentLines: 150,
  scriptLines: 60,
  columns: 100,
  filesPerFolder: 15,
};

export function checkSizes(source: Source): Finding[] {
  return [
    ...checkFile(source),
    ...(source.isTest ? [] : checkFunctions(source)),
    ...checkColumns(source),
  ];
}

function checkFile(source: Source): Finding[] {
  const count = source.lines.length - (source.lines.at(-1) === '' ? 1 : 0);
  const limit = source.isSvelte ? LIMITS.componentLines : LIMITS.fileLines;
  const findings =
    count > limit ? [finding(source, 1, `${count} lines (limit ${limit})`, 'split by noun')] : [];
  if (!source.isSvelte) return findings;
  const blocks = source.text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g);
  const script = [...blocks].reduce((sum, block) => sum + block[1]!.split('\n').length - 2, 0);
  if (script > LIMITS.scriptLines) {
    const says = `${script} script lines (limit ${LIMITS.scriptLines})`;
    findings.push(finding(source, 1, says, 'move state into a class in x.svelte.ts'));
  }
  return findings;
}

function checkFunctions(source: Source): Finding[] {
  const findings: Finding[] = [];
  walk(source.tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
    const line = lineOf(source, node);
    const end = source.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    const count = end - line + 1;
    const name = node.name?.getText(source.tree) ?? 'a function';
    if (count > LIMITS.functionLines) {
      const says = `${name}: ${count} lines (limit ${LIMITS.functionLines})`;
      findings.push(finding(source, line, says, 'draw out steps with names of their own'));
    }
    if (node.parameters.length > LIMITS.parameters) {
      const says = `${name}: ${node.parameters.length} parameters (limit ${LIMITS.parameters})`;
      findings.push(finding(source, line, says, 'pass one options object'));
    }
  });
  return findings;
}

/** Long strings (AWS's own sentences), patterns and addresses cannot be broken; all else can. */
function checkColumns(source: Source): Finding[] {
  if (source.isSvelte) return [];
  return source.lines.flatMap((text, index) => {
    if (text.length <= LIMITS.columns || /['"`]|:\/\/|^\s*\/[^/*]|= \//.test(text)) return [];
    return [
      finding(
        source,
        index + 1,
        `${text.length} columns (limit 100)`,
        'break the line (npm run format)',
      ),
    ];
  });
}

/** Folders hold at most 15 files beside their tests; a service's operations are one file each. */
export function checkFolders(sources: Source[]): Finding[] {
  const folders = new Map<string, Source[]>();
  for (const source of sources) {
    const folder = source.path.slice(0, source.path.lastIndexOf('/'));
    if (source.isTest || /\/operations(\/|$)/.test(folder)) continue;
    folders.set(folder, [...(folders.get(folder) ?? []), source]);
  }
  return [...folders].flatMap(([folder, files]) =>
    files.length > LIMITS.filesPerFolder
      ? [
          finding(
            files[0]!,
            1,
            `${folder} holds ${files.length} files`,
            'split by noun (15 at most)',
          ),
        ]
      : [],
  );
}
