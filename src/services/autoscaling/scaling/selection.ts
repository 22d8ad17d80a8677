/**
 * Which zone gets the next instance and which instance goes first. EC2 Auto Scaling user guide,
 * "Control which Auto Scaling instances terminate during scale in".
 */

export interface Member {
  instanceId: string;
  zone: string;
  launchedAt: number;
  /** Rank of the launch configuration or template version; lower is older. */
  templateRank: number;
  isProtected: boolean;
}

export type TerminationPolicy =
  | 'Default'
  | 'OldestInstance'
  | 'NewestInstance'
  | 'OldestLaunchConfiguration'
  | 'OldestLaunchTemplate'
  | 'ClosestToNextInstanceHour'
  | 'AllocationStrategy';

export const TERMINATION_POLICIES: readonly TerminationPolicy[] = [
  'Default',
  'OldestInstance',
  'NewestInstance',
  'OldestLaunchConfiguration',
  'OldestLaunchTemplate',
  'ClosestToNextInstanceHour',
  'AllocationStrategy',
];

/** The zone with the fewest members; ties go to the one listed first. */
export function zoneForLaunch(zones: readonly string[], members: readonly Member[]): string {
  let best = zones[0] ?? '';
  let fewest = Infinity;
  for (const zone of zones) {
    const count = members.filter((member) => member.zone === zone).length;
    if (count < fewest) [best, fewest] = [zone, count];
  }
  return best;
}

export interface SelectionInput {
  members: readonly Member[];
  policies: readonly TerminationPolicy[];
  now: number;
}

/** The instance to take out, or undefined when every one is protected from scale-in. */
export function pickForTermination(input: SelectionInput): string | undefined {
  const open = input.members.filter((member) => !member.isProtected);
  if (open.length === 0) return undefined;
  let candidates = largestZone(open, input.members);
  const policies = input.policies.length > 0 ? input.policies : (['Default'] as const);
  for (const policy of policies) {
    candidates = narrow(candidates, policy, input.now);
    if (candidates.length === 1) break;
  }
  return [...candidates].sort(byAgeThenId)[0]!.instanceId;
}

/** Zones are kept in balance before any termination policy is looked at. */
function largestZone(open: readonly Member[], all: readonly Member[]): Member[] {
  const size = (zone: string): number => all.filter((member) => member.zone === zone).length;
  const most = Math.max(...open.map((member) => size(member.zone)));
  return open.filter((member) => size(member.zone) === most);
}

function narrow(members: Member[], policy: TerminationPolicy, now: number): Member[] {
  switch (policy) {
    case 'OldestInstance':
      return keepLowest(members, (member) => member.launchedAt);
    case 'NewestInstance':
      return keepLowest(members, (member) => -member.launchedAt);
    case 'OldestLaunchConfiguration':
    case 'OldestLaunchTemplate':
      return keepLowest(members, (member) => member.templateRank);
    case 'ClosestToNextInstanceHour':
      return keepLowest(members, (member) => toNextHour(member, now));
    case 'AllocationStrategy':
      return members;
    case 'Default':
      return keepLowest(
        keepLowest(members, (member) => member.templateRank),
        (member) => toNextHour(member, now),
      );
  }
}

function keepLowest(members: Member[], rank: (member: Member) => number): Member[] {
  const lowest = Math.min(...members.map(rank));
  return members.filter((member) => rank(member) === lowest);
}

const HOUR_MS = 3_600_000;

function toNextHour(member: Member, now: number): number {
  return HOUR_MS - ((now - member.launchedAt) % HOUR_MS);
}

function byAgeThenId(a: Member, b: Member): number {
  if (a.launchedAt !== b.launchedAt) return a.launchedAt - b.launchedAt;
  return a.instanceId < b.instanceId ? -1 : 1;
}
