import type { Outcome as DoorOutcome } from '../gateway/call.ts';
import type { ApiError, CallResult, Instant, Outcome } from './protocol.ts';

/** The door's answer in the words of the screens. */
export function plainOutcome(outcome: DoorOutcome): Outcome {
  if (outcome.ok) return outcome;
  const { code, message, status } = outcome.error;
  return { ok: false, error: { code, message, status, kind: outcome.kind } };
}

/** The answer to a call while the screens look at an earlier moment. */
export function lookingBack(at: Instant): CallResult {
  const message =
    'You are looking at an earlier moment. Branch here to act from it, or go back to now.';
  const error = { code: 'LookingBack', message, status: 409, kind: 'not-simulated' as const };
  return { ok: false, error, callId: '', at };
}

/** The same for clients of the wire and the command line. */
export function lookedBack(at: Instant): DoorOutcome {
  const answer = lookingBack(at);
  const { code, message } = (answer as { error: ApiError }).error;
  const error = { code, message, status: 409, fault: 'client' as const };
  return { ok: false, kind: 'not-simulated', error };
}
