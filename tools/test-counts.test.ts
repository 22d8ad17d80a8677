import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testCounts } from './test-counts.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trailwatch-'));
  write('src/aws/model/tables/sns.json', '{"names":"Publish Subscribe"}');
  write('src/services/sns/a.test.ts', "it('a', () => { world.ok('Publish', {}); });");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

it('tests are counted once, and anew when one of them has changed', async () => {
  const first = await testCounts(root);
  expect(first).toEqual({ 'sns.Publish': 1 });
  expect(await testCounts(root)).toEqual(first);
  write('src/services/sns/a.test.ts', "it('a', () => { ok('Publish'); ok('Subscribe'); });");
  expect(await testCounts(root)).toEqual({ 'sns.Publish': 1, 'sns.Subscribe': 1 });
  write('tests/sim/b.test.ts', "it('b', () => { ok('sns:Publish'); });");
  expect(await testCounts(root)).toEqual({ 'sns.Publish': 2, 'sns.Subscribe': 1 });
});

it('the browser’s tests are not counted', async () => {
  write('tests/e2e/c.test.ts', "it('c', () => { ok('sns:Publish'); });");
  expect(await testCounts(root)).toEqual({ 'sns.Publish': 1 });
});

it('counts that were spoilt are taken anew', async () => {
  await testCounts(root);
  write('.cache/test-counts.json', '{"sources":');
  expect(await testCounts(root)).toEqual({ 'sns.Publish': 1 });
});
