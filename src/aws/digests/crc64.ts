/** The reflected polynomial of CRC-64/NVME (NVM Express specification). */
const HIGH = 0x9a6c9329;
const LOW = 0xac4bc9b5;

const highs = new Int32Array(256); // tidy-allow: a table, filled here once
const lows = new Int32Array(256); // tidy-allow: a table, filled here once
for (let byte = 0; byte < 256; byte += 1) {
  let [high, low] = [0, byte];
  for (let bit = 0; bit < 8; bit += 1) {
    const isOdd = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (isOdd) [high, low] = [high ^ HIGH, low ^ LOW];
  }
  highs[byte] = high;
  lows[byte] = low;
}

/**
 * CRC-64/NVME: its eight bytes, the most significant first. `before` is that of what came before.
 */
export function crc64nvme(bytes: Uint8Array, before?: Uint8Array): Uint8Array {
  let [high, low] = before ? inverted(before) : [-1, -1];
  for (let at = 0; at < bytes.length; at += 1) {
    const index = (low ^ bytes[at]!) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ lows[index]!;
    high = (high >>> 8) ^ highs[index]!;
  }
  const digest = new DataView(new ArrayBuffer(8));
  digest.setUint32(0, ~high);
  digest.setUint32(4, ~low);
  return new Uint8Array(digest.buffer);
}

function inverted(digest: Uint8Array): [high: number, low: number] {
  const view = new DataView(digest.buffer, digest.byteOffset, 8);
  return [~view.getInt32(0), ~view.getInt32(4)];
}
