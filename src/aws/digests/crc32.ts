/** CRC-32 of IEEE 802.3, unsigned; `before` is that of what came before. */
export const crc32 = cyclic(0xedb88320);

/** CRC-32C (Castagnoli, RFC 3720), unsigned; `before` is that of what came before. */
export const crc32c = cyclic(0x82f63b78);

/** The check of a reflected polynomial of 32 bits that begins and ends with all ones. */
function cyclic(polynomial: number): (bytes: Uint8Array, before?: number) => number {
  const table = Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? polynomial ^ (value >>> 1) : value >>> 1;
    return value;
  });
  return (bytes, before = 0) => {
    let value = ~before;
    for (let at = 0; at < bytes.length; at += 1)
      value = table[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8);
    return ~value >>> 0;
  };
}
