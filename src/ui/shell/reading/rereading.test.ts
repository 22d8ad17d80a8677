import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Rereading } from './rereading.ts';

describe('what a page reads again', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('is read once for all who ask while it is read, and not before a rest', async () => {
    let readings = 0;
    const rereading = new Rereading(async () => {
      readings += 1;
      return null;
    });
    for (let times = 0; times < 5; times += 1) void rereading.ask();
    expect(readings).toBe(1);
    await vi.advanceTimersByTimeAsync(249);
    expect(readings).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(readings).toBe(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(readings).toBe(2);
  });
});
