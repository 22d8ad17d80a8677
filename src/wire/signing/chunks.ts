/**
 * Signatures of an upload in chunks: each signs its chunk and the signature before it, the first of
 * which is the request's. AWS pages: "Signature calculations for the Authorization header:
 * transferring a payload in multiple chunks", "… including trailing headers".
 */

import { toBytes, type WireRequest } from '../http.ts';
import { expectedSignature, signText, timeAndScope } from './canonical.ts';
import { mismatch } from './errors.ts';
import type { Signature } from './scope.ts';
import { toHex, type Sha256 } from '../../aws/digests/sha256.ts';

export interface ChainedBy {
  readonly secret: string;
  readonly hash: Sha256;
}

export class ChunkChain {
  private readonly request: WireRequest;
  private readonly by: Signature;
  private readonly signer: ChainedBy;
  private previous: string;

  /** `by` is the request's own signature, which has been found right. */
  constructor(request: WireRequest, by: Signature, signer: ChainedBy) {
    this.request = request;
    this.by = by;
    this.signer = signer;
    this.previous = by.signature;
  }

  /** Takes the next chunk; throws `SignatureDoesNotMatch` (403) where it is not signed so. */
  takeChunk(data: Uint8Array, signature: string): void {
    const digests = [new Uint8Array(0), data].map((bytes) => toHex(this.signer.hash(bytes)));
    this.take('AWS4-HMAC-SHA256-PAYLOAD', digests, signature);
  }

  /** Takes the trailers, one `name:value` a line; throws as `takeChunk` does. */
  takeTrailers(lines: string, signature: string): void {
    const digest = toHex(this.signer.hash(toBytes(lines)));
    this.take('AWS4-HMAC-SHA256-TRAILER', [digest], signature);
  }

  private take(algorithm: string, digests: readonly string[], signature: string): void {
    const { by, signer, request, previous } = this;
    const stringToSign = [algorithm, timeAndScope(by), previous, ...digests].join('\n');
    this.previous = signText(stringToSign, by, signer);
    if (this.previous === signature) return;
    const { canonicalRequest } = expectedSignature(request, by, { ...signer, isS3: true });
    const expected = { canonicalRequest, stringToSign, signature: this.previous };
    throw mismatch('s3', { ...by, signature }, expected);
  }
}
