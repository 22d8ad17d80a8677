import type { Session } from '../../shell/session.svelte.ts';

export interface InstanceAct {
  readonly id: string;
  readonly label: string;
  readonly operation: string;
  readonly done: string;
  /** Asked before it is done; empty where there is nothing to warn of. */
  readonly warning: string;
}

export const INSTANCE_ACTS: readonly InstanceAct[] = [
  {
    id: 'start',
    label: 'Start instance',
    operation: 'StartInstances',
    done: 'Starting',
    warning: '',
  },
  {
    id: 'stop',
    label: 'Stop instance',
    operation: 'StopInstances',
    done: 'Stopping',
    warning: 'Its metrics break off while it is stopped, and what it serves will fail.',
  },
  {
    id: 'reboot',
    label: 'Reboot instance',
    operation: 'RebootInstances',
    done: 'Rebooting',
    warning: 'It will not answer for a minute or two.',
  },
  {
    id: 'terminate',
    label: 'Terminate instance',
    operation: 'TerminateInstances',
    done: 'Terminating',
    warning: 'A terminated instance does not come back. You can rewind time, though.',
  },
  {
    id: 'monitor',
    label: 'Turn detailed monitoring on',
    operation: 'MonitorInstances',
    done: 'Points every minute now: detailed monitoring is on for',
    warning: '',
  },
  {
    id: 'unmonitor',
    label: 'Turn detailed monitoring off',
    operation: 'UnmonitorInstances',
    done: 'Points every five minutes now: basic monitoring for',
    warning: '',
  },
];

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
