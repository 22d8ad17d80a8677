/** The wire as a `requestHandler` of the JavaScript SDK, version 3: no network between. */

import type { WireHandler } from './handler.ts';
import { encodePart, toBytes, type WireRequest } from './http.ts';

/** What the SDK's HttpRequest has, as far as it matters here. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array>;
}

export interface SdkRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  readonly handle: (request: SdkRequest) => Promise<{ response: SdkResponse }>;
  readonly destroy: () => void;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => Record<string, never>;
}

/** Pass it to any client: `new CloudWatchClient({ requestHandler: sdkRequestHandler(handle) })`. */
export function sdkRequestHandler(handle: WireHandler, sourceIp = '127.0.0.1'): SdkRequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request) => {
      const answer = await handle(await wireRequest(request, sourceIp));
      const headers = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const body = streamOf(answer.body);
      return { response: { statusCode: answer.status, headers, body } };
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

async function wireRequest(request: SdkRequest, sourceIp: string): Promise<WireRequest> {
  const query = Object.entries(request.query ?? {}).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? (value as string[]) : [value as string | null];
    return values.map((one) =>
      one === null ? encodePart(name) : `${encodePart(name)}=${encodePart(one)}`,
    );
  });
  return {
    method: request.method,
    path: request.path,
    query: query.join('&'),
    headers: new Map(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: await bytesOf(request.body),
    sourceIp,
  };
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array(0);
  if (typeof body === 'string') return toBytes(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body))
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  const parts: Uint8Array[] = [];
  for await (const part of body as AsyncIterable<Uint8Array | string>) {
    parts.push(typeof part === 'string' ? toBytes(part) : part);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

function streamOf(body: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      if (body.length > 0) controller.enqueue(body);
      controller.close();
    },
  });
}
