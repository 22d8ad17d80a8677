import type { Instant } from '../../../kernel/clock.ts';
import { eachMatch, placesOf } from './match.ts';
import type { TrailFilter, TrailReader, Who } from './types.ts';
import { principalKey, sessionKey, WhoFinder } from './who.ts';

/** What one session (or one long-term key) did. */
export interface SessionGroup {
  /** `Who.session`, or the principal's key where it has none. */
  readonly key: string;
  readonly who: Who;
  readonly first: Instant;
  readonly last: Instant;
  readonly total: number;
  readonly errors: number;
  readonly writes: number;
  readonly addresses: readonly string[];
  /** Event names with their counts, most frequent first. */
  readonly events: readonly { readonly name: string; readonly count: number }[];
}

interface Growing {
  readonly who: Who;
  first: Instant;
  last: Instant;
  total: number;
  errors: number;
  writes: number;
  readonly addresses: Set<string>;
  readonly events: Map<string, number>;
}

/** Visible records grouped by session, the latest first. */
export function trailSessions(reader: TrailReader, filter: TrailFilter): SessionGroup[] {
  const groups = new Map<string, Growing>();
  const finder = new WhoFinder(reader);
  for (const place of placesOf(reader, filter)) {
    eachMatch(place, { filter, reader }, (_, { columns, dictionaries }, row) => {
      const identity = dictionaries.identity.values[columns.identity[row]!]!;
      const at = columns.at[row]!;
      const key = sessionKey(identity) ?? identity.accessKeyId ?? principalKey(identity);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = emptyGroup(finder.who(identity), at)));
      const mark = dictionaries.mark.values[columns.mark[row]!]!;
      group.first = Math.min(group.first, at);
      group.last = Math.max(group.last, at);
      group.total += 1;
      if (columns.refusal[row] !== 0) group.errors += 1;
      if (!mark.isRead) group.writes += 1;
      group.addresses.add(dictionaries.address.values[columns.address[row]!]!);
      group.events.set(mark.name, (group.events.get(mark.name) ?? 0) + 1);
    });
  }
  return [...groups]
    .map(([key, { addresses, events, ...group }]) => ({
      key,
      ...group,
      addresses: [...addresses],
      events: [...events]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => b.count - a.count),
    }))
    .sort((a, b) => b.last - a.last);
}

function emptyGroup(who: Who, at: Instant): Growing {
  return {
    who,
    first: at,
    last: at,
    total: 0,
    errors: 0,
    writes: 0,
    addresses: new Set(),
    events: new Map(),
  };
}
