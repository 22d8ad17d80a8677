/** Unique ids, keys and secrets in AWS's forms. IAM User Guide, "IAM identifiers". */
import { drawKeyText, drawText } from '../../../kernel/ids.ts';
import type { RandomStream } from '../../../kernel/random.ts';

const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TOKEN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export type IdPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'AIPA' | 'ANPA';

/** `AIDA…`: 21 characters. */
export function drawUniqueId(stream: RandomStream, prefix: IdPrefix): string {
  return prefix + drawKeyText(stream, 17);
}

/** `AKIA…` or `ASIA…`: 20 characters. */
export function drawAccessKeyId(stream: RandomStream, prefix: 'AKIA' | 'ASIA'): string {
  return prefix + drawKeyText(stream, 16);
}

export function drawSecret(stream: RandomStream): string {
  return drawText(stream, SECRET, 40);
}

/** Genuine tokens are several times longer; their beginning is what people recognise. */
export function drawSessionToken(stream: RandomStream): string {
  return `IQoJb3JpZ2luX2Vj${drawText(stream, TOKEN, 80)}`;
}

export function drawMfaSeed(stream: RandomStream): string {
  return drawText(stream, BASE32, 64);
}
