import { describe, expect, it } from 'vitest';
import { homeWords } from './home.ts';

const actAt = Date.UTC(2026, 2, 2, 9, 41);

describe('the two sentences of home', () => {
  it('say that a gap is not a zero, and that the record is late', () => {
    const early = homeWords({ act: 'stop', actAt, recorded: false });
    expect(early.watch).toContain('No zero is drawn');
    expect(early.trail).toContain('on its way');
    expect(homeWords({ act: 'stop', actAt, recorded: true }).trail).toContain(
      'StopInstances, by you',
    );
  });
  it('never promise a record for a busy shop', () => {
    expect(homeWords({ act: 'busy', actAt, recorded: false }).trail).toContain('Silent');
  });
});
