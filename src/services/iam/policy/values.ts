/** Reading the values that conditions compare: dates, numbers, addresses. */

import { instantOf, parseInstant } from '../../../aws/instant.ts';

/** Epoch milliseconds of an ISO 8601 date or of epoch seconds; undefined when it is neither. */
export function dateMs(text: string): number | undefined {
  const trimmed = text.trim();
  // Four digits are a year, two more a month; longer runs of digits are epoch seconds.
  if (/^\d{4}$/.test(trimmed)) return instantOf([Number(trimmed), 1, 1]);
  if (/^\d{1,15}(\.\d{1,9})?$/.test(trimmed)) return Math.round(Number(trimmed) * 1000);
  if (/^\d{4}-\d{2}$/.test(trimmed)) return parseInstant(`${trimmed}-01`) ?? undefined;
  return parseInstant(trimmed) ?? undefined;
}

/** A decimal number; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed)) return undefined;
  return Number(trimmed);
}

/** An address or block as 16-bit groups: 2 for IPv4, 8 for IPv6. */
export interface Block {
  readonly groups: readonly number[];
  readonly prefixBits: number;
}

/** Reads `198.51.100.0/24`, a bare address (= /32 or /128), or IPv6 with `::`. */
export function blockOf(text: string): Block | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const groups = address.includes(':') ? groups6(address) : groups4(address);
  if (!groups) return undefined;
  const most = groups.length * 16;
  if (slash < 0) return { groups, prefixBits: most };
  const bits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return undefined;
  return { groups, prefixBits: Number(bits) };
}

/** Whether an address (without a slash) lies in a block of the same family. */
export function blockHolds(block: Block, address: Block): boolean {
  if (block.groups.length !== address.groups.length) return false;
  for (let i = 0; i < block.groups.length; i += 1) {
    const bits = block.prefixBits - i * 16;
    if (bits <= 0) return true;
    const shift = bits >= 16 ? 0 : 16 - bits;
    if (block.groups[i]! >> shift !== address.groups[i]! >> shift) return false;
  }
  return true;
}

function groups4(address: string): number[] | undefined {
  const parts = address.split('.');
  if (parts.length !== 4) return undefined;
  const bytes: number[] = [];
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bytes.push(Number(part));
  }
  return [bytes[0]! * 256 + bytes[1]!, bytes[2]! * 256 + bytes[3]!];
}

function groups6(address: string): number[] | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const head = side6(halves[0]!);
  const tail = halves.length === 2 ? side6(halves[1]!) : [];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function side6(side: string): number[] | undefined {
  if (side === '') return [];
  const groups: number[] = [];
  for (const part of side.split(':')) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
    groups.push(Number.parseInt(part, 16));
  }
  return groups.length > 8 ? undefined : groups;
}
