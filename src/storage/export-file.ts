/**
 * The one file format: gzip of versioned JSON with worlds, progress and notes. A world is its seed
 * and its acts, and the files of its shell; it is lived again from them, so a stranger's file brings
 * no state of its own.
 */
import { decode, encodePieces } from './codec.ts';
import { gunzipText, gzipPieces, TooLarge } from './gzip.ts';
import {
  isOutcome,
  type KeptBranch,
  type KeptNote,
  type KeptProgress,
  type KeptWorld,
} from './kept.ts';
import type { KeptFile, KeptShell } from '../shell/ports.ts';
import { FILE_VERSION, migrateFile } from './migrations/files.ts';
import { NOTE_LIMIT_CHARS } from './notes.ts';

const PACKED_LIMIT_BYTES = 16 * 2 ** 20;
const UNPACKED_LIMIT_BYTES = 64 * 2 ** 20;
const LISTED_LIMIT = 500;
const ACTS_LIMIT = 100_000;
const TEXT_LIMIT_CHARS = 200;
const PATH_LIMIT_CHARS = 1_024;
const LINE_LIMIT_CHARS = 100_000;
const SHELL_FILES_LIMIT = 2_000;

export interface FileContents {
  readonly worlds: readonly FiledWorld[];
  readonly progress: readonly KeptProgress[];
  readonly notes: readonly KeptNote[];
}

export interface FiledWorld {
  readonly world: KeptWorld;
  readonly acts: readonly unknown[];
  /** The home folder and the lines typed; null where no shell was opened. */
  readonly shell: KeptShell | null;
}

/** The file cannot be taken; the message says so to the learner. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}

export async function packFile(contents: FileContents, exportedAt: number): Promise<Uint8Array> {
  const worlds = contents.worlds.map(({ world, acts, shell }) => {
    return { world: { ...world, snapshot: null }, acts, shell };
  });
  const { progress, notes } = contents;
  const file = { format: 'trailwatch', version: FILE_VERSION, exportedAt, worlds, progress, notes };
  return gzipPieces(encodePieces(file));
}

/** Reads a file somebody handed over. Throws BadFile; nothing has been changed then. */
export async function unpackFile(file: Blob): Promise<FileContents> {
  if (file.size > PACKED_LIMIT_BYTES) {
    throw new BadFile('This file is larger than 16 MB, more than Trailwatch takes.');
  }
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) {
    throw new BadFile('This is not a Trailwatch file: choose one that ends in .trailwatch.gz.');
  }
  return readContents(parse(await unfold(file)));
}

async function unfold(file: Blob): Promise<string> {
  try {
    return await gunzipText(file, UNPACKED_LIMIT_BYTES);
  } catch (error) {
    if (error instanceof TooLarge) {
      throw new BadFile('This file unfolds to more than 64 MB, more than Trailwatch takes.');
    }
    throw new BadFile('This file is damaged or was cut off: export it again where it came from.');
  }
}

function parse(text: string): unknown {
  try {
    return decode(text);
  } catch {
    throw new BadFile('This file is damaged: it holds no readable Trailwatch data.');
  }
}

function readContents(value: unknown): FileContents {
  const { format, version } = fields(value);
  if (format !== 'trailwatch' || !isCount(version)) {
    throw new BadFile('This is not a Trailwatch file: it was made by another program.');
  }
  if (version > FILE_VERSION) {
    const words = `format ${version}; this Trailwatch reads up to ${FILE_VERSION}`;
    throw new BadFile(`This file was made by a newer Trailwatch (${words}). Update, then import.`);
  }
  const { worlds, progress, notes } = fields(migrateFile(value as { version: number }));
  const isRead = [worlds, progress, notes].every((list) => isList(list, LISTED_LIMIT));
  if (!isRead) {
    throw new BadFile('This file is damaged: its lists of worlds and progress cannot be read.');
  }
  return {
    worlds: (worlds as unknown[]).map(readFiledWorld),
    progress: (progress as unknown[]).map(readProgressRow),
    notes: (notes as unknown[]).map(readNoteRow),
  };
}

