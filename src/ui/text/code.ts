/** Words of the code page. */
import type { CodeEnd } from '../../worker/protocol.ts';

export const CODE_ABOUT =
  'JavaScript with the AWS SDK, as on your own machine: its clients, waiters and paginators work on this account. Each call is yours, and CloudTrail hears of it.';

export const REPLACED = 'Your code made way for this.';
export const BRING_BACK = 'Bring mine back';

export const ENDS: Readonly<Record<CodeEnd, string>> = {
  done: 'Finished.',
  failed: 'The program ended at an error.',
  stopped: 'Stopped. What it had asked of AWS before stays done.',
  stuck:
    'Stopped: for 6 seconds the code did not let go of the processor, as in an endless loop. Let the loop end, or await something in it.',
  late: 'Stopped after 2 minutes, the longest a run may take.',
};

export const CODE_FACTS: readonly (readonly [string, string])[] = [
  ['Credentials and Region', 'yours, from the default chain: new CloudWatchClient({}) is enough.'],
  ['Packages', 'the SDK’s client of every simulated service, and node:timers/promises.'],
  ['Time', 'Date and setTimeout go by the account’s clock: waiting an hour lets its hour pass.'],
  ['Network', 'none. Every request of a client goes to this account; fetch is refused.'],
  ['Limits', '2 minutes for a run, 2,000 lines of output.'],
  ['Keeping', 'the code is ~/code.mjs in the shell, and is kept with this world.'],
  ['Keys', 'Ctrl-Enter (⌘-Enter) runs. Tab indents; Esc, then Tab leaves the editor.'],
];
