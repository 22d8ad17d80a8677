// EC2 user guide, "Amazon EC2 instance state changes".
import { describe, expect, it } from 'vitest';
import {
  judge,
  nextState,
  refusalText,
  STATE_CODE,
  transitionMs,
  type LifecycleRequest,
  type StateName,
} from './lifecycle.ts';

const TABLE = `
  request   | pending       | running       | stopping      | stopped       | shutting-down | gone
  start     | stay          | stay          | refuse        | pending       | refuse        | refuse
  stop      | refuse        | stopping      | stay          | stay          | refuse        | refuse
  reboot    | refuse        | stay          | refuse        | refuse        | refuse        | refuse
  terminate | shutting-down | shutting-down | shutting-down | shutting-down | stay          | stay
`;

describe('instance life cycle', () => {
  const [head, ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  for (const [request, ...cells] of rows) {
    cells.forEach((cell, index) => {
      const name = head![index + 1]!;
      const state = (name === 'gone' ? 'terminated' : name) as StateName;
      it(`${request} of a ${state} instance: ${cell}`, () => {
        const verdict = judge(request as LifecycleRequest, state);
        expect(verdict.kind === 'move' ? verdict.to : verdict.kind).toBe(cell);
      });
    });
  }

  it('names the state codes as the API does', () => {
    expect(Object.values(STATE_CODE)).toEqual([0, 16, 32, 48, 64, 80]);
  });

  it('refuses in the words of EC2', () => {
    expect(refusalText('start', 'i-0a')).toBe(
      "The instance 'i-0a' is not in a state from which it can be started.",
    );
    expect(refusalText('stop', 'i-0a')).toBe(
      "This instance 'i-0a' is not in a state from which it can be stopped.",
    );
  });

  it('leaves every transitional state within a minute', () => {
    for (const state of ['pending', 'stopping', 'shutting-down'] as const) {
      expect(nextState(state)).toBeDefined();
      expect(transitionMs(state, (_, to) => to)).toBeLessThanOrEqual(60_000);
      expect(transitionMs(state, (from) => from)).toBeGreaterThan(0);
    }
  });
});
