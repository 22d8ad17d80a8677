import { md5 } from '../../../aws/md5.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { hashText } from '../../../kernel/random.ts';
import type { Body, LazyBody } from '../state.ts';

/** Larger bodies get a stand-in for the digest: nobody checks it, and it must not take seconds. */
const DIGESTED_BYTES = 1_048_576;

export function isLazy(body: Body): body is LazyBody {
  return typeof body === 'object' && !(body instanceof Uint8Array);
}

/** A body to keep: bytes are copied, everything else is frozen by the door. */
export function keptBody(body: Body | undefined): Body {
  if (body === undefined) return '';
  return body instanceof Uint8Array ? body.slice() : body;
}

/** Size and ETag of a body. A lazy body is not rendered where its writer told the size. */
export function measure(
  ctx: ServiceContext,
  body: Body,
  identity: string,
): { sizeBytes: number; etag: string } {
  if (isLazy(body)) {
    const sizeBytes = body.bytes ?? encode(ctx.render(body)).length;
    return { sizeBytes, etag: standIn(`${identity}/${sizeBytes}`) };
  }
  const bytes = typeof body === 'string' ? encode(body) : body;
  const isDigested = bytes.length <= DIGESTED_BYTES;
  const etag = isDigested ? md5(bytes) : standIn(`${identity}/${bytes.length}`);
  return { sizeBytes: bytes.length, etag };
}

/** 32 hexadecimal digits that follow from a text. */
export function standIn(text: string): string {
  let digits = '';
  for (let i = 0; i < 4; i += 1) digits += hashText(`${i}/${text}`).toString(16).padStart(8, '0');
  return digits;
}

/** What a reader gets: bytes stay bytes, everything else becomes text. */
export function readBody(ctx: ServiceContext, body: Body): string | Uint8Array {
  if (body instanceof Uint8Array) return body.slice();
  return isLazy(body) ? ctx.render(body) : body;
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
