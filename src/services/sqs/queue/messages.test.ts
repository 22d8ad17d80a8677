import { describe, expect, it } from 'vitest';
import { depth, emptyMessages, enqueue, oldestAgeSeconds, remove, settle } from './messages.ts';
import { bury, receive } from './transfer.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const rules = { now: 0, visibilityMs: 30_000, maxReceiveCount: undefined };
const moment = (now: number) => ({ now, retentionMs: 14 * DAY });
const bulk = { delayMs: 0, bytes: 256 };

/** Amazon SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS". */
describe('messages of a standard queue', () => {
  it('a received message is hidden until its visibility timeout ends', () => {
    const list = emptyMessages();
    enqueue(list, { ...bulk, count: 1, at: 0 });
    expect(receive(list, 10, rules).batches).toHaveLength(1);
    expect(receive(list, 10, rules).batches).toHaveLength(0);
    settle(list, 29_999, DAY);
    expect(depth(list, moment(29_999))).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    settle(list, 30_000, DAY);
    expect(depth(list, moment(30_000))).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });

  it('a delayed message is counted as delayed until it shows', () => {
    const list = emptyMessages();
    enqueue(list, { ...bulk, count: 4, at: 0, delayMs: MINUTE });
    expect(depth(list, moment(0)).delayed).toBe(4);
    settle(list, MINUTE, DAY);
    expect(depth(list, moment(MINUTE)).visible).toBe(4);
  });

  it('a poison pill received three times hides behind the next message', () => {
    const list = emptyMessages();
    enqueue(list, { ...bulk, count: 1, at: 0, id: 'poison' });
    enqueue(list, { ...bulk, count: 1, at: 5 * MINUTE, id: 'next' });
    for (const at of [6, 7, 8]) {
      expect(oldestAgeSeconds(list, moment(at * MINUTE))).toBe(at * 60);
      receive(list, 1, { ...rules, now: at * MINUTE });
      settle(list, at * MINUTE + 30_000, DAY);
    }
    expect(oldestAgeSeconds(list, moment(9 * MINUTE))).toBe(4 * 60);
    expect(list.batches.map(({ id }) => id)).toEqual(['next', 'poison']);
  });

  it('a message goes to the dead-letter queue when it was received as often as allowed', () => {
    const list = emptyMessages();
    const deadLetters = emptyMessages();
    enqueue(list, { ...bulk, count: 1, at: 0 });
    for (const at of [1, 2]) {
      const { batches } = receive(list, 1, { ...rules, now: at * MINUTE, maxReceiveCount: 2 });
      expect(batches).toHaveLength(1);
      settle(list, at * MINUTE + 30_000, DAY);
    }
    const { batches, dead } = receive(list, 1, { ...rules, now: 3 * MINUTE, maxReceiveCount: 2 });
    expect(batches).toHaveLength(0);
    bury(dead, deadLetters, 3 * MINUTE);
    expect(depth(deadLetters, moment(3 * MINUTE)).visible).toBe(1);
    expect(oldestAgeSeconds(deadLetters, moment(4 * MINUTE))).toBe(60);
    expect(settle(deadLetters, DAY, DAY)).toBe(1);
  });

  it('a million messages are a short list, and part of them can be taken', () => {
    const list = emptyMessages();
    for (let minute = 0; minute < 100; minute += 1) {
      enqueue(list, { ...bulk, count: 10_000, at: minute * MINUTE });
    }
    expect(list.batches).toHaveLength(100);
    for (const batch of receive(list, 25_000, { ...rules, now: 100 * MINUTE }).batches) {
      remove(list, batch);
    }
    expect(depth(list, moment(100 * MINUTE)).visible).toBe(975_000);
    expect(oldestAgeSeconds(list, moment(100 * MINUTE))).toBe(98 * 60);
  });

  it('messages past their retention are gone', () => {
    const list = emptyMessages();
    enqueue(list, { ...bulk, count: 3, at: 0 });
    enqueue(list, { ...bulk, count: 2, at: DAY });
    expect(settle(list, 4 * DAY, 4 * DAY)).toBe(3);
    expect(depth(list, moment(4 * DAY)).visible).toBe(2);
  });
});
