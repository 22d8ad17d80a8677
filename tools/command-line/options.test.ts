import { describe, expect, it } from 'vitest';
import { HelpAsked, readWords, wholeNumber } from './options.ts';
import { usageOf } from './usage.ts';

const COMMAND = {
  line: 'npm run brew --',
  meaning: 'Makes tea.',
  options: {
    tea: {
      value: '<kind>',
      default: 'green',
      meaning: 'What is brewed.',
      choices: () => ['green'],
    },
    minutes: { value: '<number>', meaning: 'How long.' },
    iced: { meaning: 'Cools it down.' },
  },
} as const;

const read = (...words: string[]) => readWords(COMMAND, words);

describe('the options of a tool', () => {
  it('have their defaults, and what was typed', () => {
    expect(read()).toEqual({ tea: 'green', minutes: undefined, iced: false });
    expect(read('--iced', '--tea=black', '--minutes', '4')).toEqual({
      ...{ tea: 'black', minutes: '4', iced: true },
    });
    expect(read('--minutes=-4').minutes).toBe('-4');
  });

  it.each([
    [['--cup'], 'There is no option --cup; --help lists the options.'],
    [['-x'], 'There is no option -x; --help lists the options.'],
    [['--toString'], 'There is no option --toString; --help lists the options.'],
    [['oolong'], 'There is no use for "oolong"; --help lists the options.'],
    [['--', '--iced'], 'There is no use for "--iced"; --help lists the options.'],
    [['--tea'], '--tea wants a value: --tea <kind>.'],
    [['--tea', '--iced'], '--tea wants a value: --tea <kind>.'],
    [['--iced=yes'], '--iced takes no value, not "yes".'],
  ])('%j are refused in one sentence', (words, sentence) => {
    expect(() => read(...words)).toThrow(expect.objectContaining({ message: sentence }));
  });

  it.each([['--help'], ['-h'], ['--cup', '--help']])('%s asks for help', (...words) => {
    expect(() => read(...words)).toThrow(HelpAsked);
  });

  it('are whole numbers only where they look so', () => {
    expect(wholeNumber('--port', '80', 100)).toBe(80);
    for (const text of ['101', '-1', '1.5', '1e1', '', 'x']) {
      expect(() => wholeNumber('--port', text, 100)).toThrow(
        `--port wants a whole number up to 100, not "${text}".`,
      );
    }
  });
});

it('help tells every option with its meaning, default and choices', async () => {
  expect(await usageOf(COMMAND)).toBe(
    [
      'Usage: npm run brew -- [options]',
      '',
      'Makes tea.',
      '',
      '  --tea <kind>        What is brewed. Default: green.',
      '                      Choices: green.',
      '  --minutes <number>  How long.',
      '  --iced              Cools it down.',
      '  --help, -h          Prints this.',
    ].join('\n'),
  );
});
