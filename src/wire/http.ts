/** Requests and answers as any HTTP library can hand them over; bodies are whole. */

export interface WireRequest {
  readonly method: string;
  /** As sent, still percent-encoded, without the query: `/bucket/a%20key`. */
  readonly path: string;
  /** As sent, without the question mark; empty where there is none. */
  readonly query: string;
  /** Names in lower case; a repeated header's values are joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** Where the client sits: for the trail and for policies. */
  readonly sourceIp: string;
}

export interface WireResponse {
  readonly status: number;
  /** Names as AWS writes them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Text of UTF-8 bytes; broken sequences become U+FFFD. */
export function toText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** `a=1&b` as pairs, percent-decoding left to the caller; empty parts are dropped. */
export function splitQuery(query: string): [name: string, value: string][] {
  if (query === '') return [];
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    });
}

/** Percent-decoding that never throws: what is no encoding stays as it is. */
export function decodePart(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Of a form or a query string, where a plus is a blank. */
export function decodeFormPart(text: string): string {
  return decodePart(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/** RFC 3986 as SigV4 wants it: everything but unreserved characters. */
export function encodePart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
