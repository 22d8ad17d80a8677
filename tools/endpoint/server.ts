/** HTTP around the wire: reads whole requests, answers each once, outlives bad clients. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Account } from '../../src/wire/account.ts';
import { wireHandler, type WireHandler } from '../../src/wire/handler.ts';
import type { WireRequest } from '../../src/wire/http.ts';
import { control } from './control.ts';
import type { Sim } from './sim.ts';

/** Larger bodies are not read. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** A client has this long to send its request, and to go on with reading its answer. */
const PATIENCE_MS = 60_000;
/** Longer than clients keep a connection they may use again. */
const KEEP_ALIVE_MS = 75_000;

export function endpointServer(sim: Sim): Server {
  const handle = handlerOf(sim);
  const options = { requestTimeout: PATIENCE_MS, keepAliveTimeout: KEEP_ALIVE_MS };
  const server = createServer(options, (request, response) => {
    answer(request, response, { sim, handle }).catch((error: unknown) => {
      console.error(error);
      send(response, { status: 500, type: 'text/plain', text: 'InternalFailure\n' });
    });
  });
  server.on('clientError', (_, socket) => {
    if (!socket.writable) return void socket.destroy();
    // The other side need not close its half, and then ours would stay open.
    const text = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
    socket.end(text, () => socket.destroy());
  });
  // Anything else than HTTP has no business here.
  server.on('upgrade', (_, socket) => socket.destroy());
  return server;
}

function handlerOf(sim: Sim): WireHandler {
  const account: Account = {
    get homeRegion() {
      return sim.world.state.spec.homeRegion;
    },
    now: () => sim.world.now,
    keyOf: (accessKeyId) => sim.keyOf(accessKeyId),
    submit: (request) => sim.submit(request),
  };
  const options = {
    newRequestId: randomUUID,
    clientNow: Date.now,
    hash: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  };
  if (!sim.isOpen) return wireHandler(account, options);
  // The learner's key changes with the world.
  return (request) => wireHandler(account, { ...options, openAs: sim.learnerKey() })(request);
}

interface Behind {
  readonly sim: Sim;
  readonly handle: WireHandler;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { sim, handle }: Behind,
): Promise<void> {
  const body = await readBody(request);
  if (body === 'gone') return;
  if (body === 'too-large') {
    const text = 'Bodies may have 16 MiB.\n';
    response.setHeader('Connection', 'close');
    return send(response, { status: 413, type: 'text/plain', text });
  }
  const [path = '/', query = ''] = splitUrl(request.url ?? '/');
  if (/^\/_sim(\/|$)/.test(path))
    return answerControl(request, response, { sim, path, query, body });
  const {
    status,
    headers,
    body: bytes,
  } = await handle(wireRequest(request, { path, query, body }));
  if (response.destroyed) return;
  response.writeHead(status, headers);
  response.setTimeout(PATIENCE_MS);
  response.end(bytes);
}

async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  asked: { sim: Sim; path: string; query: string; body: Uint8Array },
): Promise<void> {
  const { sim, path, query, body } = asked;
  const refusal = refusalOf(request);
  if (refusal) return send(response, { status: 403, type: 'text/plain', text: `${refusal}\n` });
  const { status, text } = await control(sim, {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    body: Buffer.from(body).toString('utf8'),
    isWanted: () => !response.destroyed,
  });
  const type = 'application/json';
  if (typeof text === 'string') return send(response, { status, type, text });
  response.writeHead(status, { 'Content-Type': type });
  response.setTimeout(PATIENCE_MS);
  // A client that leaves in the middle is no error of ours.
  await pipeline(text, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}

/**
 * Pages of other sites must neither move this world nor read its keys: not by asking across sites,
 * nor under a name of their own that leads here (DNS rebinding).
 */
function refusalOf({ headers, socket }: IncomingMessage): string | null {
  if (headers.origin !== undefined) return 'The control API does not answer web pages.';
  const port =
    socket.localPort === 80 ? /^(.*?)(?::80)?$/ : new RegExp(`^(.*):${socket.localPort}$`);
  const name = port.exec(headers.host ?? '')?.[1]?.toLowerCase() ?? '';
  if (LOOPBACK.has(name)) return null;
  const addresses = [...LOOPBACK].map((one) => `${one}:${socket.localPort}`).join(', ');
  return `The control API answers only where it is asked as one of ${addresses}.`;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function send(
  response: ServerResponse,
  { status, type, text }: { status: number; type: string; text: string },
): void {
  if (response.destroyed) return;
  // Half an answer must not look like a whole one.
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.setTimeout(PATIENCE_MS);
  response.end(text);
}

/** The whole body; a client that hangs up or sends too much ends here. */
function readBody(request: IncomingMessage): Promise<Uint8Array | 'gone' | 'too-large'> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
      request.resume();
      return resolve('too-large');
    }
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MAX_BODY_BYTES) parts.push(part);
      else resolve('too-large');
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}

function splitUrl(url: string): [path: string, query: string] {
  // Proxies send the whole address.
  const local = url.replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const at = local.indexOf('?');
  return at < 0 ? [local, ''] : [local.slice(0, at), local.slice(at + 1)];
}

function wireRequest(
  request: IncomingMessage,
  { path, query, body }: Pick<WireRequest, 'path' | 'query' | 'body'>,
): WireRequest {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(',') : value);
  }
  const sourceIp = (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  return { method: request.method ?? 'GET', path, query, headers, body, sourceIp };
}
