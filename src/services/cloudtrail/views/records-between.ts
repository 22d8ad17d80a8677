import { parseInstant } from '../../../aws/instant.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { renderRecord, type TrailRecord } from '../records/render.ts';
import { renderScope } from '../records/scope.ts';
import { firstAtOrAfter } from '../store/store.ts';
import type { TrailReader } from './types.ts';

export interface RecordsQuery {
  readonly from?: Instant;
  /** Included. */
  readonly to?: Instant;
  readonly category?: 'Management' | 'Data' | 'Insight';
  readonly region?: string;
}

/**
 * Every record of a stretch of time as delivered files hold it, of all Regions in order of time,
 * whether it is visible yet or not: for the endpoint and for tests.
 */
export function recordsBetween(reader: TrailReader, query: RecordsQuery = {}): TrailRecord[] {
  const { from = 0, to = reader.now, category, region } = query;
  const found: { readonly at: Instant; readonly record: TrailRecord }[] = [];
  for (const where of reader.regions()) {
    if (region !== undefined && region !== where) continue;
    const state = reader.stateIn(where);
    for (const kind of ['Management', 'Data'] as const) {
      if (category !== undefined && category !== kind) continue;
      const store = kind === 'Data' ? state.data : state.management;
      const scope = renderScope(reader, where, kind);
      const end = firstAtOrAfter(store, to + 1);
      for (let seq = firstAtOrAfter(store, from); seq < end; seq++) {
        const record = renderRecord(store, seq, scope)!;
        found.push({ at: parseInstant(String(record['eventTime']))!, record });
      }
    }
    if (category !== undefined && category !== 'Insight') continue;
    for (const { at, record } of state.insights) {
      if (at >= from && at <= to) found.push({ at, record });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ record }) => record);
}
