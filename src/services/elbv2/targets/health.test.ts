// User guide for Application Load Balancers, "Health checks for target groups".
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_CHECK,
  DRAINING,
  INITIAL_CHECKING,
  isMatcher,
  matches,
  probe,
  type ProbeAnswer,
  type TargetHealth,
} from './health.ts';

const ok: ProbeAnswer = { kind: 'status', code: 200 };
const bad: ProbeAnswer = { kind: 'status', code: 503 };

function after(answers: readonly ProbeAnswer[], from: TargetHealth = INITIAL_CHECKING) {
  return answers.reduce((health, answer) => probe(health, answer, DEFAULT_CHECK), from);
}

describe('target health', () => {
  it('one success makes a new target healthy', () => {
    expect(after([ok]).state).toBe('healthy');
  });

  it('two failures in a row make it unhealthy, one does not', () => {
    expect(after([ok, bad]).state).toBe('healthy');
    expect(after([ok, bad, ok, bad]).state).toBe('healthy');
    expect(after([ok, bad, bad])).toEqual({
      state: 'unhealthy',
      streak: 0,
      reason: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [503]',
    });
  });

  it('five successes in a row bring it back', () => {
    const sick = after([ok, bad, bad]);
    expect(after([ok, ok, ok, ok], sick).state).toBe('unhealthy');
    expect(after([ok, ok, bad, ok, ok, ok], sick).state).toBe('unhealthy');
    expect(after([ok, ok, ok, ok, ok], sick).state).toBe('healthy');
  });

  it('names timeouts and refused connections', () => {
    expect(after([{ kind: 'timeout' }, { kind: 'timeout' }]).reason).toBe('Target.Timeout');
    expect(after([{ kind: 'refused' }, { kind: 'refused' }]).reason).toBe(
      'Target.FailedHealthChecks',
    );
  });

  it('a draining target is not probed back to life', () => {
    expect(after([ok, ok, ok], DRAINING)).toBe(DRAINING);
  });

  it('the matcher takes lists and ranges', () => {
    expect(matches('200', 200)).toBe(true);
    expect(matches('200,302', 302)).toBe(true);
    expect(matches('200-299', 204)).toBe(true);
    expect(matches('200-299', 301)).toBe(false);
    expect(isMatcher('200-299')).toBe(true);
    expect(isMatcher('200,abc')).toBe(false);
    expect(isMatcher('200-700')).toBe(false);
  });
});
