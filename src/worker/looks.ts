/** The simulator's own instruments: which function answers which view. */
import type { CallRequest } from '../gateway/call.ts';
import type { World } from '../world/world.ts';
import type { Host } from './host.ts';
import type { Play } from './play.ts';
import type { Outcome } from './protocol.ts';
import type { Views } from './views.ts';

/** What a view is made from: the world looked at (it may be an earlier one), and who plays. */
export interface LookContext {
  readonly world: World;
  readonly play: Play;
}

export type Look<K extends keyof Views> = (
  ctx: LookContext,
  args: Views[K]['args'],
) => Views[K]['result'];

type Looks = { readonly [K in keyof Views]?: Look<K> };

const LOOKS: Looks = {};

export function look<K extends keyof Views>(
  name: K,
  ctx: LookContext,
  args: Views[K]['args'],
): Views[K]['result'] {
  const answer = LOOKS[name] as Look<K> | undefined;
  if (!answer) throw new Error(`There is no view called “${String(name)}”.`);
  return answer(ctx, args);
}

/** The API call behind a message's link; null where it has none. */
export function linkOf(_host: Host, _messageId: string): CallRequest | null {
  return null;
}

export function noSuchLink(): Outcome {
  const message = 'This message has no link to follow.';
  return { ok: false, error: { code: 'NoLink', message, status: 404, kind: 'not-simulated' } };
}
