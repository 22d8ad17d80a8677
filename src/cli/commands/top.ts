/** Commands that are no service: `help`, `configure`, `s3`. */
import type { CustomCommand } from './custom.ts';
import { runConfigure } from './configure.ts';
import { topHelp } from './help.ts';
import { runS3 } from './s3/s3.ts';

export const TOP_COMMANDS: ReadonlyMap<string, CustomCommand> = new Map([
  ['help', async () => topHelp()],
  ['configure', runConfigure],
  ['s3', runS3],
]);
