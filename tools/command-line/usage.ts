/** What `--help` prints, and how a command ends that does not begin. */
import { HelpAsked, OptionError, type Command, type Option } from './options.ts';

const COLUMNS = 100;
const HELP: Option = { meaning: 'Prints this.' };

/** Every option with its meaning, default and choices; without a line end. */
export async function usageOf({ line, meaning, options }: Command): Promise<string> {
  const rows = Object.entries(options).map(([name, option]): [string, Option] => {
    return [option.value === undefined ? `--${name}` : `--${name} ${option.value}`, option];
  });
  rows.push(['--help, -h', HELP]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines: string[] = [];
  for (const [name, option] of rows) {
    const said = (await saidOf(option)).flatMap((text) => wrapped(text, COLUMNS - width - 4));
    lines.push(...said.map((text, i) => `  ${(i === 0 ? name : '').padEnd(width)}  ${text}`));
  }
  return [`Usage: ${line} [options]`, '', meaning, '', ...lines].join('\n');
}

async function saidOf({ meaning, default: otherwise, choices }: Option): Promise<string[]> {
  const first = otherwise === undefined ? meaning : `${meaning} Default: ${otherwise}.`;
  return choices ? [first, `Choices: ${(await choices()).join(', ')}.`] : [first];
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || longer.length > columns) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Ends the process for what was typed: 0 after help, 2 after a mistake. Throws other errors on. */
export async function endFor(error: unknown): Promise<never> {
  if (error instanceof HelpAsked) {
    console.log(await usageOf(error.command));
    process.exit(0);
  }
  if (!(error instanceof OptionError)) throw error;
  console.error(error.message);
  process.exit(2);
}
