import type { Params } from '../../gateway/call.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { MINUTE_MS, type Instant } from '../../kernel/clock.ts';

export interface SigninState {
  /** When a person last answered the second question, so that it is not asked twice. */
  readonly mfaChecks: Map<string, Instant>;
  /** Links to the console that were asked for and still hold, by their token. */
  readonly tokens: Map<string, ConsoleLink>;
}

/** What a link opens: IAM's answer, with the session that waits behind it. */
export interface ConsoleLink {
  readonly until: Instant;
  readonly opened: Params;
}

/** AWS: "The sign-in token is valid for 15 minutes." */
const TOKEN_MS = 15 * MINUTE_MS;

export function emptySignin(): SigninState {
  return { mfaChecks: new Map(), tokens: new Map() };
}

/** Keeps a link, and forgets those that no longer hold. */
export function keepToken(
  { tokens }: SigninState,
  { token, now, opened }: { token: string; now: Instant; opened: Params },
): void {
  for (const [known, { until }] of tokens) if (until <= now) tokens.delete(known);
  tokens.set(token, deepFreeze({ until: now + TOKEN_MS, opened }));
}
