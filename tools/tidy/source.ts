/** Reads the source tree once and parses it, so that every rule looks at the same trees. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface Source {
  /** Path from the project's root, with forward slashes. */
  path: string;
  text: string;
  lines: string[];
  /** The TypeScript in the file: all of a `.ts`, the script blocks of a `.svelte`. */
  readonly tree: ts.SourceFile;
  isTest: boolean;
  isSvelte: boolean;
}

export interface Finding {
  path: string;
  line: number;
  room: string;
  says: string;
  cure: string;
}

export type Words = [says: string, cure: string];

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git', 'test-results', 'tables']);
const PARSING = {
  languageVersion: ts.ScriptTarget.ES2022,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};
const SCRIPT_BLOCK = /<script[^>]*>([\s\S]*?)<\/script>/g;

/** Every `.ts` and `.svelte` file below the given folders, parsed. */
export function readSources(root: string, folders: string[]): Source[] {
  return folders
    .flatMap((folder) => listFiles(root, folder))
    .filter((path) => /\.(ts|mjs|svelte)$/.test(path))
    .sort()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

export function parseSource(path: string, text: string): Source {
  const isSvelte = path.endsWith('.svelte');
  const script = isSvelte ? scriptInPlace(text) : text;
  const isTest = /\.test\.ts$/.test(path) || path.startsWith('tests/') || /\/testing\//.test(path);
  let tree: ts.SourceFile | undefined;
  const parse = () => ts.createSourceFile(path, script, PARSING, true, ts.ScriptKind.TS);
  return {
    ...{ path, text, lines: text.split('\n'), isTest, isSvelte },
    // Parsed on first use: most rules leave tests alone.
    get tree() {
      return (tree ??= parse());
    },
  };
}

/** The room of a file: the folder of `src` it is in, or `tests`, `tools`, `main`. */
export function roomOf(path: string): string {
  const [top = '', room = '', ...rest] = path.split('/');
  if (top !== 'src') return top;
  return rest.length === 0 ? room.replace(/\..*$/, '') : room;
}

/** What is wrong at a line, and the cure. */
export function finding(source: Source, line: number, ...words: Words): Finding {
  const [says, cure] = words;
  return { path: source.path, line, room: roomOf(source.path), says, cure };
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

/** Calls `look` for each node of the file. */
export function walk(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => walk(child, look));
}

/** Findings whose line (or the comment line just above it) says `tidy-allow: reason` are let pass. */
export function withoutAllowed(source: Source, findings: Finding[]): Finding[] {
  const allows = (line: string | undefined) => /tidy-allow: \S+/.test(line ?? '');
  return findings.filter(({ line }) => {
    const above = source.lines[line - 2];
    return (
      !allows(source.lines[line - 1]) && !(allows(above) && /^\s*(\/\/|<!--)/.test(above ?? ''))
    );
  });
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : listFiles(root, path);
    return [path];
  });
}

/** Blanks everything but the script blocks and keeps every line where it was. */
function scriptInPlace(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(SCRIPT_BLOCK)) {
    const start = match.index + match[0].indexOf('>') + 1;
    result += blank(text.slice(end, start)) + match[1];
    end = start + (match[1] ?? '').length;
  }
  return result + blank(text.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
