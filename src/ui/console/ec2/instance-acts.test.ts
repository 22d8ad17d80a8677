import { describe, expect, it } from 'vitest';
import { instanceMenu } from './instance-acts.ts';

const inStates = (...names: string[]) =>
  names.map((Name, index) => ({ InstanceId: `i-${index}`, State: { Name } }));

const greyed = (...names: string[]): readonly string[] =>
  instanceMenu(inStates(...names)).flatMap((item) => (item.disabled ? [item.id] : []));

describe('the menu of instances', () => {
  it('greys Start on a running instance, Stop and Reboot on a stopped one', () => {
    expect(greyed('running')).toEqual(['start']);
    expect(greyed('stopped')).toEqual(['stop', 'reboot']);
  });
  it('leaves Terminate while an instance is on its way to running or stopped', () => {
    expect(greyed('pending')).toEqual(['start', 'stop', 'reboot']);
    expect(greyed('stopping')).toEqual(['start', 'stop', 'reboot']);
  });
  it('greys everything on an instance that is terminated, or about to be, and says why', () => {
    for (const state of ['terminated', 'shutting-down']) {
      expect(greyed(state)).toHaveLength(instanceMenu([]).length);
    }
    expect(instanceMenu(inStates('terminated'))[0]?.note).toBe('It is terminated.');
    expect(instanceMenu(inStates('stopped'))[0]?.note).toBeUndefined();
  });
  it('offers for several instances what fits at least one of them', () => {
    expect(greyed('running', 'stopped')).toEqual([]);
    expect(greyed('stopped', 'terminated')).toEqual(['stop', 'reboot']);
  });
});
