/** The filter of Event history: from the address bar, to the two calls it makes. Pure. */
import type { Params } from '../../../worker/protocol.ts';
import type { TrailFilter, TrailRow } from '../../../worker/views.ts';

export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Query keys, what they are called on the page, and LookupEvents' own attribute where it has one. */
export const FIELDS: readonly {
  readonly key: string;
  readonly label: string;
  readonly attribute: string | null;
}[] = [
  { key: 'name', label: 'Event name', attribute: 'EventName' },
  { key: 'user', label: 'User name', attribute: 'Username' },
  { key: 'source', label: 'Event source', attribute: 'EventSource' },
  { key: 'resource', label: 'Resource name', attribute: 'ResourceName' },
  { key: 'access', label: 'AWS access key', attribute: 'AccessKeyId' },
  { key: 'id', label: 'Event ID', attribute: 'EventId' },
  { key: 'ip', label: 'Source IP address', attribute: null },
  { key: 'session', label: 'Session', attribute: null },
  { key: 'text', label: 'Anything', attribute: null },
];

/** What such a value looks like. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  name: 'StopInstances',
  user: 'ana',
  source: 'iam.amazonaws.com',
  resource: 'i-0f1e2d3c4b5a69780',
  access: 'AKIA…',
  id: '76214630-8c26-…',
  ip: '192.0.2.21',
  session: 'release-412',
};

/** `false` (the console's default), `true`, or `all`. */
export const readOnlyOf = (query: URLSearchParams): string => query.get('readonly') ?? 'false';

export function chips(query: URLSearchParams): readonly Chip[] {
  return FIELDS.flatMap(({ key, label }) => {
    const value = query.get(key);
    return value ? [{ key, label, value }] : [];
  });
}

/** LookupEvents takes one attribute; the rest is sieved on the page, as the console does. */
export function lookupEvents(query: URLSearchParams): Params {
  const found = FIELDS.find(({ key, attribute }) => attribute && query.get(key));
  const readOnly = readOnlyOf(query);
  const attribute = found
    ? { AttributeKey: found.attribute, AttributeValue: query.get(found.key) }
    : readOnly === 'all'
      ? null
      : { AttributeKey: 'ReadOnly', AttributeValue: readOnly };
  return { MaxResults: 50, ...(attribute ? { LookupAttributes: [attribute] } : {}) };
}

const number = (text: string | null): number | undefined =>
  text !== null && /^\d+$/.test(text) ? Number(text) : undefined;

export function trailFilter(query: URLSearchParams): TrailFilter {
  const readOnly = readOnlyOf(query);
  const text = (key: string): string | undefined => query.get(key) ?? undefined;
  return {
    readOnly: readOnly === 'all' ? null : readOnly === 'true',
    errorsOnly: query.get('errors') === 'true',
    eventName: text('name'),
    user: text('user'),
    eventSource: text('source'),
    resource: text('resource'),
    accessKeyId: text('access'),
    sourceIp: text('ip'),
    session: text('session'),
    text: text('text') ?? text('id'),
    from: number(query.get('from')),
    to: number(query.get('to')),
    category: 'Management',
  };
}

export interface SessionGroup {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly rows: readonly TrailRow[];
  readonly from: number;
  readonly to: number;
  readonly errors: number;
  readonly addresses: readonly string[];
}

/** Rows (newest first) by session, or by principal where there is none; busiest end first. */
export function bySession(rows: readonly TrailRow[]): readonly SessionGroup[] {
  const groups = new Map<string, TrailRow[]>();
  for (const row of rows) {
    const key = row.who.session ?? `${row.who.key} ${row.accessKeyId ?? ''} ${row.sourceIp}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].map(([key, list]) => ({
    key,
    label: list[0]!.who.label,
    words: list[0]!.who.words,
    rows: list,
    from: list[list.length - 1]!.at,
    to: list[0]!.at,
    errors: list.filter((row) => row.errorCode !== null).length,
    addresses: [...new Set(list.map((row) => row.sourceIp))],
  }));
}
