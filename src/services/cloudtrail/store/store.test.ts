import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbsent } from '../../../kernel/absent.ts';
import { lookupPage, type LookupAttribute } from '../lookup/page.ts';
import { LONGEST_DELAY_MS, availableAt, fileStampOf } from './delays.ts';
import { seqOfUuid, scramble, unscramble, uuidOf } from './record-ids.ts';
import { leaveOutChunks } from './leave-out.ts';
import { rowAt } from './row.ts';
import { append, CHUNK_ROWS, countRecords, emptyStore, firstAtOrAfter } from './store.ts';
import { draftOf, START } from '../../../../tests/support/trail-drafts.ts';
import { userNameOf } from './user-name.ts';
import { lookupResources } from './lookup-resources.ts';

describe('event ids', () => {
  it('hold the sequence number, and only for their own store', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1), (seq, salt) => {
        expect(unscramble(scramble(seq))).toBe(seq);
        const id = uuidOf(seq, salt);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(seqOfUuid(id, salt)).toBe(seq);
        expect(seqOfUuid(id, salt ^ 1)).toBe(-1);
      }),
    );
  });

  it('of foreign making are none', () => {
    expect(seqOfUuid('not an id', 1)).toBe(-1);
    expect(seqOfUuid('00000000-0000-4000-8000-000000000000', 1)).toBe(-1);
  });
});

describe('delivery', () => {
  it('puts a record into a file stamped 0.05 to 9.9 minutes later, median about 3.4', () => {
    const waits: number[] = [];
    for (let seq = 0; seq < 20_000; seq++) {
      const at = START + seq * 7_919;
      waits.push((fileStampOf(at, seq) - at) / 60_000);
    }
    waits.sort((a, b) => a - b);
    expect(waits[0]).toBeGreaterThan(0);
    expect(waits.at(-1)).toBeLessThan(9.9);
    expect(waits[10_000]).toBeGreaterThan(3);
    expect(waits[10_000]).toBeLessThan(3.9);
    expect(waits[19_000]).toBeGreaterThan(5);
    expect(waits[19_000]).toBeLessThan(7.5);
  });

  it('shows a record in Event history about five minutes after the call', () => {
    let sum = 0;
    for (let seq = 0; seq < 10_000; seq++) {
      const wait = availableAt(0, seq);
      expect(wait).toBeLessThanOrEqual(LONGEST_DELAY_MS);
      sum += wait / 60_000;
    }
    expect(sum / 10_000).toBeGreaterThan(4.5);
    expect(sum / 10_000).toBeLessThan(5.5);
  });
});

describe('a record store', () => {
  const store = emptyStore(99);
  const total = CHUNK_ROWS * 2 + 700;
  for (let i = 0; i < total; i++) append(store, draftOf(i));

  it('gives back what was appended, sealed or not', () => {
    expect(countRecords(store)).toBe(total);
    expect(store.chunks).toHaveLength(2);
    expect(Object.isFrozen(store.chunks[0])).toBe(true);
    for (const seq of [0, 1, CHUNK_ROWS - 1, CHUNK_ROWS, total - 1]) {
      const draft = draftOf(seq);
      const row = rowAt(store, seq)!;
      expect(row.mark).toEqual(draft.mark);
      expect(row.identity).toEqual(draft.identity);
      expect(row.call.at).toBe(draft.at);
      expect(row.call.sourceIp).toBe(draft.address);
      expect(row.params).toEqual(draft.params);
    }
    expect(rowAt(store, total)).toBeUndefined();
  });

  it('finds the first record not before an instant', () => {
    for (const seq of [0, 5, CHUNK_ROWS, total - 1]) {
      expect(firstAtOrAfter(store, draftOf(seq).at)).toBe(seq);
      expect(firstAtOrAfter(store, draftOf(seq).at + 1)).toBe(seq + 1);
    }
  });

  it('is left out of an opening only where log files have taken it all', () => {
    const left = { ...store, chunks: [...store.chunks] };
    const sealedAt = draftOf(CHUNK_ROWS * 2 - 1).at;
    leaveOutChunks(left, sealedAt + LONGEST_DELAY_MS);
    expect(left.chunks.map(isAbsent)).toEqual([true, false]);
    leaveOutChunks(left, sealedAt + LONGEST_DELAY_MS + 1);
    expect(left.chunks.map(isAbsent)).toEqual([true, true]);
  });

  it('answers a lookup exactly as a loop over all records would', () => {
    const keys: [LookupAttribute, string[]][] = [
      ['EventName', ['StopInstances', 'DescribeInstances', 'Nothing']],
      ['EventSource', ['ec2.amazonaws.com', 'iam.amazonaws.com']],
      ['ReadOnly', ['true', 'false']],
      ['Username', ['ana', 'pipeline', 'nobody', 'root']],
      ['AccessKeyId', ['AKIA2', 'ASIA5', '']],
      ['ResourceName', ['i-3', 'ana', 'x']],
      ['ResourceType', ['AWS::EC2::Instance', 'AWS::IAM::User']],
    ];
    const now = draftOf(total - 40).at;
    for (const [key, values] of keys) {
      for (const value of values) {
        const range = { from: draftOf(300).at, to: draftOf(total - 20).at };
        const wanted: number[] = [];
        for (let seq = total - 1; seq >= 0; seq--) {
          const row = rowAt(store, seq)!;
          const { at } = row.call;
          if (at < range.from || at > range.to || availableAt(at, seq) > now) continue;
          if (holds(seq, key, value)) wanted.push(seq);
        }
        expect(allPages({ key, value }, { ...range, now })).toEqual(wanted);
      }
    }
  });

  function holds(seq: number, key: LookupAttribute, value: string): boolean {
    const { mark, identity } = rowAt(store, seq)!;
    const block = seq < CHUNK_ROWS * 2 ? store.chunks[Math.floor(seq / CHUNK_ROWS)]! : store.tail;
    const resources = lookupResources(block, seq - block.firstSeq);
    switch (key) {
      case 'EventName':
        return mark.name === value;
      case 'EventSource':
        return mark.source === value;
      case 'ReadOnly':
        return String(mark.isRead) === value;
      case 'Username':
        return userNameOf(identity) === value;
      case 'AccessKeyId':
        return identity.accessKeyId === value;
      case 'ResourceName':
        return resources.some(({ name }) => name === value);
      default:
        return resources.some(({ type }) => type === value);
    }
  }

  function allPages(
    attribute: { key: LookupAttribute; value: string },
    range: { from: number; to: number; now: number },
  ): number[] {
    const seqs: number[] = [];
    for (let below: number | undefined; ;) {
      const page = lookupPage(store, { attribute, ...range, size: 50, below });
      seqs.push(...page.seqs);
      if (page.next === null) return seqs;
      below = page.next;
    }
  }

  it('finds one record by its EventId without an index', () => {
    const attribute = { key: 'EventId', value: uuidOf(5_000, 99) } as const;
    const range = { from: 0, to: Infinity, now: Infinity, size: 50 };
    expect(lookupPage(store, { attribute, ...range }).seqs).toEqual([5_000]);
  });
});
