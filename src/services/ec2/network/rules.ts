/**
 * Rules of security groups: reading them from requests, comparing, the words of refusals, and
 * whether a rule lets traffic through. VPC user guide, "Security group rules".
 */
import { ec2Error, invalidValue } from '../request/errors.ts';

export interface Rule {
  readonly id: string;
  readonly isEgress: boolean;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all. */
  readonly protocol: string;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly peer: Peer;
  readonly description: string | undefined;
}

export type Peer =
  | { readonly kind: 'ipv4'; readonly cidr: string }
  | { readonly kind: 'ipv6'; readonly cidr: string }
  | { readonly kind: 'group'; readonly groupId: string; readonly ownerId: string }
  | { readonly kind: 'prefix-list'; readonly id: string };

export interface IpPermission {
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly IpRanges?: readonly { CidrIp?: string; Description?: string }[];
  readonly Ipv6Ranges?: readonly { CidrIpv6?: string; Description?: string }[];
  readonly UserIdGroupPairs?: readonly {
    GroupId?: string;
    GroupName?: string;
    UserId?: string;
    Description?: string;
  }[];
  readonly PrefixListIds?: readonly { PrefixListId?: string; Description?: string }[];
}

export type Draft = Omit<Rule, 'id' | 'isEgress'>;

const NUMBERED: Readonly<Record<string, string>> = {
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
};

/** The rules a list of permissions asks for, one for each peer. */
export function draftsOf(permissions: readonly IpPermission[], ownerId: string): Draft[] {
  return permissions.flatMap((permission) => {
    const base = protocolAndPorts(permission);
    const peers = peersOf(permission, ownerId);
    if (peers.length === 0) {
      throw invalidValue('Invalid IP permission: no source or destination is specified');
    }
    return peers.map(({ peer, description }) => ({ ...base, peer, description }));
  });
}

/** Two rules are the same when all but id and description agree. */
export function sameRule(a: Draft, b: Draft): boolean {
  return (
    a.protocol === b.protocol &&
    a.fromPort === b.fromPort &&
    a.toPort === b.toPort &&
    peerText(a.peer) === peerText(b.peer)
  );
}

/** `peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW`, as in InvalidPermission.Duplicate. */
export function ruleText(rule: Draft): string {
  const protocol = rule.protocol === '-1' ? 'ALL' : rule.protocol.toUpperCase();
  const ports =
    rule.fromPort === undefined || rule.protocol === '-1'
      ? ''
      : `, from port: ${rule.fromPort}, to port: ${rule.toPort}`;
  return `peer: ${peerText(rule.peer)}, ${protocol}${ports}, ALLOW`;
}

export function peerText(peer: Peer): string {
  if (peer.kind === 'group') return peer.groupId;
  return peer.kind === 'prefix-list' ? peer.id : peer.cidr;
}

export interface Traffic {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** Security groups of the sender, when it is inside. */
  readonly fromGroups: readonly string[];
  /** IPv4 addresses of the sender, or the bases of the blocks they are in. */
  readonly fromAddresses: readonly string[];
}

/** Does one of the ingress rules let this traffic in? */
export function admits(rules: readonly Rule[], traffic: Traffic): boolean {
  for (const rule of rules) if (!rule.isEgress && covers(rule, traffic)) return true;
  return false;
}

function covers(rule: Rule, traffic: Traffic): boolean {
  if (rule.protocol !== '-1') {
    if (rule.protocol !== traffic.protocol) return false;
    const { fromPort = 0, toPort = 65_535 } = rule;
    if (traffic.port < fromPort || traffic.port > toPort) return false;
  }
  const { peer } = rule;
  if (peer.kind === 'group') return traffic.fromGroups.includes(peer.groupId);
  if (peer.kind !== 'ipv4') return false;
  for (const address of traffic.fromAddresses) if (isInCidr(address, peer.cidr)) return true;
  return false;
}

/** Is an IPv4 address inside a block? */
export function isInCidr(address: string, cidr: string): boolean {
  const span = blockSize(cidr);
  return Math.floor(ipNumber(address) / span) === Math.floor(ipNumber(cidr) / span);
}

