/** Members as the selection rules see them. */
import type { Group, LaunchSource, Member } from '../state.ts';
import type { Member as Selectable } from '../scaling/selection.ts';

export function selectable(member: Member): Selectable {
  return {
    instanceId: member.instanceId,
    zone: member.zone,
    launchedAt: member.launchedAt,
    templateRank: rank(member.launch),
    isProtected: member.isProtected,
  };
}

/** Older sources go first: launch configurations before templates, lower versions before higher. */
function rank(launch: LaunchSource): number {
  if (launch.kind === 'configuration') return 0;
  const version = Number(launch.version);
  return Number.isInteger(version) ? version : 1_000_000;
}

/** Does the process run, or is it suspended? */
export function runs(group: Group, process: string): boolean {
  return !group.suspended.has(process);
}
