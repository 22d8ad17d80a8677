/** The command line of the endpoint. */
import { parseInstant } from '../../src/aws/instant.ts';
import { OptionError, readWords, wholeNumber } from '../command-line/options.ts';

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

const COMMAND = {
  line: 'npm run endpoint --',
  meaning: 'Serves the simulated account over HTTP to real AWS clients. README.md: "Real clients".',
  options: {
    port: {
      value: '<number>',
      default: '4566',
      meaning: 'Port on 127.0.0.1; 0: a free one, which the ready line names.',
    },
    scenario: {
      value: '<id>',
      default: 'blank',
      meaning:
        "An empty account (blank), Larkfield without a story (sandbox), or a scenario's account.",
      choices: async () => {
        const { scenarioIds } = await import('../scenario-files.ts');
        return ['blank', 'sandbox', ...scenarioIds()];
      },
    },
    seed: { value: '<number>', default: '7', meaning: 'Which of the worlds that chance makes.' },
    start: {
      value: '<instant>',
      meaning:
        "When the account stands, such as 2026-03-02T06:00:00Z. Default: the scenario's own start.",
    },
    clock: {
      value: '<clock>',
      default: 'manual',
      meaning:
        'manual: time moves on request only; wall: it is now, and time runs as here; ' +
        '60x: so many seconds a second.',
    },
    open: {
      meaning: 'Signatures are not checked, and an unknown key acts as the administrator learner.',
    },
  },
} as const;

/** Throws `HelpAsked` or an `OptionError`. */
export function readOptions(args: readonly string[]): Options {
  const values = readWords(COMMAND, args);
  return {
    port: wholeNumber('--port', values.port, 65_535),
    scenario: values.scenario,
    seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    clock: clockOf(values.clock),
    isOpen: values.open,
    ...(values.start === undefined ? {} : { start: instantOf(values.start) }),
  };
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
