/** S3's uploads in chunks ("aws-chunked"), as `signing/chunks.ts` names AWS's pages of them. */

import { joined } from '../aws/bytes.ts';
import { awsError, type AwsError } from '../aws/errors.ts';
import { isChecksum, trailerNames } from './checksums.ts';
import { toText, type WireRequest } from './http.ts';
import type { ChunkChain } from './signing/chunks.ts';

const SMALLEST_CHUNK = 8_192;
const LONGEST_LINE = 4_096;
const SIGNED_HEAD = /^([0-9a-f]{1,8});chunk-signature=([0-9a-f]{64})$/i;
const PLAIN_HEAD = /^([0-9a-f]{1,8})$/i;

/**
 * The request as it is without chunks; checksums that come as trailers become headers. A chain
 * checks the signatures; without one they are only read. Throws S3's refusals: `IncompleteBody`,
 * `InvalidChunkSizeError`, `MalformedTrailerError`, `SignatureDoesNotMatch` …
 */
export function unchunked(request: WireRequest, chain: ChunkChain | null): WireRequest {
  const mode = request.headers.get('x-amz-content-sha256') ?? '';
  if (!mode.startsWith('STREAMING-')) return request;
  const isSigned = mode.startsWith('STREAMING-AWS4-');
  const hasTrailers = mode.endsWith('-TRAILER');
  const length = decodedLength(request);
  const declared = hasTrailers ? declaredTrailers(request) : [];
  const { chunks, end } = readChunks(request.body, { isSigned, chain });
  const body = joined(chunks);
  if (body.length !== length) throw wrongLength(length, body.length);
  const rest = toText(request.body.subarray(end));
  if (!hasTrailers && rest !== '\r\n') throw incompleteBody();
  const trailers = hasTrailers ? readTrailers(rest, { declared, isSigned, chain }) : [];
  return { ...request, headers: headersOf(request, body, trailers), body };
}

function headersOf(
  { headers }: WireRequest,
  body: Uint8Array,
  trailers: readonly Trailer[],
): ReadonlyMap<string, string> {
  const plain = new Map([...headers, ...trailers]);
  plain.set('content-length', String(body.length));
  const encodings = (headers.get('content-encoding') ?? '').split(/\s*,\s*/);
  const kept = encodings.filter((name) => name !== '' && name !== 'aws-chunked');
  if (kept.length > 0) plain.set('content-encoding', kept.join(','));
  else plain.delete('content-encoding');
  return plain;
}

function decodedLength({ headers }: WireRequest): number {
  const said = headers.get('x-amz-decoded-content-length') ?? '';
  if (/^\d{1,15}$/.test(said)) return Number(said);
  const message = 'You must provide the Content-Length HTTP header.';
  throw awsError('MissingContentLength', message, { status: 411 });
}

interface Reading {
  readonly isSigned: boolean;
  readonly chain: ChunkChain | null;
}

/** The chunks up to the empty one, and where that ends. */
function readChunks(bytes: Uint8Array, { isSigned, chain }: Reading) {
  const chunks: Uint8Array[] = [];
  for (let at = 0; ;) {
    const line = lineEnd(bytes, at);
    const head = (isSigned ? SIGNED_HEAD : PLAIN_HEAD).exec(toText(bytes.subarray(at, line)));
    if (!head) throw incompleteBody();
    const size = Number.parseInt(head[1]!, 16);
    const last = chunks.at(-1)?.length ?? SMALLEST_CHUNK;
    // S3 sees that a chunk was too small when another follows, whose number it gives.
    if (size > 0 && last < SMALLEST_CHUNK) throw invalidChunkSize(chunks.length + 1, last);
    const start = line + 2;
    const end = start + size;
    if (end > bytes.length) throw incompleteBody();
    const data = bytes.subarray(start, end);
    if (isSigned) chain?.takeChunk(data, head[2]!.toLowerCase());
    if (size === 0) return { chunks, end: start };
    if (lineEnd(bytes, end) !== end) throw incompleteBody();
    chunks.push(data);
    at = end + 2;
  }
}

function lineEnd(bytes: Uint8Array, from: number): number {
  for (let i = from; i + 1 < bytes.length && i < from + LONGEST_LINE; i += 1) {
    if (bytes[i] === 13 && bytes[i + 1] === 10) return i;
  }
  throw incompleteBody();
}

type Trailer = readonly [name: string, value: string];

function declaredTrailers({ headers }: WireRequest): readonly string[] {
  const names = trailerNames(headers);
  if (names.every(isChecksum)) return names;
  const message = 'The value specified in the x-amz-trailer header is not supported';
  throw awsError('InvalidRequest', message);
}

/** What follows the empty chunk; some clients end a trailer with a line feed alone. */
function readTrailers(
  rest: string,
  { declared, isSigned, chain }: Reading & { readonly declared: readonly string[] },
): readonly Trailer[] {
  if (!rest.endsWith('\n')) throw incompleteBody();
  const lines = rest.split(/\r?\n/).filter((line) => line !== '');
  const found = lines.map((line): Trailer => {
    const colon = line.indexOf(':');
    if (colon < 0) throw malformedTrailer();
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  const signature = new Map(found).get('x-amz-trailer-signature');
  const trailers = found.filter(([name]) => name !== 'x-amz-trailer-signature');
  const isAsDeclared = declared.every((name) => trailers.some(([found]) => found === name));
  if (!isAsDeclared || trailers.length !== declared.length) throw malformedTrailer();
  if (!isSigned) return trailers;
  if (signature === undefined) throw incompleteBody();
  const signed = trailers.map(([name, value]) => `${name}:${value}\n`).join('');
  chain?.takeTrailers(signed, signature.toLowerCase());
  return trailers;
}

function incompleteBody(): AwsError {
  return awsError('IncompleteBody', 'The request body terminated unexpectedly');
}

function wrongLength(NumberBytesExpected: number, NumberBytesProvided: number): AwsError {
  const message =
    'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return awsError('IncompleteBody', message, {
    detail: { NumberBytesExpected, NumberBytesProvided },
  });
}

function invalidChunkSize(Chunk: number, BadChunkSize: number): AwsError {
  const message = 'Only the last chunk is allowed to have a size less than 8192 bytes';
  return awsError('InvalidChunkSizeError', message, { detail: { Chunk, BadChunkSize } });
}

function malformedTrailer(): AwsError {
  const message =
    'The request contained trailing data that was not well-formed or did not conform to our ' +
    'published schema.';
  return awsError('MalformedTrailerError', message);
}
