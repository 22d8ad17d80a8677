import { describe, expect, it } from 'vitest';
import { IMPORTS, LAST, LINES_BEFORE, LOAD, readProgram } from './program.ts';

/** Runs the body as the sandbox does. */
async function run(code: string, modules: Record<string, Record<string, unknown>> = {}) {
  const { body, imports } = readProgram(code);
  const make = new Function(
    ...[IMPORTS, LOAD, LAST],
    `return (async () => {'use strict';${body}})()`,
  ) as (...given: unknown[]) => Promise<unknown>;
  const loaded = imports.map(({ from }) => ({ default: modules[from], ...modules[from] }));
  return make(loaded, async (name: string) => modules[name], {});
}

const MODULES = { m: { a: 1, b: 2, 'odd name': 3 } };

describe('imports', () => {
  it.each([
    ["import { a } from 'm'; a", 1],
    ['import { a as x, b, } from "m"; x + b', 3],
    ["import * as all from 'm'; all.b", 2],
    ["import whole from 'm'; whole.a", 1],
    ["import whole, { b } from 'm'; whole.a + b", 3],
    ["import { default as whole } from 'm'; whole.b", 2],
    ["import { 'odd name' as odd } from 'm'; odd", 3],
    ["import {\n  a, // one\n  b /* two */,\n} from 'm';\na + b", 3],
    ["import 'm'; 7", 7],
    ["later(); function later() { return a } import { a } from 'm'; later()", 1],
    ["const { b } = await import('m'); b", 2],
  ])('%s', async (code, value) => {
    expect(await run(code, MODULES)).toBe(value);
  });

  it('are told with their names and lines, so that missing ones can be', () => {
    const { imports } = readProgram("\nimport { a as b, c } from 'm';\nimport 'n';");
    expect(imports).toEqual([
      { from: 'm', names: ['a', 'c'], line: 2 },
      { from: 'n', names: [], line: 3 },
    ]);
  });

  it('are not seen in texts and comments', async () => {
    expect(await run('// import x from "m"\n`import y from "m"`')).toBe('import y from "m"');
  });
});

describe('the value of a program', () => {
  it.each([
    ['1 + 1', 2],
    ['await Promise.resolve(5)', 5],
    ['const answer = await Promise.resolve({ a: 1 });', { a: 1 }],
    ['const { a } = await Promise.resolve({ a: 1 }) // done', { a: 1 }],
    ['let x = 3;', undefined],
    ['if (true) { 5 }', undefined],
    ['return 9', 9],
    ['export const y = 4; export default y;\ny', 4],
    ['const z = 1; export { z }', undefined],
    ['', undefined],
  ])('%s', async (code, value) => {
    expect(await run(code)).toEqual(value);
  });
});

describe('lines', () => {
  it('stay where they are', () => {
    const code = "import {\n  a,\n} from 'm';\nconst b = a;\n\nb;";
    const lines = readProgram(code).body.split('\n');
    expect(lines[LINES_BEFORE + 3]).toBe('const b = a;');
    expect(lines[LINES_BEFORE + 5]).toBe('return b;');
  });

  it('say where the text breaks', () => {
    expect(readProgram('const a = 1;\nconst b = { c: ; };').brokenLine).toBe(2);
    expect(readProgram('const a = 1;').brokenLine).toBe(null);
  });
});
