import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from './codec.ts';
import { BadFile, packFile, unpackFile, type FileContents } from './export-file.ts';
import { gzipPieces } from './gzip.ts';
import type { KeptWorld } from './kept.ts';
import { NOTE_LIMIT_CHARS } from './notes.ts';
import golden from './migrations/file-v1.json' with { type: 'json' };

const world: KeptWorld = {
  id: 'cpu-spike@7',
  name: 'My <b>world</b>',
  scenario: 'cpu-spike',
  version: 1,
  seed: 7,
  title: 'First alarm',
  start: 1_772_431_200_000,
  end: null,
  historyFrom: 1_771_221_600_000,
  now: 1_772_440_000_000,
  savedAt: 1_800_000_000_000,
  automatic: true,
  code: 'abc',
  acts: 1,
  snapshot: null,
  branches: [{ id: 'b1', label: 'before', from: 1, tip: 2, acts: [] }],
  mission: { pins: ['__proto__'] },
};
const act = {
  at: world.start,
  request: {
    service: 's3',
    operation: 'PutObject',
    region: 'eu-west-1',
    params: { Body: new Uint8Array([1, 2]), Metadata: new Map([['__proto__', 'x']]) },
    credential: { kind: 'anonymous' },
    via: 'console',
    userAgent: 'x',
    sourceIp: '192.0.2.1',
  },
};
const contents: FileContents = {
  worlds: [
    {
      ...{ world, acts: [act] },
      shell: {
        files: [{ path: 'bin/tell.sh', bytes: new Uint8Array([35, 33, 0, 255]), mode: 0o755 }],
        history: ['aws sts get-caller-identity', '<b>'],
      },
    },
  ],
  progress: [{ scenario: 'cpu-spike', outcome: 'solved', at: 5, detail: { hints: 1 } }],
  notes: [{ about: 'cpu-spike', text: 'One mail, not one a minute. <b>' }],
};

async function pack(value: unknown): Promise<Blob> {
  return new Blob([await gzipPieces([encode(value)])]);
}

async function refusal(file: Blob): Promise<string> {
  const error = await unpackFile(file).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BadFile);
  return (error as BadFile).message;
}

describe('an export file', () => {
  it('brings back what was exported', async () => {
    const file = new Blob([new Uint8Array(await packFile(contents, 1))]);
    expect(await unpackFile(file)).toEqual(contents);
  });

  it('of version 1, which knew no notes, is still read', async () => {
    const { worlds, progress, notes } = await unpackFile(await pack(golden));
    expect(worlds[0]?.world.scenario).toBe('cpu-spike');
    expect(progress[0]?.outcome).toBe('solved');
    expect(notes).toEqual([]);
    expect(worlds[0]?.shell).toBeNull();
  });

  it('is refused with a sentence when it is cut off or foreign', async () => {
    const whole = new Uint8Array(await packFile(contents, 1));
    expect(await refusal(new Blob([whole.slice(0, 100)]))).toContain('cut off');
    expect(await refusal(new Blob(['{"format":"trailwatch"}']))).toContain('not a Trailwatch file');
    expect(await refusal(new Blob([]))).toContain('not a Trailwatch file');
    expect(await refusal(await pack({ Records: [] }))).toContain('another program');
    const text = new Blob([await gzipPieces(['not json'])]);
    expect(await refusal(text)).toContain('damaged');
  });

  it('of a newer version asks for an update', async () => {
    const newer = await pack({ format: 'trailwatch', version: 99, worlds: [], progress: [] });
    expect(await refusal(newer)).toContain('newer Trailwatch');
  });

  it('that unfolds without end is refused', async () => {
    const zeros = '0'.repeat(2 ** 20);
    const bomb = new Blob([await gzipPieces(Array.from({ length: 70 }, () => zeros))]);
    expect(bomb.size).toBeLessThan(2 ** 20);
    expect(await refusal(bomb)).toContain('64 MB');
  });

  it('is refused when a world in it is not whole', async () => {
    for (const broken of [
      { seed: 'abc' },
      { now: NaN },
      { name: 'x'.repeat(10_000) },
      { end: 'x' },
    ]) {
      const bad = { world: { ...world, ...broken }, acts: [] };
      const file = { format: 'trailwatch', version: 1, worlds: [bad], progress: [] };
      expect(await refusal(await pack(file))).toContain('World 1 in this file is damaged');
    }
    const badAct = { world, acts: [{ at: 1, request: { service: 3 } }] };
    const file = { format: 'trailwatch', version: 1, worlds: [badAct], progress: [] };
    expect(await refusal(await pack(file))).toContain('acts');
  });

  it('is refused when a shell in it would write outside its home folder', async () => {
    const file = { path: 'a', bytes: new Uint8Array(), mode: 0o644 };
    for (const broken of [
      { path: '../etc/passwd' },
      { path: '/etc' },
      { bytes: 'x' },
      { mode: -1 },
    ]) {
      const shell = { files: [{ ...file, ...broken }], history: [] };
      const worlds = [{ world, acts: [], shell }];
      const whole = { format: 'trailwatch', version: 3, worlds, progress: [], notes: [] };
      expect(await refusal(await pack(whole))).toContain('the files of its shell');
    }
  });

  it('is refused when a note in it is no note, or longer than a note can be', async () => {
    for (const note of [
      3,
      { about: 'x' },
      { about: 'x', text: 'y'.repeat(NOTE_LIMIT_CHARS + 1) },
    ]) {
      const file = { format: 'trailwatch', version: 2, worlds: [], progress: [], notes: [note] };
      expect(await refusal(await pack(file))).toContain('Note 1 in this file is damaged');
    }
  });

  it('never breaks on any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const lists = { worlds: value, progress: [value], notes: [value] };
        const file = { format: 'trailwatch', version: 2, ...lists };
        await unpackFile(await pack(file)).catch((e) => expect(e).toBeInstanceOf(BadFile));
      }),
      { numRuns: 50 },
    );
  });
});
