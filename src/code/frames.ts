/** Where in the learner's code an error came from, whatever the engine's stacks look like. */
import { LINES_BEFORE } from './program.ts';

/** The name of the learner's code in stacks. */
export const FILE = 'code.mjs';
/** An engine puts the head of the function before the body. */
const HEAD_LINES = 2;

/** `code.mjs:3` for each frame of the learner's own, innermost first. */
export function framesOf({ stack }: Error): string[] {
  const frames = (stack ?? '').matchAll(/code\.mjs:(\d+)/g);
  return [...frames]
    .map(([, line]) => Number(line) - HEAD_LINES - LINES_BEFORE)
    .filter((line, index, all) => line > 0 && line !== all[index - 1])
    .map((line) => `${FILE}:${line}`);
}
