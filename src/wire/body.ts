/** Bodies as they were before the client packed them. */

import { awsError } from '../aws/errors.ts';
import { toText, type WireRequest } from './http.ts';

/** What a packed body may grow to. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Undoes `Content-Encoding: gzip` of a request (S3 keeps it: there it belongs to the object). */
export async function unzipped(request: WireRequest): Promise<WireRequest> {
  if (request.headers.get('content-encoding')?.trim().toLowerCase() !== 'gzip') return request;
  return { ...request, body: await gunzip(request.body) };
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
  return joined(parts, size);
}

/** Packs a body. */
export async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of piped(bytes, new CompressionStream('gzip'))) {
    size += part.length;
    parts.push(part);
  }
  return joined(parts, size);
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

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Undoes S3's chunked uploads. AWS page: "Signature calculations … transferring payload in multiple
 * chunks". Checksums that come as trailers become headers.
 */
export function unchunked(request: WireRequest): WireRequest {
  const encodings = (request.headers.get('content-encoding') ?? '').split(/\s*,\s*/);
  const digest = request.headers.get('x-amz-content-sha256') ?? '';
  if (!digest.startsWith('STREAMING-')) return request;
  const { body, trailers } = readChunks(request.body);
  const said = request.headers.get('x-amz-decoded-content-length');
  if (said !== undefined && Number(said) !== body.length) throw incompleteBody();
  const headers = new Map([...request.headers, ...trailers]);
  headers.set('content-length', String(body.length));
  const kept = encodings.filter((name) => name !== '' && name !== 'aws-chunked');
  if (kept.length > 0) headers.set('content-encoding', kept.join(','));
  else headers.delete('content-encoding');
  return { ...request, headers, body };
}

function readChunks(bytes: Uint8Array): { body: Uint8Array; trailers: [string, string][] } {
  const parts: Uint8Array[] = [];
  let size = 0;
  let at = 0;
  for (;;) {
    const end = lineEnd(bytes, at);
    const head = /^([0-9a-f]{1,8})(;|$)/i.exec(toText(bytes.subarray(at, end)));
    if (!head) throw incompleteBody();
    const length = Number.parseInt(head[1]!, 16);
    at = end + 2;
    if (length === 0) break;
    if (at + length > bytes.length) throw incompleteBody();
    parts.push(bytes.subarray(at, at + length));
    size += length;
    at += length + 2;
  }
  return { body: joined(parts, size), trailers: trailersOf(toText(bytes.subarray(at))) };
}

function trailersOf(text: string): [string, string][] {
  return text.split('\r\n').flatMap((line): [string, string][] => {
    const found = /^(x-amz-checksum-[a-z0-9]+):\s*(.*)$/i.exec(line);
    return found ? [[found[1]!.toLowerCase(), found[2]!.trim()]] : [];
  });
}

function lineEnd(bytes: Uint8Array, from: number): number {
  for (let i = from; i + 1 < bytes.length && i < from + 4_096; i += 1) {
    if (bytes[i] === 13 && bytes[i + 1] === 10) return i;
  }
  throw incompleteBody();
}

function incompleteBody() {
  return awsError('IncompleteBody', 'The request body terminated unexpectedly');
}
