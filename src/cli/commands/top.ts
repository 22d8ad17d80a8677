/** Commands that are no service: `help`, `configure`, `s3`. */
import { parseKnown } from '../arguments/parser.ts';
import { generalError } from '../errors.ts';
import type { CustomCommand } from './custom.ts';
import { runConfigure } from './configure.ts';
import { topHelp } from './help.ts';
import { runS3 } from './s3/s3.ts';

/** Behind `help` the real one takes a topic. */
const help: CustomCommand = async (_, args) => {
  const choices = [
    ...['topics', 'config-vars', 'return-codes', 's3-config', 's3-faq', 'ddb-expressions'],
  ];
  const spec = { name: 'subcommand', dest: 'subcommand', takes: 'maybe' as const, choices };
  const topic = parseKnown([spec], args).values.get('subcommand');
  if (typeof topic !== 'string') return topHelp();
  throw generalError(`Not simulated: "aws help ${topic}" is not in this shell.`);
};

export const TOP_COMMANDS: ReadonlyMap<string, CustomCommand> = new Map([
  ['help', help],
  ['configure', runConfigure],
  ['s3', runS3],
]);
