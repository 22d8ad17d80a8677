/**
 * MD5 of bytes (RFC 1321): S3's ETag of a plain upload, SQS's digests of bodies and attributes,
 * which clients check. Nothing here is about security.
 */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** Floor(2^32 × |sin(i + 1)|), as the RFC lists them. */
const SINES = new Uint32Array([
  0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
  0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
  0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
  0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
  0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
  0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
  0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
  0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
]);

/** 32 lower-case hexadecimal digits. */
export function md5(bytes: Uint8Array): string {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  const padded = pad(bytes);
  const words = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 64) mixBlock(state, words, at);
  let text = '';
  for (const word of state) {
    for (let shift = 0; shift < 32; shift += 8) {
      text += ((word >>> shift) & 0xff).toString(16).padStart(2, '0');
    }
  }
  return text;
}

function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, (bytes.length << 3) >>> 0, true);
  view.setUint32(length - 4, Math.floor(bytes.length / 0x20000000), true);
  return padded;
}

function mixBlock(state: Uint32Array, words: DataView, at: number): void {
  let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
  for (let i = 0; i < 64; i += 1) {
    const round = i >> 4;
    const { f, g } = step(i, { b, c, d });
    const sum = (a + f + SINES[i]! + words.getUint32(at + g * 4, true)) | 0;
    const shift = SHIFTS[round * 4 + (i & 3)]!;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
}

function step(i: number, { b, c, d }: { b: number; c: number; d: number }) {
  if (i < 16) return { f: (b & c) | (~b & d), g: i };
  if (i < 32) return { f: (d & b) | (~d & c), g: (5 * i + 1) % 16 };
  if (i < 48) return { f: b ^ c ^ d, g: (3 * i + 5) % 16 };
  return { f: c ^ (b | ~d), g: (7 * i) % 16 };
}
