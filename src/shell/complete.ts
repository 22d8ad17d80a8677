/** What Tab offers: commands, `aws` words, files. */
import { getCommandNames, type InMemoryFs } from 'just-bash/browser';
import { completeAws } from '../cli/complete.ts';
import { namesIn, type NamesSource } from '../cli/resource-names.ts';
import type { Completion, ShellPorts } from './ports.ts';

export interface CompletionContext {
  readonly fs: InMemoryFs;
  readonly cwd: string;
  readonly region: string;
  readonly ports: Pick<ShellPorts, 'peek'>;
}

/** `line`: the text before the cursor. */
export async function completeLine(line: string, ctx: CompletionContext): Promise<Completion> {
  const words = wordsOf(line);
  const word = words.pop() ?? '';
  const command = words[0];
  if (command === undefined) {
    const names = [...getCommandNames(), 'aws'].filter((name) => name.startsWith(word));
    return { word, choices: [...new Set(names)].sort() };
  }
  if (command === 'aws') {
    const choices = await completeAws(words.slice(1), word, (source) => lookUp(source, words, ctx));
    if (choices.length > 0) return { word, choices };
  }
  return { word, choices: await filesLike(word, ctx) };
}

/** The words of the last command on the line; the last one is the one being typed. */
export function wordsOf(line: string): string[] {
  const last = line.split(/&&|\|\||[|;`]|\$\(/).at(-1)!;
  const found = [...last.matchAll(/"([^"]*)"?|'([^']*)'?|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
  return /(^|\s)$/.test(last) ? [...found, ''] : found;
}

async function lookUp(source: NamesSource, words: readonly string[], ctx: CompletionContext) {
  const at = words.indexOf('--region');
  const region = at >= 0 ? (words[at + 1] ?? ctx.region) : ctx.region;
  const { service, operation, params } = source;
  const result = await ctx.ports.peek({ service, operation, params, region });
  return result === null ? [] : namesIn(source, result);
}

async function filesLike(word: string, { fs, cwd }: CompletionContext): Promise<string[]> {
  const prefix = /^(file|fileb):\/\//.exec(word)?.[0] ?? '';
  const path = word.slice(prefix.length);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const named = folder.replace(/^~(?=\/)/, '/home/cloudshell-user');
  const where = fs.resolvePath(cwd, named === '' ? '.' : named);
  if (!(await fs.exists(where)) || !(await fs.stat(where)).isDirectory) return [];
  const found: string[] = [];
  for (const name of await fs.readdir(where)) {
    if (!(folder + name).startsWith(path)) continue;
    if (name.startsWith('.') && !path.slice(folder.length).startsWith('.')) continue;
    const isFolder = (await fs.stat(`${where}/${name}`)).isDirectory;
    found.push(prefix + folder + name + (isFolder ? '/' : ''));
  }
  return found.sort();
}
