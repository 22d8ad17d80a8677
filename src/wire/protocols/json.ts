/** awsJson 1.0 and 1.1. Smithy pages: "AWS JSON 1.0 protocol", "AWS JSON 1.1 protocol". */

import type { ErrorAnswer } from '../../aws/errors.ts';
import { serviceTable } from '../../aws/model/load.ts';
import type { Params } from '../../gateway/call.ts';
import { parseJson, readJson, writeJson } from '../codecs/json.ts';
import { crc32 } from '../../aws/digests/crc32.ts';
import { toBytes, toText, type WireResponse } from '../http.ts';
import { errorShape } from '../model/shapes.ts';
import { wireTable } from '../model/load.ts';
import {
  exceptionName,
  isCommon,
  isQueryCompatible,
  queryCode,
  senderOrReceiver,
} from '../../aws/error-names.ts';
import type { Protocol } from './protocol.ts';

export const awsJson: Protocol = {
  read: ({ request, service, operation }) => {
    const body = parseJson(toText(request.body));
    if (!operation?.input) return {};
    return readJson(operation.input, body, { usesWireNames: false, service }) as Params;
  },
  answer: ({ service, operation }, result, requestId) => {
    const form = { usesWireNames: false, service };
    // An operation without an answer has an empty body, not an empty object.
    const text = operation?.output ? writeJson(operation.output, result, form) : '';
    return respond(service, { status: 200, text, requestId, more: {} });
  },
  refuse: ({ service }, error, requestId) => {
    const compatible = isQueryCompatible(service);
    const code = `${queryCode(service, error.code)};${senderOrReceiver(error)}`;
    const more: Record<string, string> = compatible ? { 'x-amzn-query-error': code } : {};
    const text = jsonError(service, error);
    return respond(service, { status: jsonStatus(error), text, requestId, more });
  },
};

/** Errors of the front door have one status in the JSON protocols, whatever the others say. */
export function jsonStatus({ code, status, keepsStatus }: ErrorAnswer): number {
  return isCommon(code) && status < 500 && !keepsStatus ? 400 : status;
}

const COMMON_SPACE = 'com.amazon.coral.service#';
/** The namespace that a service puts before the names of its own errors; most put none. */
const OWN_SPACES: Readonly<Record<string, string>> = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810#',
  sqs: 'com.amazonaws.sqs#',
  cloudwatch: 'com.amazonaws.cloudwatch#',
};

function jsonError(service: string, error: ErrorAnswer): string {
  const name = exceptionName(service, error.code);
  const shape = errorShape(service, name);
  const space = error.code === 'NotSimulated' ? '' : spaceOf(service, name);
  const key = messageKey(service, name);
  const parts = [`"__type":${JSON.stringify(space + name)}`];
  // Some errors of the front door come without any message at all.
  if (error.message !== '') parts.push(`"${key}":${JSON.stringify(error.message)}`);
  for (const [member, value] of Object.entries(error.detail ?? {})) {
    const inner = shape?.byName.get(member)?.shape;
    const form = { usesWireNames: false, service };
    parts.push(
      `${JSON.stringify(member)}:${inner ? writeJson(inner, value, form) : JSON.stringify(value)}`,
    );
  }
  return `{${parts.join(',')}}`;
}

function spaceOf(service: string, name: string): string {
  const isOwn = Object.hasOwn(serviceTable(service)?.errors ?? {}, name);
  if (isOwn) return OWN_SPACES[service] ?? '';
  if (name === 'ValidationException')
    return service === 'dynamodb' ? 'com.amazon.coral.validate#' : '';
  return isCommon(name) && service in OWN_SPACES ? COMMON_SPACE : '';
}

/** `message` or `Message`. */
export function messageKey(service: string, name: string): string {
  const names = wireTable(service)?.messages;
  if (names && Object.hasOwn(names, name)) return names[name]!;
  if (service === 'cloudtrail') return 'Message';
  return isCommon(name) && name !== 'ValidationException' && name.endsWith('Exception')
    ? commonKey(name)
    : 'message';
}

function commonKey(name: string): string {
  return name === 'AccessDeniedException' || name === 'SerializationException'
    ? 'Message'
    : 'message';
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly requestId: string;
  readonly more: Readonly<Record<string, string>>;
}

function respond(service: string, { status, text, requestId, more }: Reply): WireResponse {
  const body = toBytes(text);
  const version = serviceTable(service)?.jsonVersion ?? '1.1';
  return {
    status,
    headers: {
      'x-amzn-RequestId': requestId,
      ...(service === 'dynamodb' ? { 'x-amz-crc32': String(crc32(body)) } : {}),
      ...more,
      'Content-Type': `application/x-amz-json-${version}`,
      'Content-Length': String(body.length),
    },
    body,
  };
}
