/**
 * What AWS's services answer to a request that speaks none of their protocols, such as a GET where
 * they want a POST: all that follows from it is that nothing is meant by it.
 */
import { crc32 } from '../../aws/digests/crc32.ts';
import { toBytes, type WireResponse } from '../http.ts';
import type { Exchange, Protocol } from './protocol.ts';

const BODY = toBytes('<UnknownOperationException/>\n');

export const noProtocol: Protocol = {
  read: () => ({}),
  answer: (exchange, _, requestId) => unknownOperation(exchange, requestId),
  refuse: (exchange, _, requestId) => unknownOperation(exchange, requestId),
};

function unknownOperation({ service, request }: Exchange, requestId: string): WireResponse {
  return {
    status: 404,
    headers: {
      'x-amzn-RequestId': requestId,
      ...(service === 'dynamodb' ? { 'x-amz-crc32': String(crc32(BODY)) } : {}),
      'Content-Length': String(BODY.length),
    },
    body: request.method === 'HEAD' ? new Uint8Array(0) : BODY,
  };
}
