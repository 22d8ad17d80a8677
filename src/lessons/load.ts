import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { proofSchema, scenarioSchema, type ProofFile, type ScenarioFile } from './schema.ts';

/** What is wrong with a file, where, and what would be right. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Larger files are refused before they are read. */
export const SCENARIO_BYTES_LIMIT = 512 * 1024;

export function loadScenario(text: string): Loaded<ScenarioFile> {
  return loadYaml(text, scenarioSchema);
}

export function loadProof(text: string): Loaded<ProofFile> {
  return loadYaml(text, proofSchema);
}

/** YAML checked against a schema; every problem has its line and column. */
export function loadYaml<T>(text: string, schema: z.ZodType<T>): Loaded<T> {
  if (text.length > SCENARIO_BYTES_LIMIT) {
    return refused(`The file is larger than ${SCENARIO_BYTES_LIMIT / 1024} KiB.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      ...positionOf(lines, error.pos[0]),
      path: '',
      message: error.message.split('\n')[0]!,
    }));
    return { ok: false, problems };
  }
  const plain = expand(document);
  if (plain === TOO_MANY_ALIASES) return refused('The file repeats its aliases too often.');
  const checked = schema.safeParse(plain);
  if (checked.success) return { ok: true, value: checked.data };
  return {
    ok: false,
    problems: checked.error.issues.map((issue) => ({
      ...positionOf(lines, offsetOf(document, issue.path)),
      path: issue.path.map(String).join('.'),
      message: issue.message,
    })),
  };
}

const TOO_MANY_ALIASES = Symbol('too many aliases');

/** Plain data; aliases are expanded a limited number of times, lest a small file become huge. */
function expand(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (error) {
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

function refused(message: string): Loaded<never> {
  return { ok: false, problems: [{ line: 1, column: 1, path: '', message }] };
}

/** `scenario.yaml 12:5 goals.0.title: …`, one problem a line. */
export function tellProblems(file: string, problems: readonly FileProblem[]): string {
  return problems
    .map(({ line, column, path, message }) => `${file} ${line}:${column} ${path}: ${message}`)
    .join('\n');
}

function positionOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Where the value at a path begins; of its nearest ancestor when it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if ((isScalar(node) || isMap(node)) && node.range) return node.range[0];
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
