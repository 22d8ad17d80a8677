/** Base 64 (RFC 4648) without the limits of `btoa`. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = new Map([...LETTERS].map((letter, code) => [letter.charCodeAt(0), code]));
const CHUNK = 0x6000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return text;
}

/** Null where the text is no base 64. */
export function fromBase64(text: string): Uint8Array | null {
  const clean = text.replace(/[\r\n]/g, '').replace(/={1,2}$/, '');
  if (clean.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let index = 0; index < clean.length; index += 1) {
    const code = CODES.get(clean.charCodeAt(index));
    if (code === undefined) return null;
    bits = ((bits << 6) | code) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 0xff;
  }
  return bytes;
}
