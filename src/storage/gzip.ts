/** Native gzip, with a limit on what may come out, because a small file can unfold without end. */

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export async function gzipPieces(pieces: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('gzip');
  const result = collect(stream.readable, Infinity);
  const writer = stream.writable.getWriter();
  const encoder = new TextEncoder();
  for (const piece of pieces) await writer.write(encoder.encode(piece));
  await writer.close();
  return result;
}

/** The text in a gzip file; at most `limitBytes` of it, otherwise TooLarge. */
export async function gunzipText(data: Blob, limitBytes: number): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await gunzip(data, limitBytes));
}

/** The bytes in a gzip file; at most `limitBytes` of them, otherwise TooLarge. */
export function gunzip(data: Blob, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return collect(data.stream().pipeThrough(new DecompressionStream('gzip')), limitBytes);
}

async function collect(
  stream: ReadableStream<Uint8Array<ArrayBufferLike>>,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limitBytes) {
      await reader.cancel();
      throw new TooLarge(`more than ${limitBytes} bytes`);
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
