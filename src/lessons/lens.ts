import type { CallRequest, Look, Outcome, Params } from '../gateway/call.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../kernel/clock.ts';

/** What a mission sees of a world: looks that leave no trail, and what the learner did. */
export interface Lens {
  readonly now: Instant;
  readonly opensAt: Instant;
  readonly homeRegion: string;
  peek(look: Look): Outcome;
  /** The learner's acts so far, oldest first. */
  readonly acts: readonly LearnerAct[];
  /** Messages delivered to people so far, oldest first. */
  readonly messages: readonly Message[];
}

/** One call of the learner's, with how it ended. */
export interface LearnerAct {
  readonly at: Instant;
  readonly request: CallRequest;
  readonly ok: boolean;
  readonly errorCode: string | null;
}

/** A message that reached somebody: when first, and everybody whom it reached. */
export interface Message {
  readonly at: Instant;
  readonly channel: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly topicArn: string | null;
  /** The mail that asks to confirm a subscription. */
  readonly confirms: boolean;
}

/** Minutes since the story opened, to one decimal. */
export function minuteOf(lens: Pick<Lens, 'opensAt'>, at: Instant): number {
  return Math.round(((at - lens.opensAt) / MINUTE_MS) * 10) / 10;
}

/** A list of an AWS answer, over all its pages; empty when the call failed. */
export function peekAll<T>(
  lens: Lens,
  look: Look,
  page: { readonly list: string; readonly token?: string },
): T[] {
  const found: T[] = [];
  let token: unknown;
  for (let pages = 0; pages < PAGE_LIMIT; pages++) {
    const key = page.token ?? 'NextToken';
    const params = token === undefined ? look.params : { ...look.params, [key]: token };
    const outcome = lens.peek({ ...look, params });
    if (!outcome.ok) return found;
    found.push(...((outcome.result[page.list] as T[] | undefined) ?? []));
    token = outcome.result[key];
    if (token === undefined || token === null) return found;
  }
  return found;
}

/** More pages than any account of ours has; a token that never ends must not hang a check. */
const PAGE_LIMIT = 200;

/** How far back a fact looks for points of a series. */
export const RECENT_MS = 3 * HOUR_MS;

/** An AWS timestamp in an answer: epoch milliseconds in the sim, seconds never. */
export function instantFrom(value: unknown): Instant {
  return typeof value === 'number' ? Math.floor(value / SECOND_MS) * SECOND_MS : 0;
}

const NOW = /^\{\{now(?:-(\d{1,5})m)?\}\}$/;

/** Parameters of a look with `{{now-10m}}` turned into that instant. */
export function withInstants(params: Params, now: Instant): Params {
  return turn(params, now) as Params;
}

function turn(value: unknown, now: Instant): unknown {
  if (typeof value === 'string') {
    const found = NOW.exec(value);
    return found ? now - Number(found[1] ?? 0) * MINUTE_MS : value;
  }
  if (Array.isArray(value)) return value.map((member) => turn(member, now));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, turn(one, now)]));
}
