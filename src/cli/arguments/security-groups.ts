/** `--protocol tcp --port 22 --cidr 0.0.0.0/0` for one rule of a security group. */
import { paramError } from '../errors.ts';
import { PyDict, type PyValue } from '../python/values.ts';
import { option, type ArgumentTable } from './argument.ts';

export const SECURITY_GROUP_RULES: ReadonlySet<string> = new Set(
  ['authorize', 'revoke'].flatMap((act) =>
    ['ingress', 'egress'].map((way) => `ec2.${act}-security-group-${way}`),
  ),
);

/** What each option says; empty and absent values say nothing. */
const OPTIONS: Readonly<Record<string, (params: PyDict, value: string) => void>> = {
  protocol: (params, value) => put(params, 'IpProtocol', protocolOf(value)),
  port: (params, value) => {
    const [from, to] = portsOf(value);
    put(params, 'FromPort', from);
    put(params, 'ToPort', to);
  },
  cidr: (params, value) => put(params, 'IpRanges', [new PyDict([['CidrIp', value]])]),
  'source-group': (params, value) =>
    putPair(params, value.startsWith('sg-') ? 'GroupId' : 'GroupName', value),
  'group-owner': (params, value) => putPair(params, 'UserId', value),
};

const HIDDEN = [
  ...['ip-protocol', 'from-port', 'to-port', 'cidr-ip'],
  ...['source-security-group-name', 'source-security-group-owner-id'],
];

export function addSecurityGroupOptions(table: ArgumentTable): void {
  for (const [name, say] of Object.entries(OPTIONS)) {
    const made = option(name, {
      put: (params, value) => {
        if (typeof value === 'string' && value !== '') say(params, value);
      },
    });
    table.set(name, made);
  }
  for (const name of HIDDEN) {
    const found = table.get(name);
    if (found) table.set(name, { ...found, isHidden: true });
  }
}

function permission(params: PyDict): PyDict {
  if (!params.has('IpPermissions')) params.set('IpPermissions', [new PyDict()]);
  return (params.get('IpPermissions') as PyDict[])[0]!;
}

function put(params: PyDict, key: string, value: PyValue): void {
  permission(params).set(key, value);
}

function putPair(params: PyDict, key: string, value: string): void {
  const rule = permission(params);
  if (!rule.has('UserIdGroupPairs')) rule.set('UserIdGroupPairs', [new PyDict()]);
  (rule.get('UserIdGroupPairs') as PyDict[])[0]!.set(key, value);
}

function protocolOf(value: string): string {
  if (/^\s*[-+]?\d+\s*$/.test(value)) {
    const number = Number(value);
    if ((number >= 0 && number <= 255) || number === -1) return value;
    throw paramError('protocol numbers must be in the range 0-255 or -1 to specify all protocols');
  }
  if (value === 'all') return '-1';
  if (['tcp', 'udp', 'icmp'].includes(value)) return value;
  throw paramError(
    'protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.',
  );
}

function portsOf(value: string): [number, number] {
  if (value === '-1' || value === 'all') return [-1, -1];
  const at = value.indexOf('-');
  const [from, to] = at < 0 ? [value, value] : [value.slice(0, at), value.slice(at + 1)];
  if (/^\s*[-+]?\d+\s*$/.test(from) && /^\s*[-+]?\d+\s*$/.test(to)) {
    return [Number(from), Number(to)];
  }
  throw paramError('port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)');
}
