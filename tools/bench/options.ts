/** The command line of the bench. */
import { OptionError, readWords } from '../command-line/options.ts';

/** Goals of the design that have a figure, in the order in which they are measured. */
export const GOALS = [
  ...(['G19', 'G2', 'G18', 'G4', 'G10', 'G6', 'G11', 'G3', 'G14', 'G15', 'G16', 'G17'] as const),
];

export type Goal = (typeof GOALS)[number];

export interface Options {
  /** Undefined: all of them. */
  readonly only: readonly string[] | undefined;
  readonly json: boolean;
}

const COMMAND = {
  line: 'npm run bench --',
  meaning:
    'Measures speed against the figures the design asks for. Exit code 1: one does not hold.',
  options: {
    only: {
      value: '<goals>',
      meaning: 'Measures these goals only, such as G2,G18. Default: all.',
      choices: () => GOALS,
    },
    json: { meaning: 'Prints JSON instead of a table.' },
  },
} as const;

/** Throws `HelpAsked` or an `OptionError`. */
export function readOptions(args: readonly string[]): Options {
  const { only, json } = readWords(COMMAND, args);
  const wanted = only?.split(',');
  const wrong = wanted?.find((goal) => !(GOALS as readonly string[]).includes(goal));
  if (wrong === undefined) return { only: wanted, json };
  throw new OptionError(`--only wants goals of ${GOALS.join(', ')}, not "${wrong}".`);
}
