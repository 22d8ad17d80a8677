/**
 * EC2's encoded authorization failure message, and sts:DecodeAuthorizationMessage. AWS encrypts it;
 * here the details are scrambled reversibly, which looks the same and tells as little.
 */
import { hashWords } from '../../../kernel/random.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SALT = 0x5ca1ab1e;

/** Text of ASCII characters to letters, digits, `-` and `_`. */
export function encodeMessage(text: string): string {
  let encoded = '';
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i += 1) {
    const byte = (text.charCodeAt(i) & 0xff) ^ (hashWords(SALT, i) & 0xff);
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      encoded += ALPHABET[(held >> bits) & 63]!;
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) encoded += ALPHABET[(held << (6 - bits)) & 63]!;
  return encoded;
}

/** The text again; undefined when it was never ours. */
export function decodeMessage(encoded: string): string | undefined {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const character of encoded) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    text += String.fromCharCode(((held >> bits) & 0xff) ^ (hashWords(SALT, text.length) & 0xff));
    held &= (1 << bits) - 1;
  }
  return text.startsWith('{"allowed":') ? text : undefined;
}
