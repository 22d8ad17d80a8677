import type { OpenRequest } from '../../worker/protocol.ts';
import { HOME_REGION } from '../text/navigation.ts';
import type { Session } from '../shell/session.svelte.ts';

/** Opens a world and goes to a page. Answers the sentence where it is refused, or null. */
export async function enterWorld(
  session: Session,
  request: OpenRequest,
  route: string,
): Promise<string | null> {
  try {
    await session.client.open(request);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  session.region = HOME_REGION;
  session.router.go(route);
  return null;
}

/** The same from a button of a page that stays: a refusal is said above it. */
export async function openWorld(
  session: Session,
  request: OpenRequest,
  route: string,
): Promise<boolean> {
  const refusal = await enterWorld(session, request, route);
  if (refusal !== null) session.flash('error', 'That account did not open.', refusal);
  return refusal === null;
}

/** Reads `#/s/<scenario>?v=1&seed=7&t=35`; what cannot be read is left out and said so. */
export function readLink(scenario: string, query: URLSearchParams): OpenRequest | string {
  const whole = (key: string, max: number): number | undefined | null => {
    const text = query.get(key);
    if (text === null) return undefined;
    return /^\d{1,10}$/.test(text) && Number(text) <= max ? Number(text) : null;
  };
  const [version, seed, minute] = [whole('v', 9999), whole('seed', 4_294_967_295), whole('t', 1e6)];
  if (version === null) return 'The version in this link is not a number.';
  if (seed === null) return 'The seed in this link is not a whole number up to 4294967295.';
  if (minute === null) return 'The minute in this link is out of range.';
  return { scenario, version, seed, minute };
}
