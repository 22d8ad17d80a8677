/**
 * CloudTrail's figures: a page of Event history over a million records (G6), and what a record
 * costs when it is made and when a filter looks at it. Answers are checked before they are timed.
 */
import { lookupPage, type LookupAttribute } from '../../src/services/cloudtrail/lookup/page.ts';
import { recordView } from '../../src/services/cloudtrail/records/view.ts';
import { availableAt } from '../../src/services/cloudtrail/store/delays.ts';
import { lookupResources } from '../../src/services/cloudtrail/store/lookup-resources.ts';
import { rowAt } from '../../src/services/cloudtrail/store/row.ts';
import {
  append,
  blockOf,
  countRecords,
  emptyStore,
  type Draft,
  type RecordStore,
} from '../../src/services/cloudtrail/store/store.ts';
import { userNameOf } from '../../src/services/cloudtrail/store/user-name.ts';
import { draftOf } from '../../tests/support/trail-drafts.ts';
import type { Figure } from './figure.ts';

const RECORDS = 1_000_000;
const PAGE = 50;
const CAST = 65_536;

/** What is looked for: a rare and a frequent term, and one that is not there. */
const QUESTIONS: readonly (readonly [LookupAttribute, string])[] = [
  ['EventName', 'CreateAccessKey'],
  ['Username', 'dora'],
  ['AccessKeyId', 'ASIA7'],
  ['ResourceName', 'i-3'],
  ['ReadOnly', 'false'],
  ['EventName', 'NoSuchCall'],
];

/** Appending a record, and looking at it as a metric filter does. */
export function benchRecords(count = RECORDS): Figure[] {
  const { store, drafts } = prepared();
  const before = performance.now();
  for (let i = 0; i < count; i++) append(store, drafts[i]!);
  const appended = performance.now() - before;
  const scope = {
    account: '111122223333',
    region: 'eu-west-1',
    category: 'Management',
    declared: () => undefined,
    requestId: () => '',
  } as const;
  const last = recordView(store, count - 1, scope) as { eventName: string };
  if (last.eventName !== drafts[count - 1]!.mark.name)
    throw new Error('a view shows another record');
  const looks = 100_000;
  let found = 0;
  const start = performance.now();
  for (let i = 0; i < looks; i++) {
    const view = recordView(store, i, scope) as { eventName: string; errorCode?: string };
    if (view.eventName === 'StopInstances' && view.errorCode === undefined) found += 1;
  }
  const looked = performance.now() - start;
  if (found === 0) throw new Error('the filter found nothing');
  return [
    { name: 'trail: append a record', unit: 'ns', value: (appended * 1e6) / count, goal: 1_000 },
    { name: 'trail: a filter looks at a record', unit: 'ns', value: (looked * 1e6) / looks },
  ];

  function prepared(): { store: RecordStore; drafts: Draft[] } {
    return { store: emptyStore(7), drafts: manyDrafts(count) };
  }
}

/** One page of LookupEvents per question, against a loop over every record. */
export function benchLookupEvents(count = RECORDS): Figure[] {
  const store = emptyStore(7);
  const drafts = manyDrafts(count);
  for (const draft of drafts) append(store, draft);
  const now = drafts[count - 1]!.at;
  return QUESTIONS.map(([key, value]) => {
    const request = { attribute: { key, value }, from: 0, to: now, now, size: PAGE };
    const wanted = plainLoop(store, { key, value, now });
    const given = lookupPage(store, request).seqs;
    if (JSON.stringify(given) !== JSON.stringify(wanted.seqs)) {
      throw new Error(`LookupEvents ${key}=${value} differs from the plain loop`);
    }
    const runs = 20;
    const start = performance.now();
    for (let i = 0; i < runs; i++) lookupPage(store, request);
    return {
      name: `trail: LookupEvents ${key}=${value} over ${count} records`,
      unit: 'ms',
      value: (performance.now() - start) / runs,
      reference: wanted.ms,
      floor: 20,
      goal: 3,
    };
  });
}

function manyDrafts(count: number): Draft[] {
  const cast = Array.from({ length: Math.min(count, CAST) }, (_, i) => draftOf(i));
  const first = cast[0]!.at;
  return Array.from({ length: count }, (_, i) => ({
    ...cast[i % cast.length]!,
    at: first + i * 1_000,
    serial: i + 1,
  }));
}

/** Newest first, one record after the other, until a page is full. */
function plainLoop(
  store: RecordStore,
  { key, value, now }: { key: LookupAttribute; value: string; now: number },
): { seqs: number[]; ms: number } {
  const start = performance.now();
  const seqs: number[] = [];
  for (let seq = countRecords(store) - 1; seq >= 0 && seqs.length < PAGE; seq--) {
    const row = rowAt(store, seq)!;
    if (availableAt(row.call.at, seq) > now) continue;
    const block = blockOf(store, seq)!;
    const terms: Readonly<Record<LookupAttribute, readonly (string | undefined)[]>> = {
      EventId: [],
      EventName: [row.mark.name],
      EventSource: [row.mark.source],
      ReadOnly: [String(row.mark.isRead)],
      Username: [userNameOf(row.identity)],
      AccessKeyId: [row.identity.accessKeyId],
      ResourceName: key === 'ResourceName' ? namesOf(block, seq, 'name') : [],
      ResourceType: key === 'ResourceType' ? namesOf(block, seq, 'type') : [],
    };
    if (terms[key].includes(value)) seqs.push(seq);
  }
  return { seqs, ms: performance.now() - start };
}

function namesOf(
  block: NonNullable<ReturnType<typeof blockOf>>,
  seq: number,
  part: 'name' | 'type',
): string[] {
  return lookupResources(block, seq - block.firstSeq).map((resource) => resource[part]);
}
