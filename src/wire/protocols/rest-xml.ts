/** restXml, as S3 speaks it. Smithy page: "AWS restXml protocol"; S3: "Error responses". */

import type { ErrorAnswer } from '../../aws/errors.ts';
import { s3RequestId } from '../../aws/request-id.ts';
import type { Params } from '../../gateway/call.ts';
import { toBase64 } from '../../aws/base64.ts';
import { blobBytes } from '../codecs/blobs.ts';
import { escapeXml, parseXml, XmlError } from '../codecs/xml.ts';
import { malformedXml, readElement, writeElement } from '../codecs/xml-shapes.ts';
import { toBytes, toText, type WireResponse } from '../http.ts';
import type { WireMember } from '../model/shapes.ts';
import { rawPayload, readBindings, writeBindings } from './bindings.ts';
import type { Exchange, Protocol } from './protocol.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Documents whose name is not the operation's with `Result` behind it. */
const ROOTS: Readonly<Record<string, string>> = {
  CreateMultipartUpload: 'InitiateMultipartUploadResult',
  DeleteObjects: 'DeleteResult',
  GetBucketAccelerateConfiguration: 'AccelerateConfiguration',
  GetBucketAcl: 'AccessControlPolicy',
  GetBucketCors: 'CORSConfiguration',
  GetBucketLifecycleConfiguration: 'LifecycleConfiguration',
  GetBucketLogging: 'BucketLoggingStatus',
  GetBucketNotificationConfiguration: 'NotificationConfiguration',
  GetBucketRequestPayment: 'RequestPaymentConfiguration',
  GetBucketTagging: 'Tagging',
  GetBucketVersioning: 'VersioningConfiguration',
  GetBucketWebsite: 'WebsiteConfiguration',
  GetObjectAcl: 'AccessControlPolicy',
  GetObjectTagging: 'Tagging',
  ListBucketAnalyticsConfigurations: 'ListBucketAnalyticsConfigurationResult',
  ListBucketIntelligentTieringConfigurations: 'ListBucketIntelligentTieringConfigurationsOutput',
  ListBucketInventoryConfigurations: 'ListInventoryConfigurationsResult',
  ListBucketMetricsConfigurations: 'ListMetricsConfigurationsResult',
  ListBuckets: 'ListAllMyBucketsResult',
  ListMultipartUploads: 'ListMultipartUploadsResult',
  ListObjectVersions: 'ListVersionsResult',
  ListObjects: 'ListBucketResult',
  ListObjectsV2: 'ListBucketResult',
};

export const restXml: Protocol = {
  read: (exchange) => {
    const input = exchange.operation?.input;
    if (!input) return {};
    const bound = Object.fromEntries(readBindings(input, exchange));
    const { payload } = input;
    if (!payload) return bound;
    const value = readPayload(payload, exchange.request.body);
    return value === undefined ? bound : { ...bound, [payload.name]: value };
  },
  answer: (exchange, result, requestId) => {
    const output = exchange.operation?.output;
    const bound = output ? writeBindings(output, result) : { headers: {} };
    const { body, type } = writeBody(exchange, result);
    const status = bound.status ?? statusOf(exchange, result);
    const headers = { ...(type ? { 'Content-Type': type } : {}), ...bound.headers };
    return respond(exchange, { status, requestId, headers, body });
  },
  refuse: (exchange, error, requestId) => {
    const id = s3RequestId(requestId);
    const text =
      `${DECLARATION}<Error><Code>${escapeXml(error.code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message>${details(error)}` +
      `<RequestId>${id}</RequestId><HostId>${exchange.hostId ?? hostId(id)}</HostId></Error>`;
    const headers = { 'Content-Type': 'application/xml', ...redirection(error) };
    return respond(exchange, { status: error.status, requestId, headers, body: toBytes(text) });
  },
};

function readPayload(payload: WireMember, body: Uint8Array): unknown {
  const raw = rawPayload(payload, body);
  if (raw !== undefined) return body.length === 0 && !payload.isStreaming ? undefined : raw;
  if (body.length === 0) return undefined;
  try {
    return readElement(payload.shape, parseXml(toText(body)));
  } catch (error) {
    if (error instanceof XmlError) throw malformedXml();
    throw error;
  }
}

function writeBody(exchange: Exchange, result: Params): { body: Uint8Array; type?: string } {
  const { operation, operationName } = exchange;
  const output = operation?.output;
  const empty = { body: new Uint8Array(0) };
  if (operationName === 'GetBucketLocation') return location(result);
  if (!output) return empty;
  const { payload } = output;
  if (payload) {
    const value = result[payload.name];
    if (value === undefined || value === null) return empty;
    if (payload.shape.kind === 'blob') return { body: blobBytes(value) };
    if (payload.shape.kind === 'string') {
      return { body: toBytes(String(value)), type: 'application/json' };
    }
    return document(payload.wireName, payload.shape, value);
  }
  if (!output.members.some(({ place }) => place === 'body')) return empty;
  return document(ROOTS[operationName] ?? `${operationName}Result`, output, result);
}

function document(root: string, shape: WireMember['shape'], value: unknown) {
  const text = writeElement(root, { shape, item: value }, { fraction: 'always' });
  const named = text.replace(/^<([\w.:-]+)/, `<$1 xmlns="${NAMESPACE}"`);
  return { body: toBytes(DECLARATION + named), type: 'application/xml' };
}

/** The one answer that is a single text. */
function location({ LocationConstraint }: Params) {
  const open = `<LocationConstraint xmlns="${NAMESPACE}"`;
  const text =
    typeof LocationConstraint === 'string'
      ? `${open}>${escapeXml(LocationConstraint)}</LocationConstraint>`
      : `${open}/>`;
  return { body: toBytes(DECLARATION + text), type: 'application/xml' };
}

/** A part of an object is 206. */
function statusOf({ status }: Exchange, result: Params): number {
  return result['ContentRange'] === undefined ? status : 206;
}

function details({ detail }: ErrorAnswer): string {
  return Object.entries(detail ?? {})
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

/** Clients that follow a bucket to its Region read it from a header. */
function redirection({ code, detail }: ErrorAnswer): Record<string, string> {
  if (code !== 'PermanentRedirect') return {};
  const region = /\.s3\.([a-z0-9-]+)\.amazonaws/.exec(String(detail?.['Endpoint']))?.[1];
  return region === undefined ? {} : { 'x-amz-bucket-region': region };
}

/** The second id that support asks for. */
function hostId(id: string): string {
  return toBase64(toBytes(`${id}${[...id].reverse().join('')}${id}`));
}

interface Reply {
  readonly status: number;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

function respond({ request, hostId: known }: Exchange, reply: Reply): WireResponse {
  const { status, headers, body } = reply;
  const id = s3RequestId(reply.requestId);
  const isHead = request.method === 'HEAD';
  const isBare = status === 204 || status === 304;
  const hasLength = isHead && headers['Content-Length'] !== undefined;
  return {
    status,
    headers: {
      'x-amz-id-2': known ?? hostId(id),
      'x-amz-request-id': id,
      ...headers,
      Server: 'AmazonS3',
      ...(isBare || hasLength ? {} : { 'Content-Length': String(body.length) }),
    },
    body: isHead || isBare ? new Uint8Array(0) : body,
  };
}
