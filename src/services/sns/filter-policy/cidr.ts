import { FilterPolicyError } from './errors.ts';

/** An address block as bytes; plain data. */
export interface Cidr {
  readonly bytes: readonly number[];
  readonly bits: number;
}

export function parseCidr(source: string): Cidr {
  const parts = source.split('/');
  if (parts.length !== 2) throw new FilterPolicyError("Malformed CIDR, one '/' required");
  const [address, mask] = parts as [string, string];
  if (!/^\d{1,3}$/.test(mask)) {
    throw new FilterPolicyError('Malformed CIDR, mask bits must be an integer');
  }
  const bytes = parseAddress(address);
  if (!bytes) throw new FilterPolicyError(`Nonstandard IP address: ${address}`);
  const bits = Number(mask);
  if (bits > bytes.length * 8) {
    const family = bytes.length === 4 ? 'IPv4' : 'IPv6';
    throw new FilterPolicyError(`${family} mask bits must be < ${bytes.length * 8}`);
  }
  return { bytes, bits };
}

export function cidrHolds(cidr: Cidr, address: string): boolean {
  const bytes = parseAddress(address);
  if (!bytes || bytes.length !== cidr.bytes.length) return false;
  for (let bit = 0; bit < cidr.bits; bit += 8) {
    const width = Math.min(8, cidr.bits - bit);
    const shift = 8 - width;
    if (bytes[bit >> 3]! >> shift !== cidr.bytes[bit >> 3]! >> shift) return false;
  }
  return true;
}

function parseAddress(text: string): number[] | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function parseIpv6(text: string): number[] | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groups(halves[0]!);
  const tail = halves.length === 2 ? groups(halves[1]!) : [];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return all.flatMap((group) => [group >> 8, group & 255]);
}

function groups(text: string): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  if (!parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part))) return undefined;
  return parts.map((part) => parseInt(part, 16));
}
