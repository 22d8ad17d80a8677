/** Resources that a declaration can only name by whoever asks. */
import type { Authorization } from '../../../gateway/ports.ts';

/** An operation's resource when it works on the caller (no UserName given). */
export const CALLER_RESOURCE = 'caller';

/** The ARN a permission is asked for. */
export function resourceOf(ask: Authorization): string {
  return ask.resource === CALLER_RESOURCE ? ask.identity.arn : ask.resource;
}
