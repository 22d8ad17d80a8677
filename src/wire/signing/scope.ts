/** What a request says of its own signature: in the Authorization header or in the query. */

import { decodePart, splitQuery, type WireRequest } from '../http.ts';
import { oldSignatureOf, type OldSignature } from './version-2.ts';

/** `AKIA…/20260302/eu-west-1/monitoring/aws4_request`, taken apart. */
export interface Scope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export interface Signature {
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260302T060000Z`. */
  readonly time: string;
  readonly sessionToken?: string;
  /** Presigned: how long it may be used. */
  readonly expiresSeconds?: number;
  readonly isPresigned: boolean;
  /** SigV4A, which carries no Region in its scope. */
  readonly isAsymmetric: boolean;
}

export type Signing =
  | { readonly kind: 'none' }
  | { readonly kind: 'signed'; readonly by: Signature }
  /** Signature version 2, which only S3 takes. */
  | { readonly kind: 'old'; readonly by: OldSignature }
  /** There is something, but it is no signature; `what` is AWS's sentence. */
  | { readonly kind: 'incomplete'; readonly what: string };

/** Reads the signature of a request, unchecked. */
export function signingOf(request: WireRequest): Signing {
  const old = oldSignatureOf(request);
  if (old) return { kind: 'old', by: old };
  const header = request.headers.get('authorization');
  if (header !== undefined) return fromHeader(header, request);
  const query = new Map(
    splitQuery(request.query).map(([name, value]) => [decodePart(name), decodePart(value)]),
  );
  if (query.has('X-Amz-Algorithm') || query.has('X-Amz-Credential')) return fromQuery(query);
  return { kind: 'none' };
}

function fromHeader(header: string, request: WireRequest): Signing {
  const [algorithm = '', ...rest] = header.trim().split(/\s+/);
  if (!/^AWS4-(HMAC-SHA256|ECDSA-P256-SHA256)$/.test(algorithm)) {
    return { kind: 'incomplete', what: `Unsupported Authorization Type` };
  }
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part) => [part.split('=')[0]!, part.slice(part.indexOf('=') + 1)] as const),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name));
  const time = timeOf(request);
  if (missing.length > 0 || time === undefined) {
    const lacks = missing.map((name) => `Authorization header requires '${name}' parameter.`);
    if (time === undefined) {
      lacks.push(
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
      );
    }
    return {
      kind: 'incomplete',
      what: `${lacks.join(' ')} Authorization=${header.split(',')[0]!}`,
    };
  }
  const isAsymmetric = algorithm.includes('ECDSA');
  const scope = scopeOf(parts.get('Credential')!, isAsymmetric);
  if (!scope) return { kind: 'incomplete', what: badCredential(parts.get('Credential')!) };
  const sessionToken = request.headers.get('x-amz-security-token');
  return {
    kind: 'signed',
    by: {
      scope,
      signedHeaders: parts.get('SignedHeaders')!.toLowerCase().split(';'),
      signature: parts.get('Signature')!,
      time,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      isPresigned: false,
      isAsymmetric,
    },
  };
}

function fromQuery(query: ReadonlyMap<string, string>): Signing {
  const algorithm = query.get('X-Amz-Algorithm') ?? '';
  const isAsymmetric = algorithm.includes('ECDSA');
  const scope = scopeOf(query.get('X-Amz-Credential') ?? '', isAsymmetric);
  const signature = query.get('X-Amz-Signature');
  const time = query.get('X-Amz-Date');
  const headers = query.get('X-Amz-SignedHeaders');
  if (!scope || !signature || !time || !headers || !/^AWS4-/.test(algorithm)) {
    const what =
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, ' +
      'X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
    return { kind: 'incomplete', what };
  }
  const sessionToken = query.get('X-Amz-Security-Token');
  return {
    kind: 'signed',
    by: {
      scope,
      signedHeaders: headers.toLowerCase().split(';'),
      signature,
      time,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      expiresSeconds: Number(query.get('X-Amz-Expires') ?? 900),
      isPresigned: true,
      isAsymmetric,
    },
  };
}

function scopeOf(credential: string, isAsymmetric: boolean): Scope | null {
  const parts = credential.split('/');
  const tail = parts.splice(isAsymmetric ? -3 : -4);
  const [date = '', ...rest] = tail;
  const [region = '', service = '', end = ''] = isAsymmetric ? ['', ...rest] : rest;
  const accessKeyId = parts.join('/');
  if (end !== 'aws4_request' || !accessKeyId || !date || !service) return null;
  return { accessKeyId, date, region, service };
}

function badCredential(credential: string): string {
  return (
    'Credential must have exactly 5 slash-delimited elements, e.g. ' +
    `keyid/date/region/service/term, got '${credential.slice(0, 200)}'`
  );
}

function timeOf({ headers }: WireRequest): string | undefined {
  return headers.get('x-amz-date') ?? headers.get('date');
}
