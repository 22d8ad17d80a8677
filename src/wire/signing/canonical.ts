/** The signature that a request should carry. AWS page: "Create a signed AWS API request". */

import { decodePart, encodePart, splitQuery, toBytes, type WireRequest } from '../http.ts';
import type { Signature } from './scope.ts';
import { hmac, toHex, type Sha256 } from '../../aws/digests/sha256.ts';

const EMPTY = new Uint8Array(0);

export interface Signer {
  readonly hash: Sha256;
  /** S3 takes the path as it is; every other service encodes it once more. */
  readonly isS3: boolean;
}

/** Both texts, as AWS prints them where a signature does not match. */
export interface Expected {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly signature: string;
}

/** What the signature of `request` is with this secret. */
export function expectedSignature(
  request: WireRequest,
  by: Signature,
  signer: Signer & { readonly secret: string },
): Expected {
  const canonicalRequest = canonical(request, by, signer);
  const digest = toHex(signer.hash(toBytes(canonicalRequest)));
  const stringToSign = `AWS4-HMAC-SHA256\n${timeAndScope(by)}\n${digest}`;
  return { canonicalRequest, stringToSign, signature: signText(stringToSign, by, signer) };
}

/** The two lines that every text to sign has after its first. */
export function timeAndScope({ time, scope }: Signature): string {
  return `${time}\n${scope.date}/${scope.region}/${scope.service}/aws4_request`;
}

/** The signature of a text within the scope of a request. */
export function signText(
  text: string,
  { scope }: Signature,
  { hash, secret }: { readonly hash: Sha256; readonly secret: string },
): string {
  const key = signingKey(`${secret}\n${scope.date}\n${scope.region}\n${scope.service}`, hash);
  return toHex(hmac(hash, key, toBytes(text)));
}

const KEPT_KEYS = 100;
const keys = new Map<string, Uint8Array>();

/** Derived from secret, day, Region and service; the last ones are kept, as clients keep theirs. */
function signingKey(of: string, hash: Sha256): Uint8Array {
  const known = keys.get(of);
  if (known) return known;
  const [secret = '', ...steps] = of.split('\n');
  let key = toBytes(`AWS4${secret}`);
  for (const step of [...steps, 'aws4_request']) key = hmac(hash, key, toBytes(step));
  if (keys.size >= KEPT_KEYS) keys.clear();
  keys.set(of, key);
  return key;
}

/** The body's digest as the signature names it. */
export function payloadHash(request: WireRequest, by: Signature, signer: Signer): string {
  const said = request.headers.get('x-amz-content-sha256');
  if (said !== undefined) return said;
  if (by.isPresigned && signer.isS3) return 'UNSIGNED-PAYLOAD';
  return toHex(signer.hash(request.body.length > 0 ? request.body : EMPTY));
}

function canonical(request: WireRequest, by: Signature, signer: Signer): string {
  const headers = by.signedHeaders.map((name) => {
    const value = request.headers.get(name) ?? '';
    return `${name}:${value.trim().replace(/\s+/g, ' ')}\n`;
  });
  return [
    request.method,
    canonicalPath(request.path, signer.isS3),
    canonicalQuery(request.query),
    headers.join(''),
    by.signedHeaders.join(';'),
    payloadHash(request, by, signer),
  ].join('\n');
}

function canonicalPath(path: string, isS3: boolean): string {
  const segments = path.split('/');
  if (isS3) return segments.map((segment) => encodePart(decodePart(segment))).join('/');
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(encodePart(encodePart(decodePart(segment))));
  }
  const end = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${kept.join('/')}${end}`;
}

function canonicalQuery(query: string): string {
  return splitQuery(query)
    .map(([name, value]) => [encodePart(decodePart(name)), encodePart(decodePart(value))] as const)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
