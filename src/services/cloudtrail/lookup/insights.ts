import type { InsightEvent } from '../insights/watch.ts';
import type { PageRequest } from './page.ts';

/** A page of Insights events, newest first. */
export function lookupInsights(
  events: readonly InsightEvent[],
  { attribute, from, to, now, size, below = events.length }: PageRequest,
): { events: Record<string, unknown>[]; next: number | null } {
  const found: Record<string, unknown>[] = [];
  for (let i = Math.min(below, events.length) - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.at < from || event.at > to || event.visibleAt > now) continue;
    if (attribute && valueOf(event, attribute.key) !== attribute.value) continue;
    if (found.length === size) return { events: found, next: i + 1 };
    found.push({
      EventId: event.id,
      EventName: event.name,
      ReadOnly: 'false',
      EventTime: event.at,
      EventSource: event.source,
      Resources: [],
      CloudTrailEvent: JSON.stringify(event.record),
    });
  }
  return { events: found, next: null };
}

function valueOf(event: InsightEvent, key: string): string | undefined {
  if (key === 'EventId') return event.id;
  return key === 'EventName' ? event.name : key === 'EventSource' ? event.source : undefined;
}
