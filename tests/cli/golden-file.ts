/** What a golden file holds: a story of commands in a blank account, as the real CLI ran it. */

export interface GoldenStep {
  /** Words behind `aws`, as a shell would be given them; or seconds that pass. */
  readonly aws?: string;
  readonly advance?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode?: number;
  /** What a command has written into files, by path from the working folder. */
  readonly wrote?: Readonly<Record<string, string>>;
}

export interface GoldenStory {
  readonly title: string;
  /** Files in the working folder before the first command. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly GoldenStep[];
}

/** The example key of AWS's documentation: the only user of a blank account. */
export const LEARNER_KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** The words of a line: blanks part them, quotes of both kinds hold them together. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if (char === "'" || char === '"') {
      const end = line.indexOf(char, i + 1);
      word = (word ?? '') + line.slice(i + 1, end);
      i = end;
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  return word === null ? words : [...words, word];
}
