import type { Session } from '../../shell/session.svelte.ts';
import type { Instance } from './shapes.ts';

export interface InstanceAct {
  readonly id: string;
  readonly label: string;
  readonly operation: string;
  readonly done: string;
  /** Asked before it is done; empty where there is nothing to warn of. */
  readonly warning: string;
  /** The states of an instance in which the console offers it. */
  readonly states: readonly string[];
}

const PRESENT = ['pending', 'running', 'stopping', 'stopped'];

export const INSTANCE_ACTS: readonly InstanceAct[] = [
  {
    id: 'start',
    label: 'Start instance',
    operation: 'StartInstances',
    done: 'Starting',
    warning: '',
    states: ['stopped'],
  },
  {
    id: 'stop',
    label: 'Stop instance',
    operation: 'StopInstances',
    done: 'Stopping',
    warning: 'Its metrics break off while it is stopped, and what it serves will fail.',
    states: ['running'],
  },
  {
    id: 'reboot',
    label: 'Reboot instance',
    operation: 'RebootInstances',
    done: 'Rebooting',
    warning: 'It will not answer for a minute or two.',
    states: ['running'],
  },
  {
    id: 'terminate',
    label: 'Terminate instance',
    operation: 'TerminateInstances',
    done: 'Terminating',
    warning: 'A terminated instance does not come back. You can rewind time, though.',
    states: PRESENT,
  },
  {
    id: 'monitor',
    label: 'Turn detailed monitoring on',
    operation: 'MonitorInstances',
    done: 'Points every minute now: detailed monitoring is on for',
    warning: '',
    states: PRESENT,
  },
  {
    id: 'unmonitor',
    label: 'Turn detailed monitoring off',
    operation: 'UnmonitorInstances',
    done: 'Points every five minutes now: basic monitoring for',
    warning: '',
    states: PRESENT,
  },
];

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly note?: string;
}

/** The menu for the instances that are chosen: an act that fits none of them is greyed. */
export function instanceMenu(instances: readonly Instance[]): readonly Choice[] {
  const states = [...new Set(instances.map((one) => one.State?.Name ?? ''))];
  const note = states.length === 1 ? `It is ${states[0]}.` : 'Not in these states.';
  return INSTANCE_ACTS.map(({ id, label, states: open }) =>
    states.some((state) => open.includes(state))
      ? { id, label }
      : { id, label, disabled: true, note },
  );
}

export async function actOnInstances(
  session: Session,
  act: InstanceAct,
  ids: readonly string[],
): Promise<void> {
  const names = ids.join(', ');
  await session.act(
    { service: 'ec2', operation: act.operation, params: { InstanceIds: ids } },
    { done: `${act.done} ${names}.`, failed: `${act.label}: nothing was done.` },
  );
}
