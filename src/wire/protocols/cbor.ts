/** rpcv2Cbor. Smithy page: "Smithy RPC v2 CBOR protocol". */

import type { ErrorAnswer } from '../../aws/errors.ts';
import type { Params } from '../../gateway/call.ts';
import { encodeCbor } from '../codecs/cbor.ts';
import { readCbor, writeCbor } from '../codecs/cbor-shapes.ts';
import type { WireResponse } from '../http.ts';
import { jsonStatus } from './json.ts';
import {
  exceptionName,
  isQueryCompatible,
  queryCode,
  senderOrReceiver,
} from '../../aws/error-names.ts';
import type { Protocol } from './protocol.ts';

export const rpcCbor: Protocol = {
  read: ({ request, operation }) => {
    return operation?.input ? (readCbor(operation.input, request.body) as Params) : {};
  },
  answer: ({ operation }, result, requestId) => {
    const body = writeCbor(operation?.output, result);
    return respond(body, { status: 200, requestId, more: {} });
  },
  refuse: ({ service }, error, requestId) => {
    const code = `${queryCode(service, error.code)};${senderOrReceiver(error)}`;
    const more: Record<string, string> = isQueryCompatible(service)
      ? { 'x-amzn-query-error': code }
      : {};
    const body = encodeCbor(errorValue(service, error));
    return respond(body, { status: jsonStatus(error), requestId, more });
  },
};

function errorValue(service: string, error: ErrorAnswer): object {
  const name = exceptionName(service, error.code);
  const space = service === 'cloudwatch' ? 'com.amazonaws.cloudwatch#' : '';
  return {
    __type: error.code === 'NotSimulated' ? name : space + name,
    ...(error.message === '' ? {} : { message: error.message, Message: error.message }),
    ...error.detail,
  };
}

interface Reply {
  readonly status: number;
  readonly requestId: string;
  readonly more: Readonly<Record<string, string>>;
}

function respond(body: Uint8Array, { status, requestId, more }: Reply): WireResponse {
  return {
    status,
    headers: {
      'x-amzn-RequestId': requestId,
      'smithy-protocol': 'rpc-v2-cbor',
      ...more,
      'Content-Type': 'application/cbor',
      'Content-Length': String(body.length),
    },
    body,
  };
}
