/** The whole life of a request: find → authenticate → unpack → read → send → write. */

import { AwsError, awsError, type ErrorAnswer } from '../aws/errors.ts';
import { sha256, type Sha256 } from '../aws/digests/sha256.ts';
import { missingCredential } from '../aws/credential-errors.ts';
import type { Credential } from '../gateway/call.ts';
import type { Account } from './account.ts';
import { gzipped, unzipped, unzippedForm } from './body.ts';
import { checkChecksums } from './checksums.ts';
import { unchunked } from './chunked.ts';
import { toBytes, type WireRequest, type WireResponse } from './http.ts';
import { wireTable } from './model/load.ts';
import { wireOperation } from './model/shapes.ts';
import { rpcCbor } from './protocols/cbor.ts';
import { awsJson } from './protocols/json.ts';
import { noProtocol } from './protocols/none.ts';
import type { Exchange, Protocol } from './protocols/protocol.ts';
import { awsQuery, ec2Query } from './protocols/query.ts';
import { restJson } from './protocols/rest-json.ts';
import { restXml } from './protocols/rest-xml.ts';
import { refuseTarget } from './route/refuse.ts';
import { targetOf, type ProtocolName, type Target } from './route/target.ts';
import { ChunkChain } from './signing/chunks.ts';
import { familyOf, incomplete } from './signing/errors.ts';
import { signingOf, type Signing } from './signing/scope.ts';
import { verify, verifyOld } from './signing/verify.ts';
import { userAgentOf, viaOf } from './user-agent.ts';

export interface WireOptions {
  /** Ids of requests that never reach the account. */
  readonly newRequestId: () => string;
  /** The clock that clients sign by, in milliseconds. */
  readonly clientNow: () => number;
  /** A faster SHA-256, where the host has one. */
  readonly hash?: Sha256;
  /** Signatures are not checked, and unknown keys act as the owner of this one. */
  readonly openAs?: string;
}

export type WireHandler = (request: WireRequest) => Promise<WireResponse>;

const PROTOCOLS: Readonly<Record<ProtocolName, Protocol>> = {
  json: awsJson,
  query: awsQuery,
  ec2: ec2Query,
  'rest-json': restJson,
  'rest-xml': restXml,
  cbor: rpcCbor,
  none: noProtocol,
};

/** Answers requests of AWS clients from an account. Throws only where we are wrong. */
export function wireHandler(account: Account, options: WireOptions): WireHandler {
  return async (request) => {
    const signing = signingOf(request);
    const scope = signing.kind === 'signed' ? signing.by.scope : null;
    const isS3 = scope?.service === 's3';
    const read = isS3 ? request : await unzippedForm(request);
    const target = targetOf(read, scope, account.homeRegion);
    const protocol = PROTOCOLS[target.protocol];
    const exchange = exchangeOf(target);
    try {
      refuseTarget(target);
      const arrival = { request, signing, target, account, options };
      const credential = authenticate(arrival);
      return await converse(await unpack(exchange, arrival), { credential, target, account });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return protocol.refuse(exchange, error.answer, options.newRequestId());
    }
  };
}

function exchangeOf(target: Target): Exchange {
  const { service, operation, labels, status, request } = target;
  return {
    request,
    service,
    operationName: operation,
    operation: wireOperation(service, operation),
    labels,
    status,
  };
}

interface Arrival {
  /** As it came: what its signature was made of. */
  readonly request: WireRequest;
  readonly signing: Signing;
  readonly target: Target;
  readonly account: Account;
  readonly options: WireOptions;
}

function authenticate({ request, signing, target, account, options }: Arrival): Credential {
  const { service, signingName } = target;
  const { hash = sha256, clientNow, openAs } = options;
  const at = {
    ...{ account, service, signingName, hash, clientNow },
    ...(openAs === undefined ? {} : { openAs }),
  };
  if (signing.kind === 'signed') return verify(request, signing.by, at);
  if (signing.kind === 'old') return verifyOld(target.request, signing.by, at);
  if (signing.kind === 'incomplete') throw incomplete(familyOf(service), signing.what, false);
  const isFree = wireTable(service)?.operations[target.operation]?.a === 1;
  if (isFree || ANONYMOUS.has(service)) return { kind: 'anonymous' };
  throw new AwsError(missingCredential(service));
}

/** Services whose resources may be open to everybody; policies decide. */
const ANONYMOUS: ReadonlySet<string> = new Set(['s3', 'sns', 'sqs']);

async function unpack(exchange: Exchange, arrival: Arrival): Promise<Exchange> {
  const { request, service } = exchange;
  const isS3 = service === 's3';
  const plain = isS3 ? unchunked(request, chainOf(arrival)) : await unzipped(request);
  // What completes an upload tells the checksum of the object, not of its own body.
  const isOfBody = isS3 && exchange.operationName !== 'CompleteMultipartUpload';
  if (isOfBody) checkChecksums(plain, arrival.options.hash ?? sha256);
  return plain === request ? exchange : { ...exchange, request: plain };
}

/** What checks the signatures of chunks; null where the request's own is not checked either. */
function chainOf({ request, signing, account, options }: Arrival): ChunkChain | null {
  if (signing.kind !== 'signed' || options.openAs !== undefined) return null;
  const key = account.keyOf(signing.by.scope.accessKeyId);
  const { hash = sha256 } = options;
  return key ? new ChunkChain(request, signing.by, { secret: key.secret, hash }) : null;
}

interface Conversation {
  readonly credential: Credential;
  readonly target: Target;
  readonly account: Account;
}

async function converse(
  asked: Exchange,
  { credential, target, account }: Conversation,
): Promise<WireResponse> {
  const { service, operationName: operation, request } = asked;
  const protocol = PROTOCOLS[target.protocol];
  const params = protocol.read(asked);
  const userAgent = userAgentOf(request);
  const { outcome, requestId, hostId } = await account.submit({
    ...{ service, operation, params, credential, userAgent },
    region: target.region,
    via: viaOf(userAgent),
    sourceIp: request.sourceIp,
  });
  const exchange = hostId === undefined ? asked : { ...asked, hostId };
  if (!outcome.ok) return protocol.refuse(exchange, sent(outcome.error), requestId);
  return zippedBody(exchange, protocol.answer(exchange, outcome.result, requestId), outcome.result);
}

/** What a client would have refused itself reached us all the same: the parser's answer. */
function sent(error: ErrorAnswer): ErrorAnswer {
  if (!error.unsent) return error;
  return awsError('SerializationException', error.message.split('\n').at(-1) ?? '').answer;
}

/** Objects whose text is made when it is read are packed here if they say that they are packed. */
async function zippedBody(
  exchange: Exchange,
  response: WireResponse,
  result: Readonly<Record<string, unknown>>,
): Promise<WireResponse> {
  const { Body, ContentEncoding } = result;
  const isPacked = exchange.service === 's3' && ContentEncoding === 'gzip';
  if (!isPacked || typeof Body !== 'string') return response;
  const body = await gzipped(toBytes(Body));
  const headers = { ...response.headers, 'Content-Length': String(body.length) };
  return { ...response, headers, body };
}
