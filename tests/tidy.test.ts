/** The house rules as a test: who imports whom, what is banned where, sizes and names. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkAll, checkSource, tell } from '../tools/tidy/check.ts';
import { parseSource, readSources } from '../tools/tidy/source.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('the house', () => {
  it('is tidy', { timeout: 120_000 }, () => {
    const folders = ['src', 'tests', 'tools'].filter((folder) => existsSync(ROOT + folder));
    const findings = checkAll(readSources(ROOT, folders));
    expect(findings.map(tell).join('\n')).toBe('');
  });
});

/** What the check says of a small file; empty where it is content. */
function says(path: string, ...lines: string[]): string {
  const found = checkSource(parseSource(path, lines.join('\n') + '\n'));
  return found.map((finding) => `${finding.line}: ${finding.says}`).join('\n');
}

describe('the tidy check', () => {
  it('lets a room import what the table opens to it', () => {
    expect(says('src/gateway/a.ts', "import { b } from '../kernel/b.ts';")).toBe('');
    expect(says('src/kernel/a.ts', "import { b } from '../aws/b.ts';")).toContain(
      '1: kernel may not import aws',
    );
    expect(says('src/ui/a.ts', "import { c } from '../worker/client.ts';")).toBe('');
    expect(says('src/ui/a.ts', "import { c } from '../worker/entry.ts';")).toContain(
      'ui may not import worker',
    );
  });

  it('tells types from values', () => {
    expect(says('src/actors/a.ts', "import type { Call } from '../gateway/call.ts';")).toBe('');
    expect(says('src/actors/a.ts', "import { type Call } from '../gateway/call.ts';")).toBe('');
    expect(says('src/actors/a.ts', "import { send } from '../gateway/call.ts';")).toContain(
      'its types only',
    );
  });

  it('keeps services apart and packages in their rooms', () => {
    expect(says('src/services/sns/a.ts', "import { b } from '../iam/b.ts';")).toContain(
      'service sns imports service iam',
    );
    expect(says('src/services/index.ts', "import { sns } from './sns/index.ts';")).toBe('');
    expect(says('src/ui/A.svelte', '<script>', "import * as d3 from 'd3';", '</script>')).toContain(
      '2: ui may not import the package d3',
    );
    expect(says('src/attic/a.ts', '')).toContain('"attic" is not a room');
    expect(says('src/ui/a.ts', "export type B = import('../world/b.ts').B;")).toContain('world');
    expect(says('src/ui/a.ts', "const b = import('../world/b.ts');")).toContain('world');
  });

  it('bans clocks, chance, time-outs and async in the sim rooms only', () => {
    const lines = ['export const a = (now: number) => {', '  BODY;', '};'];
    const body = (code: string) => lines.map((line) => line.replace('BODY', code));
    for (const [code, word] of [
      ['new Date(now)', 'Date'],
      ['Date.now()', 'Date'],
      ['Math.random()', 'Math.random'],
      ['Math.exp(now)', 'Math.exp'],
      ['now ** 3', '**'],
      ['setTimeout(a, 1)', 'setTimeout'],
      ['crypto.randomUUID()', 'crypto'],
      ["'a'.localeCompare('b')", 'localeCompare'],
      ['new Intl.NumberFormat()', 'Intl'],
      ['Promise.resolve()', 'Promise'],
    ] as const) {
      expect(says('src/world/a.ts', ...body(code))).toBe(`2: ${word} in a sim room`);
      expect(says('src/lessons/a.ts', ...body(code))).toBe('');
      expect(says('src/world/a.test.ts', ...body(code))).toBe('');
    }
    expect(says('src/kernel/a.ts', 'export async function b() {}')).toContain('1: async');
    expect(says('src/kernel/a.ts', '// Date, Math.random()', "export const a = 'Date';")).toBe('');
    expect(says('src/kernel/a.ts', 'export interface A { Date: number }')).toBe('');
    expect(says('src/kernel/a.ts', 'export const a = { Date: Math.sqrt(2 ** 8) };')).toBe('');
  });

  it('bans state that lives in a module', () => {
    expect(says('src/kernel/a.ts', 'let count = 0;')).toContain('can change');
    expect(says('src/kernel/a.ts', 'const seen = new Map();')).toContain('seen: an empty');
    expect(says('src/kernel/a.ts', "const table = new Map([['a', 1]]);")).toBe('');
  });

  it('keeps messages, stores, markup and colours where they belong', () => {
    expect(says('src/ui/a.ts', 'self.postMessage(1);')).toContain('postMessage outside worker');
    expect(says('src/worker/a.ts', 'localStorage.clear();')).toContain('outside storage');
    expect(says('src/ui/A.svelte', '<p>{@html x}</p>')).toContain('raw markup');
    expect(says('src/ui/A.svelte', '<style>', 'p { color: #fff; }')).toContain('raw colour');
    expect(says('src/ui/A.svelte', '<a href="#/alarms">Alarms</a>')).toBe('');
    expect(says('src/ui/a.ts', '// @ts-' + 'ignore')).toContain('silenced');
  });

  it('limits files, functions, parameters, components and lines', () => {
    const long = Array.from({ length: 401 }, (_, index) => `export const a${index} = 1;`);
    expect(says('src/aws/a.ts', ...long)).toBe('1: 401 lines (limit 400)');
    const body = Array.from({ length: 70 }, () => '  run();');
    expect(says('src/aws/a.ts', 'function f() {', ...body, '}')).toContain('f: 72 lines');
    expect(says('src/aws/a.ts', 'const f = (a, b, c, d) => a;')).toContain('4 parameters');
    expect(says('src/ui/A.svelte', ...body, ...body, ...body)).toContain('(limit 150)');
    expect(says('src/ui/A.svelte', '<script>', ...body, '</script>')).toContain('script lines');
    expect(says('src/aws/a.ts', `const a = ${'1 + '.repeat(30)}1;`)).toContain('columns');
  });

  it('wants names that mean something', () => {
    expect(says('src/aws/Arn.ts', '')).toContain('file name');
    expect(says('src/ui/alarm-list.svelte', '')).toContain('file name');
    expect(says('src/aws/string-utils.ts', '')).toContain('"utils" in a path');
    expect(says('src/aws/a.ts', 'export default 1;')).toContain('default export');
    expect(says('src/aws/a.ts', "export * from './b.ts';")).toContain('barrel');
    expect(says('src/aws/a.ts', 'class WorldManager {}')).toContain('WorldManager');
  });

  it('lets a line pass that says why', () => {
    expect(says('src/kernel/a.ts', 'let a = 0; // tidy-allow: counts nothing')).toBe('');
    expect(says('src/kernel/a.ts', '// tidy-allow: counts nothing', 'let a = 0;')).toBe('');
    expect(says('src/kernel/a.ts', 'let a = 0; // tidy-allow:')).not.toBe('');
  });
});
