/** CRC-32 of IEEE 802.3, unsigned. */
export const crc32 = cyclic(0xedb88320);

/** CRC-32C (Castagnoli, RFC 3720), unsigned. */
export const crc32c = cyclic(0x82f63b78);

/** The check of a reflected polynomial of 32 bits that begins and ends with all ones. */
function cyclic(polynomial: number): (bytes: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? polynomial ^ (value >>> 1) : value >>> 1;
    return value;
  });
  return (bytes) => {
    let value = 0xffffffff;
    for (const byte of bytes) value = table[(value ^ byte) & 0xff]! ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  };
}
