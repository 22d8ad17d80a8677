/** Bodies as they were before the client packed them. */

import { joined } from '../aws/bytes.ts';
import { awsError } from '../aws/errors.ts';
import type { WireRequest } from './http.ts';

/** What a packed body may grow to. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Undoes `Content-Encoding: gzip` of a request (S3 keeps it: there it belongs to the object). */
export async function unzipped(request: WireRequest): Promise<WireRequest> {
  if (!isZipped(request)) return request;
  const headers = new Map([...request.headers].filter(([name]) => name !== 'content-encoding'));
  return { ...request, headers, body: await gunzip(request.body) };
}

/**
 * The same for a form, whose body says what it is for and must be read before anything else. One
 * that cannot be unpacked stays as it is: it says nothing.
 */
export async function unzippedForm(request: WireRequest): Promise<WireRequest> {
  const type = request.headers.get('content-type') ?? '';
  if (!isZipped(request) || !/^application\/x-www-form-urlencoded/i.test(type)) return request;
  return unzipped(request).catch(() => request);
}

function isZipped({ headers }: WireRequest): boolean {
  return headers.get('content-encoding')?.trim().toLowerCase() === 'gzip';
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of piped(bytes, new DecompressionStream('gzip'))) {
      size += part.length;
      if (size > MAX_BYTES) break;
      parts.push(part);
    }
  } catch {
    throw awsError('SerializationException', 'The body is not in gzip format.');
  }
  if (size > MAX_BYTES) {
    throw awsError('RequestEntityTooLarge', 'Request body is too large.', { status: 413 });
  }
  return joined(parts);
}

/** Packs a body. */
export async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of piped(bytes, new CompressionStream('gzip'))) parts.push(part);
  return joined(parts);
}

async function* piped(
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const writer = through.writable.getWriter();
  // The reader reports what goes wrong; the writer's own promises would report it once more.
  void writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = through.readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
