/** The command line of the endpoint. */
import { parseArgs } from 'node:util';
import { parseInstant } from '../../src/aws/instant.ts';

/** `manual` moves on request only; otherwise simulated seconds per second. */
export type Speed = 'manual' | number;

export interface WorldWish {
  readonly scenario: string;
  readonly seed: number;
  /** Epoch milliseconds; undefined: the scenario's own. */
  readonly start?: number;
}

export interface Options extends WorldWish {
  readonly port: number;
  readonly clock: 'wall' | Speed;
  readonly isOpen: boolean;
}

/** A wrong option; the message is a sentence for the one who typed it. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  return {
    port: whole('--port', values.port, 65_535),
    scenario: values.scenario,
    seed: whole('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    clock: clockOf(values.clock),
    isOpen: values.open,
    ...(values.start === undefined ? {} : { start: instantOf(values.start) }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4566' },
        scenario: { type: 'string', default: 'blank' },
        seed: { type: 'string', default: '7' },
        clock: { type: 'string', default: 'manual' },
        start: { type: 'string' },
        open: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new OptionError(`${name} wants a whole number up to ${most}, not "${text}".`);
}

function clockOf(text: string): Options['clock'] {
  if (text === 'manual' || text === 'wall') return text;
  const speed = Number(/^(\d+(?:\.\d+)?)x$/.exec(text)?.[1]);
  if (speed > 0 && speed <= 1_000_000) return speed;
  throw new OptionError(`--clock wants manual, wall or a speed such as 60x, not "${text}".`);
}

function instantOf(text: string): number {
  const at = readInstant(text);
  if (at !== null) return at;
  throw new OptionError(`--start wants an instant such as 2026-03-02T06:00:00Z, not "${text}".`);
}

/** ISO text or epoch milliseconds; null for what is neither or not from 1970 to 9999. */
export function readInstant(value: unknown): number | null {
  const at = typeof value === 'number' ? value : parseInstant(String(value));
  return at !== null && at >= 0 && at < YEAR_10000 ? Math.floor(at) : null;
}

/** 10000-01-01T00:00:00Z, which no service can write. */
const YEAR_10000 = 253_402_300_800_000;
