/** The command line of the headless runner. */
import { OptionError, readWords, wholeNumber } from '../command-line/options.ts';
import { scenarioIds } from '../scenario-files.ts';
import type { SimulationWish } from './simulate.ts';

const MOST_DAYS = 3_650;

const COMMAND = {
  line: 'npm run sim --',
  meaning: 'Runs a world without a browser: its digest, speed and counts.',
  options: {
    scenario: {
      value: '<id>',
      default: 'sandbox',
      meaning: 'Larkfield without a story (sandbox), or a scenario.',
      choices: () => ['sandbox', ...scenarioIds()],
    },
    seed: { value: '<number>', default: '7', meaning: 'Which of the worlds that chance makes.' },
    days: {
      value: '<days>',
      meaning:
        'Days to live after the story opens. Default: one; with --solution as many as the story has.',
    },
    history: {
      value: '<days>',
      meaning: "Days to live before the story opens. Default: the world's own.",
    },
    solution: {
      value: '<name>',
      meaning: "Plays a solution of the scenario's proof.yaml, and grades it.",
    },
    json: { meaning: 'Prints JSON.' },
  },
} as const;

/** Throws `HelpAsked` or an `OptionError`. */
export function readOptions(args: readonly string[]): SimulationWish & { readonly json: boolean } {
  const { scenario, seed, solution, json, ...values } = readWords(COMMAND, args);
  return {
    scenario,
    seed: wholeNumber('--seed', seed, Number.MAX_SAFE_INTEGER),
    days: days('--days', values.days),
    history: days('--history', values.history),
    solution,
    json,
  };
}

function days(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= MOST_DAYS) return value;
  throw new OptionError(`${name} wants a number of days from 0 to ${MOST_DAYS}, not "${text}".`);
}
