import { describe, expect, it } from 'vitest';
import type { TrailRow } from '../../../worker/views.ts';
import { bySession, chips, lookupEvents, trailFilter } from './event-filter.ts';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the filter of Event history', () => {
  it('hides read-only events by default, as the real page does', () => {
    expect(lookupEvents(query(''))).toEqual({
      MaxResults: 50,
      LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
    });
    expect(trailFilter(query('')).readOnly).toBe(false);
    expect(trailFilter(query('readonly=all')).readOnly).toBe(null);
  });
  it('asks LookupEvents for one attribute only', () => {
    const params = lookupEvents(query('name=StopInstances&user=bilal&ip=203.0.113.9'));
    expect(params.LookupAttributes).toEqual([
      { AttributeKey: 'EventName', AttributeValue: 'StopInstances' },
    ]);
  });
  it('keeps the other fields as chips and sieves by them', () => {
    const asked = query('name=StopInstances&ip=203.0.113.9');
    expect(chips(asked).map((chip) => chip.label)).toEqual(['Event name', 'Source IP address']);
    expect(trailFilter(asked)).toMatchObject({ sourceIp: '203.0.113.9' });
  });
  it('groups records by session and counts refusals', () => {
    const row = (at: number, session: string | null, errorCode: string | null) =>
      ({
        at,
        errorCode,
        sourceIp: '203.0.113.9',
        accessKeyId: null,
        who: { key: 'deploy-bot', label: 'deploy-bot', session, words: '' },
      }) as TrailRow;
    const groups = bySession([
      row(9, 's1', null),
      row(8, 's2', 'AccessDenied'),
      row(5, 's1', null),
    ]);
    expect(groups.map((group) => [group.rows.length, group.errors, group.from, group.to])).toEqual([
      [2, 0, 5, 9],
      [1, 1, 8, 8],
    ]);
  });
});
