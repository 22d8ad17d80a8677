/** awsQuery and ec2Query. Smithy pages: "AWS query protocol", "Amazon EC2 query protocol". */

import { awsError, type ErrorAnswer } from '../../aws/errors.ts';
import { serviceTable } from '../../aws/model/load.ts';
import type { Params } from '../../gateway/call.ts';
import { parseForm, readForm } from '../codecs/form.ts';
import type { Fraction } from '../codecs/numbers.ts';
import { escapeXml } from '../codecs/xml.ts';
import { writeMembers } from '../codecs/xml-shapes.ts';
import { toBytes, toText, type WireRequest, type WireResponse } from '../http.ts';
import type { WireShape } from '../model/shapes.ts';
import { queryCode, senderOrReceiver } from '../../aws/error-names.ts';
import type { Protocol } from './protocol.ts';

/** Parameters in the body, in the query string, or in both. */
export function formOf(request: WireRequest): Map<string, string> {
  const body = parseForm(toText(request.body));
  for (const [name, value] of parseForm(request.query)) if (!body.has(name)) body.set(name, value);
  return body;
}

/** These services show whole seconds; others show milliseconds where there are any. */
const FRACTIONS: Readonly<Record<string, Fraction>> = { iam: 'never', sts: 'never' };

/** What SQS's published model left behind with its query protocol. */
const NAMESPACES: Readonly<Record<string, string>> = {
  sqs: 'http://queue.amazonaws.com/doc/2012-11-05/',
};

/** What AWS gives its own faults, which belong to no service. */
const FAULT = 'http://webservices.amazon.com/AWSFault/2005-15-09';

export const awsQuery: Protocol = {
  read: ({ request, service, operation }) => {
    const form = formOf(request);
    // SQS: the queue may be the address instead of a parameter.
    if (service === 'sqs' && !form.has('QueueUrl') && request.path.length > 1) {
      form.set('QueueUrl', `https://${request.headers.get('host') ?? ''}${request.path}`);
    }
    if (!operation?.input) return {};
    return readForm(operation.input, form, { isEc2: false }) as Params;
  },
  answer: ({ service, operation, operationName }, result, requestId) => {
    const fraction = FRACTIONS[service] ?? 'where-needed';
    let inner = '';
    if (operation?.output) {
      const wrapper = operation.resultWrapper;
      const body = writeMembers(operation.output, result, { fraction });
      inner = body === '' ? `<${wrapper}/>` : `<${wrapper}>${body}</${wrapper}>`;
    }
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    const root = `${operationName}Response`;
    const text = `<${root} xmlns="${namespaceOf(service)}">${inner}${metadata}</${root}>`;
    return respond(text, { status: 200, requestId, type: 'text/xml' });
  },
  refuse: ({ service }, error, requestId) => {
    const text =
      `<ErrorResponse xmlns="${namespaceOf(service)}"><Error>` +
      `<Type>${senderOrReceiver(error)}</Type>` +
      `<Code>${escapeXml(queryCode(service, error.code))}</Code>` +
      `<Message>${escapeXml(error.message)}</Message>${details(error)}` +
      `</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return respond(text, { status: error.status, requestId, type: 'text/xml' });
  },
};

function details({ detail }: ErrorAnswer): string {
  return Object.entries(detail ?? {})
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

function namespaceOf(service: string): string {
  const space = serviceTable(service)?.xmlNamespace;
  const uri = typeof space === 'object' ? space.uri : space;
  return uri ?? NAMESPACES[service] ?? FAULT;
}

export const ec2Query: Protocol = {
  read: ({ request, operation }) => {
    const form = formOf(request);
    if (!operation) return {};
    refuseUnknown(form, operation.input);
    if (!operation.input) return {};
    return readForm(operation.input, form, { isEc2: true }) as Params;
  },
  answer: ({ operation, operationName }, result, requestId) => {
    const shape = operation?.output;
    const body = shape
      ? writeMembers(shape, result, { fraction: 'always' })
      : '<return>true</return>';
    const root = `${operationName}Response`;
    const text =
      `${DECLARATION}<${root} xmlns="${namespaceOf('ec2')}/">` +
      `<requestId>${requestId}</requestId>${body}</${root}>`;
    return respond(text, { status: 200, requestId, type: EC2_TYPE });
  },
  refuse: (_, error, requestId) => {
    const text =
      `${DECLARATION}<Response><Errors><Error><Code>${escapeXml(error.code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message></Error></Errors>` +
      `<RequestID>${requestId}</RequestID></Response>`;
    return respond(text, { status: error.status, requestId, type: EC2_TYPE });
  },
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const EC2_TYPE = 'text/xml;charset=UTF-8';

/** Parameters of the request itself. */
const ENVELOPE =
  /^(Action|Version|DryRun|AWSAccessKeyId|Signature|SignatureMethod|SignatureVersion|Timestamp|Expires|SecurityToken|X-Amz-.*)$/;

/** EC2 does not overlook a name that it does not know. */
function refuseUnknown(form: ReadonlyMap<string, string>, input: WireShape | undefined): void {
  const known = new Set(input?.members.flatMap(({ name, queryName }) => [name, queryName]));
  for (const name of form.keys()) {
    const top = name.split('.')[0]!;
    if (known.has(top) || ENVELOPE.test(top)) continue;
    throw awsError('UnknownParameter', `The parameter ${top} is not recognized`);
  }
}

interface Reply {
  readonly status: number;
  readonly requestId: string;
  readonly type: string;
}

function respond(text: string, { status, requestId, type }: Reply): WireResponse {
  const body = toBytes(text);
  return {
    status,
    headers: {
      'x-amzn-RequestId': requestId,
      'Content-Type': type,
      'Content-Length': String(body.length),
    },
    body,
  };
}