function readFiledWorld(value: unknown, index: number): FiledWorld {
  const check = checker(`World ${index + 1}`);
  const { world, acts, shell } = fields(value);
  const row = fields(world);
  check(isList(acts, ACTS_LIMIT) && acts.every(isAct), 'its acts cannot be read');
  check(isList(row['branches'], 100), 'its branches cannot be read');
  for (const key of ['id', 'name', 'scenario', 'title', 'code']) check(isText(row[key]), key);
  for (const key of ['version', 'seed']) check(isCount(row[key]), `its ${key} is no whole number`);
  for (const key of ['start', 'historyFrom', 'now', 'savedAt']) check(isInstant(row[key]), key);
  check(row['end'] === null || isInstant(row['end']), 'its end is no instant');
  const kept = row as unknown as KeptWorld;
  return {
    world: {
      id: kept.id,
      name: kept.name,
      scenario: kept.scenario,
      version: kept.version,
      seed: kept.seed,
      title: kept.title,
      start: kept.start,
      end: kept.end,
      historyFrom: kept.historyFrom,
      now: kept.now,
      savedAt: kept.savedAt,
      automatic: kept.automatic === true,
      code: kept.code,
      acts: (acts as unknown[]).length,
      snapshot: null,
      branches: kept.branches.map((branch) => readBranch(branch, check)),
      mission: kept.mission ?? null,
    },
    acts: acts as unknown[],
    shell: shell === null ? null : readShell(shell, check),
  };
}

function readShell(value: unknown, check: Check): KeptShell {
  const { files, history } = fields(value);
  const isLine = (line: unknown) => typeof line === 'string' && line.length <= LINE_LIMIT_CHARS;
  check(isList(history, ACTS_LIMIT) && history.every(isLine), 'the lines of its shell');
  check(isList(files, SHELL_FILES_LIMIT) && files.every(isHomeFile), 'the files of its shell');
  return { files: files as KeptFile[], history: history as string[] };
}

/** A file that stays inside the home folder. */
function isHomeFile(value: unknown): boolean {
  const { path, bytes, mode } = fields(value);
  if (typeof path !== 'string' || path.length > PATH_LIMIT_CHARS) return false;
  const isInside = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  return isInside && bytes instanceof Uint8Array && isCount(mode) && mode <= 0o7777;
}

function readBranch(value: unknown, check: Check): KeptBranch {
  const { id, label, from, tip, acts } = fields(value);
  check(isText(id) && isText(label) && isInstant(from) && isInstant(tip), 'a branch is unreadable');
  check(isList(acts, ACTS_LIMIT) && acts.every(isAct), 'the acts of a branch are unreadable');
  return { id, label, from, tip, acts } as KeptBranch;
}

function readProgressRow(value: unknown, index: number): KeptProgress {
  const check = checker(`Progress ${index + 1}`);
  const { scenario, outcome, at, detail } = fields(value);
  check(isText(scenario) && isOutcome(outcome) && isInstant(at), 'it cannot be read');
  return { scenario, outcome, at, detail: detail ?? null } as KeptProgress;
}

function readNoteRow(value: unknown, index: number): KeptNote {
  const check = checker(`Note ${index + 1}`);
  const { about, text } = fields(value);
  const isNote = typeof text === 'string' && text.length <= NOTE_LIMIT_CHARS;
  check(isText(about) && isNote, 'it cannot be read');
  return { about, text } as KeptNote;
}

type Check = (holds: boolean, problem: string) => void;

function checker(subject: string): Check {
  return (holds, problem) => {
    if (!holds) throw new BadFile(`${subject} in this file is damaged (${problem}).`);
  };
}

/** The own members of an object; none where it is something else. */
function fields(value: unknown): Record<string, unknown> {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isObject ? { ...(value as object) } : {};
}

/** A journal entry: an instant and an API request made of the fields the door knows. */
function isAct(value: unknown): boolean {
  const { at, request } = fields(value);
  const { service, operation, region, params, credential } = fields(request);
  const isNamed = isText(service) && isText(operation) && isText(region);
  return isInstant(at) && isNamed && isObject(params) && isObject(credential);
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isList(value: unknown, limit: number): value is unknown[] {
  return Array.isArray(value) && value.length <= limit;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_LIMIT_CHARS;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 8.64e15;
}
