import type { Instant } from '../../kernel/clock.ts';

export interface SigninState {
  /** When a person last answered the second question, so that it is not asked twice. */
  readonly mfaChecks: Map<string, Instant>;
}

export function emptySignin(): SigninState {
  return { mfaChecks: new Map() };
}
