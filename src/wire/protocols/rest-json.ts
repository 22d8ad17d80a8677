/** restJson1, as Lambda speaks it. Smithy page: "AWS restJson1 protocol". */

import { awsError, type ErrorAnswer } from '../../aws/errors.ts';
import type { Params } from '../../gateway/call.ts';
import { blobBytes } from '../codecs/blobs.ts';
import { parseJson, readJson, writeJson } from '../codecs/json.ts';
import { toBytes, toText, type WireResponse } from '../http.ts';
import { rawPayload, readBindings, writeBindings } from './bindings.ts';
import { messageKey } from './json.ts';
import { exceptionName } from '../../aws/error-names.ts';
import type { Exchange, Protocol } from './protocol.ts';

/** Where the service answers another status than its model says. */
const STATUSES: Readonly<Record<string, number>> = { DeleteFunction: 204 };

/** REST services forbid strangers; the JSON services call their requests bad. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['ExpiredTokenException', 'IncompleteSignatureException', 'InvalidSignatureException'],
  ...['MissingAuthenticationTokenException', 'UnrecognizedClientException'],
]);

export const restJson: Protocol = {
  read: (exchange) => {
    const { operation, request, service } = exchange;
    if (!operation?.input) return {};
    const { input } = operation;
    const bound = readBindings(input, exchange);
    return { ...readBody(exchange, { service, body: request.body }), ...Object.fromEntries(bound) };
  },
  answer: ({ operation, operationName, service, status }, result, requestId) => {
    const usual = STATUSES[operationName] ?? status;
    const output = operation?.output;
    if (!output) return respond(new Uint8Array(0), { status: usual, requestId, headers: {} });
    const { headers, status: said = usual } = writeBindings(output, result);
    const { payload } = output;
    const form = { usesWireNames: true, service };
    if (payload?.shape.kind === 'blob' || payload?.shape.kind === 'string') {
      const body = blobBytes(result[payload.name] ?? '');
      return respond(body, { status: said, requestId, headers });
    }
    const shape = payload?.shape ?? output;
    const value = payload ? (result[payload.name] ?? {}) : result;
    const body = said === 204 ? new Uint8Array(0) : toBytes(writeJson(shape, value, form));
    return respond(body, { status: said, requestId, headers });
  },
  refuse: ({ service }, error, requestId) => {
    const name = exceptionName(service, error.code);
    const body = toBytes(errorText(service, name, error));
    return respond(body, {
      status: FORBIDDEN.has(name) ? 403 : error.status,
      requestId,
      headers: { 'x-amzn-ErrorType': name },
    });
  },
};

function readBody({ operation }: Exchange, from: { service: string; body: Uint8Array }): Params {
  const { payload } = operation!.input!;
  const form = { usesWireNames: true, service: from.service };
  if (!payload) {
    if (!operation!.input!.members.some(({ place }) => place === 'body')) return {};
    return readJson(operation!.input!, parseBody(from.body), form) as Params;
  }
  const raw = rawPayload(payload, from.body);
  if (raw !== undefined) return from.body.length > 0 ? { [payload.name]: raw } : {};
  return { [payload.name]: readJson(payload.shape, parseBody(from.body), form) };
}

function parseBody(body: Uint8Array): unknown {
  try {
    return parseJson(toText(body));
  } catch {
    throw awsError('InvalidRequestContentException', 'Could not parse request body into json.');
  }
}

function errorText(service: string, name: string, error: ErrorAnswer): string {
  const { Type = error.fault === 'client' ? 'User' : 'Service', ...rest } = error.detail ?? {};
  const key = messageKey(service, name);
  const message = error.message === '' ? { [key]: null } : { [key]: error.message };
  return JSON.stringify(error.code === 'NotSimulated' ? message : { Type, ...message, ...rest });
}

interface Reply {
  readonly status: number;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
}

function respond(body: Uint8Array, { status, requestId, headers }: Reply): WireResponse {
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'x-amzn-RequestId': requestId,
      ...headers,
      ...(status === 204 ? {} : { 'Content-Length': String(body.length) }),
    },
    body,
  };
}
