/** SHA-1 (FIPS 180-4): only for signature version 2, which S3's older clients still presign with. */

const BLOCK = 64;

export function sha1(bytes: Uint8Array): Uint8Array {
  const length = (Math.floor((bytes.length + 8) / BLOCK) + 1) * BLOCK;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length - 4, (bytes.length << 3) >>> 0);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < length; at += BLOCK) compress(state, view, at);
  const digest = new Uint8Array(20);
  const out = new DataView(digest.buffer);
  state.forEach((word, index) => out.setUint32(index * 4, word));
  return digest;
}

function compress(state: number[], view: DataView, at: number): void {
  const words = Array.from({ length: 80 }, () => 0);
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 80; i += 1) {
    words[i] = turn(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
  }
  let [a, b, c, d, e] = state as [number, number, number, number, number];
  for (let i = 0; i < 80; i += 1) {
    const next = (turn(a, 5) + mix(i, b, c, d) + e + words[i]!) | 0;
    [e, d, c, b, a] = [d, c, turn(b, 30), a, next];
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = (state[index]! + word) | 0;
  });
}

function mix(round: number, ...[b, c, d]: [number, number, number]): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function turn(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
