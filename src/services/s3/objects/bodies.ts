import { joined } from '../../../aws/bytes.ts';
import { md5 } from '../../../aws/digests/md5.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { hashText } from '../../../kernel/random.ts';
import type { BlankBody, Body, LazyBody, Piece, S3Object } from '../state.ts';

/** Larger bodies get a stand-in for the digest: it must not take seconds. */
const DIGESTED_BYTES = 67_108_864;

export function isLazy(body: Body): body is LazyBody {
  return typeof body === 'object' && 'renderer' in body;
}

function isBlank(piece: Piece): piece is BlankBody {
  return typeof piece === 'object' && 'blankBytes' in piece;
}

/**
 * A body to keep. Bytes that fill their buffer are shared with the journal, others are copied out
 * of theirs; everything else is frozen by the door.
 */
export function keptBody(body: Body | undefined): Body {
  if (body === undefined) return '';
  const isPartly = body instanceof Uint8Array && body.byteLength < body.buffer.byteLength;
  return isPartly ? new Uint8Array(body) : body;
}

/** What an object holds; zeros where only its size is known. */
export function bodyOf({ body, sizeBytes }: S3Object): Body {
  return body === '' && sizeBytes > 0 ? { blankBytes: sizeBytes } : body;
}

function piecesOf(body: Body): readonly Piece[] {
  return typeof body === 'object' && 'pieces' in body ? body.pieces : [body];
}

/** Bodies that stand one after the other as one; their bytes are shared. */
export function joinedBody(bodies: readonly Body[]): Body {
  const pieces = bodies.flatMap(piecesOf);
  if (pieces.length === 1) return pieces[0]!;
  return pieces.length === 0 ? '' : Object.freeze({ pieces: Object.freeze(pieces) });
}

/** Bytes of a body. A lazy one is not rendered where its writer told the size. */
export function sizeOf(ctx: ServiceContext, body: Body): number {
  return piecesOf(body).reduce((sum, piece) => sum + pieceSize(ctx, piece), 0);
}

function pieceSize(ctx: ServiceContext, piece: Piece): number {
  if (piece instanceof Uint8Array) return piece.length;
  if (isBlank(piece)) return piece.blankBytes;
  if (isLazy(piece)) return piece.bytes ?? pieceBytes(ctx, piece).length;
  return pieceBytes(ctx, piece).length;
}

function pieceBytes(ctx: ServiceContext, piece: Piece): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  if (isBlank(piece)) return new Uint8Array(piece.blankBytes);
  return encode(isLazy(piece) ? ctx.render(piece) : piece);
}

/** The bytes of a body, in as many pieces as it is kept in; not to be written to. */
export function bytesOf(ctx: ServiceContext, body: Body): readonly Uint8Array[] {
  return piecesOf(body).map((piece) => pieceBytes(ctx, piece));
}

/** Size and ETag of a body. */
export function measure(
  ctx: ServiceContext,
  body: Body,
  identity: string,
): { sizeBytes: number; etag: string } {
  const sizeBytes = sizeOf(ctx, body);
  const isKnown = piecesOf(body).every((piece) => !isLazy(piece) && !isBlank(piece));
  if (!isKnown || sizeBytes > DIGESTED_BYTES) {
    return { sizeBytes, etag: standIn(`${identity}/${sizeBytes}`) };
  }
  return { sizeBytes, etag: md5(whole(bytesOf(ctx, body))) };
}

function whole(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : joined(pieces);
}

/** 32 hexadecimal digits that follow from a text. */
export function standIn(text: string): string {
  let digits = '';
  for (let i = 0; i < 4; i += 1) digits += hashText(`${i}/${text}`).toString(16).padStart(8, '0');
  return digits;
}

/** What a reader gets: text where there is text or a lazy body, else a copy of the bytes. */
export function readBody(ctx: ServiceContext, body: Body): string | Uint8Array {
  if (typeof body === 'string') return body;
  return isLazy(body) ? ctx.render(body) : joined(bytesOf(ctx, body));
}

/** From `start` up to and without `end`, in bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a body; pieces that lie in it whole are shared. */
export function cutBody(ctx: ServiceContext, body: Body, { start, end }: Span): Body {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of piecesOf(body)) {
    const size = pieceSize(ctx, piece);
    const from = Math.max(0, start - at);
    const to = Math.min(size, end - at);
    if (from < to) found.push(to - from === size ? piece : cutPiece(ctx, piece, [from, to]));
    at += size;
  }
  return joinedBody(found);
}

function cutPiece(ctx: ServiceContext, piece: Piece, [from, to]: readonly [number, number]): Piece {
  if (isBlank(piece)) return Object.freeze({ blankBytes: to - from });
  return pieceBytes(ctx, piece).slice(from, to);
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
