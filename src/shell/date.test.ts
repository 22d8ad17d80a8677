import { describe, expect, it } from 'vitest';
import { runDate } from './date.ts';

const NOW = Date.UTC(2026, 2, 2, 6, 5, 9);
const date = (...args: string[]) => runDate(args, NOW);

describe('date', () => {
  it.each([
    [['-u'], 'Mon Mar  2 06:05:09 UTC 2026'],
    [['-u', '+%Y-%m-%dT%H:%M:%SZ'], '2026-03-02T06:05:09Z'],
    [['-u', '-d', '-1 hour', '+%FT%TZ'], '2026-03-02T05:05:09Z'],
    [['-u', '-d', '1 hour ago', '+%FT%TZ'], '2026-03-02T05:05:09Z'],
    [['-ud', '15 minutes ago', '+%T'], '05:50:09'],
    [['--date=now - 2 days', '-I'], '2026-02-28'],
    [['-d', 'yesterday', '+%F'], '2026-03-01'],
    [['-d', '@1772431200', '-Iseconds'], '2026-03-02T06:00:00+00:00'],
    [['-d', '2026-03-02T06:00:00Z + 5 minutes', '+%s'], '1772431500'],
    [['-d', 'today 08:30', '+%FT%T'], '2026-03-02T08:30:00'],
    [['-d', '1 month ago', '+%F'], '2026-02-02'],
    [['-d', 'a week ago', '+%a %-d %b'], 'Mon 23 Feb'],
    [['+%s%3N'], `${NOW / 1000}%3N`],
  ])('%j is %s', (args, told) => {
    expect(date(...args)).toEqual({ stdout: `${told}\n`, stderr: '', exitCode: 0 });
  });

  it('says what it does not understand', () => {
    expect(date('-d', 'when pigs fly')).toMatchObject({
      stderr: "date: invalid date 'when pigs fly'\n",
      exitCode: 1,
    });
    expect(date('-q').exitCode).toBe(1);
  });
});