/** How many addresses a block holds. */
export function blockSize(cidr: string): number {
  let size = 1;
  for (let bit = Number(cidr.slice(cidr.indexOf('/') + 1)); bit < 32; bit++) size *= 2;
  return size;
}

/** An address, or the base of a block, as a number. Read digit by digit: balancers ask all day. */
export function ipNumber(address: string): number {
  let number = 0;
  let part = 0;
  for (let i = 0; i < address.length; i++) {
    const character = address[i]!;
    if (character === '/') break;
    if (character === '.') {
      number = number * 256 + part;
      part = 0;
    } else part = part * 10 + Number(character);
  }
  return number * 256 + part;
}

export function ipText(number: number): string {
  return [16_777_216, 65_536, 256, 1].map((unit) => Math.floor(number / unit) % 256).join('.');
}

/** Is the text an IPv4 block whose host bits are zero? */
export function isCidr(text: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  return (
    match !== null &&
    match.slice(1, 5).every((part) => Number(part) <= 255) &&
    Number(match[5]) <= 32
  );
}

function protocolAndPorts(
  permission: IpPermission,
): Pick<Draft, 'protocol' | 'fromPort' | 'toPort'> {
  const given = permission.IpProtocol?.toLowerCase();
  if (given === undefined) {
    throw ec2Error('MissingParameter', 'The request must contain the parameter ipProtocol');
  }
  const protocol = NUMBERED[given] ?? (given === 'all' ? '-1' : given);
  const isKnown = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'].includes(protocol);
  if (!isKnown && !/^\d{1,3}$/.test(protocol)) {
    throw ec2Error(
      'InvalidPermission.Malformed',
      `Unsupported IP protocol "${given}" - supported: [ah, egp, esp, ggp, gre, icmp, icmpv6, igmp, tcp, udp, -1]`,
    );
  }
  if (protocol === '-1') return { protocol, fromPort: undefined, toPort: undefined };
  const { FromPort: fromPort, ToPort: toPort } = permission;
  if (protocol === 'tcp' || protocol === 'udp') checkPorts(fromPort, toPort);
  return { protocol, fromPort, toPort };
}

function checkPorts(from: number | undefined, to: number | undefined): void {
  if (from === undefined || to === undefined) {
    throw invalidValue(
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  }
  if (from < 0 || to > 65_535) {
    throw invalidValue(`TCP/UDP port (${from < 0 ? from : to}) out of range`);
  }
  if (from > to) throw invalidValue(`Invalid TCP/UDP port range (${from}:${to})`);
}

function peersOf(
  permission: IpPermission,
  ownerId: string,
): { peer: Peer; description: string | undefined }[] {
  const { IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], PrefixListIds = [] } = permission;
  return [
    ...IpRanges.map(({ CidrIp = '', Description }) => {
      if (!isCidr(CidrIp)) throw invalidValue(`CIDR block ${CidrIp} is malformed`);
      return { peer: { kind: 'ipv4' as const, cidr: maskHost(CidrIp) }, description: Description };
    }),
    ...Ipv6Ranges.map(({ CidrIpv6 = '', Description }) => {
      if (!/^[0-9a-f:]+\/\d{1,3}$/i.test(CidrIpv6)) {
        throw invalidValue(`CIDR block ${CidrIpv6} is malformed`);
      }
      return { peer: { kind: 'ipv6' as const, cidr: CidrIpv6 }, description: Description };
    }),
    ...UserIdGroupPairs.map(({ GroupId = '', UserId, Description }) => ({
      peer: { kind: 'group' as const, groupId: GroupId, ownerId: UserId ?? ownerId },
      description: Description,
    })),
    ...PrefixListIds.map(({ PrefixListId = '', Description }) => ({
      peer: { kind: 'prefix-list' as const, id: PrefixListId },
      description: Description,
    })),
  ];
}

/** EC2 keeps the network part only: `10.1.2.3/16` becomes `10.1.0.0/16`. */
function maskHost(cidr: string): string {
  const span = blockSize(cidr);
  const bits = cidr.slice(cidr.indexOf('/') + 1);
  return `${ipText(Math.floor(ipNumber(cidr) / span) * span)}/${bits}`;
}
