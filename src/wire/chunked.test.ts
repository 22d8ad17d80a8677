/**
 * AWS pages: "Signature calculations for the Authorization header: transferring a payload in multiple
 * chunks", "… including trailing headers", whose examples send 66,560 letters `a`.
 */
import { describe, expect, it } from 'vitest';
import type { CallRequest } from '../gateway/call.ts';
import { wireHandler } from './handler.ts';
import { toBytes, toText, type WireRequest } from './http.ts';

const NOW = Date.UTC(2013, 4, 24);
const LETTERS = 'a'.repeat(66_560);

/** What arrived in the account: the body of the object; or S3's refusal. */
async function put(
  headers: Readonly<Record<string, string>>,
  body: string,
  { openAs }: { openAs?: string } = {},
) {
  const calls: CallRequest[] = [];
  const handle = wireHandler(
    {
      homeRegion: 'us-east-1',
      now: () => NOW,
      keyOf: (id) => (id === 'AKIAIOSFODNN7EXAMPLE' ? { secret: SECRET } : undefined),
      submit: (call) => {
        calls.push(call);
        return { outcome: { ok: true, result: {} }, requestId: 'id' };
      },
    },
    { newRequestId: () => 'id', clientNow: () => NOW, openAs },
  );
  const all = { host: 's3.amazonaws.com', 'x-amz-date': '20130524T000000Z', ...headers };
  const request: WireRequest = {
    ...{ method: 'PUT', path: '/examplebucket/chunkObject.txt', query: '' },
    ...{ headers: new Map(Object.entries(all)), body: toBytes(body), sourceIp: '192.0.2.1' },
  };
  const response = await handle(request);
  const text = toText(response.body);
  const part = (name: string) => new RegExp(`<${name}>([^<]*)`).exec(text)?.[1];
  return { status: response.status, code: part('Code'), part, params: calls[0]?.params };
}

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const CREDENTIAL = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

function authorization(signedHeaders: string, signature: string) {
  const rest = `SignedHeaders=${signedHeaders},Signature=${signature}`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIAL},${rest}` };
}

const COMMON = {
  'content-encoding': 'aws-chunked',
  'x-amz-decoded-content-length': '66560',
  'x-amz-storage-class': 'REDUCED_REDUNDANCY',
};

const SIGNED = {
  ...COMMON,
  'content-length': '66824',
  'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  ...authorization(
    'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;' +
      'x-amz-decoded-content-length;x-amz-storage-class',
    '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  ),
};
const SIGNED_BODY = chunks(
  'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
  '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
  'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
);

const WITH_TRAILER = {
  ...COMMON,
  'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'x-amz-trailer': 'x-amz-checksum-crc32c',
  ...authorization(
    'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;' +
      'x-amz-storage-class;x-amz-trailer',
    '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  ),
};
const TRAILER_SIGNATURE = 'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435';
const TRAILERS = `x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:${TRAILER_SIGNATURE}\r\n\r\n`;
const BODY_WITH_TRAILER = chunks(
  'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
  '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
  '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  TRAILERS,
);

/** The examples' chunks of 65,536, 1,024 and no bytes. */
function chunks(first: string, second: string, last: string, end = '\r\n'): string {
  return (
    `10000;chunk-signature=${first}\r\n${'a'.repeat(65_536)}\r\n` +
    `400;chunk-signature=${second}\r\n${'a'.repeat(1_024)}\r\n` +
    `0;chunk-signature=${last}\r\n${end}`
  );
}

describe('an upload in signed chunks', () => {
  it('arrives when every signature is right, as in AWS’s example', async () => {
    const { status, params } = await put(SIGNED, SIGNED_BODY);
    expect(status).toBe(200);
    expect(toText(params!['Body'] as Uint8Array)).toBe(LETTERS);
    expect(params).not.toHaveProperty('ContentEncoding');
  });

  it('is refused when a chunk was changed, with what should have been signed', async () => {
    const { status, code, part } = await put(SIGNED, SIGNED_BODY.replace('a\r\n400', 'b\r\n400'));
    expect([status, code]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(part('StringToSign')).toMatch(
      /^AWS4-HMAC-SHA256-PAYLOAD\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\n4f232c/,
    );
    expect(part('SignatureProvided')).toMatch(/^ad80c730/);
    expect(part('CanonicalRequest')).toMatch(/^PUT\n\/examplebucket\/chunkObject.txt\n/);
  });

  it.each(['0055627c', 'b6c6ea8a'])('is refused for a wrong signature %s…', async (signature) => {
    const { code } = await put(SIGNED, SIGNED_BODY.replace(signature, 'ffffffff'));
    expect(code).toBe('SignatureDoesNotMatch');
  });

  it('is refused when chunks change places or one is left out', async () => {
    const [first, second, last] = SIGNED_BODY.split(/(?=\b(?:400|0);)/);
    expect((await put(SIGNED, [second, first, last].join(''))).code).toBe('SignatureDoesNotMatch');
    expect((await put(SIGNED, [first, last].join(''))).code).toBe('SignatureDoesNotMatch');
  });

  it('is not checked by an open endpoint', async () => {
    const open = { openAs: 'AKIAIOSFODNN7EXAMPLE' };
    const { status } = await put(SIGNED, SIGNED_BODY.replace('0055627c', 'ffffffff'), open);
    expect(status).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['a chunk without a signature', SIGNED_BODY.replace(/;chunk-signature=\w+/, '')],
    ['a short signature', SIGNED_BODY.replace('=ad80', '=')],
    ['a size that is no number', SIGNED_BODY.replace('10000;', 'wxyz;')],
    ['a chunk longer than the body', SIGNED_BODY.replace('400;', '4000;')],
    ['no line end after a chunk', SIGNED_BODY.replace('a\r\n400', 'aaa400')],
    ['no last chunk', SIGNED_BODY.slice(0, SIGNED_BODY.indexOf('\r\n0;') + 2)],
    ['no end after the last chunk', SIGNED_BODY.slice(0, -2)],
    ['something after the end', `${SIGNED_BODY}more`],
  ])('is incomplete with %s', async (_, body) => {
    const { status, code, part } = await put(SIGNED, body);
    expect([status, code]).toEqual([400, 'IncompleteBody']);
    expect(part('Message')).toBe('The request body terminated unexpectedly');
  });
});

describe('an upload with trailers', () => {
  it('arrives with its checksum, as in AWS’s example', async () => {
    const { status, params } = await put(WITH_TRAILER, BODY_WITH_TRAILER);
    expect(status).toBe(200);
    expect(params).toMatchObject({ ChecksumCRC32C: 'sOO8/Q==' });
    expect(toText(params!['Body'] as Uint8Array)).toBe(LETTERS);
  });

  it('is refused when its trailers are not signed so', async () => {
    const wrong = BODY_WITH_TRAILER.replace(TRAILER_SIGNATURE, 'f'.repeat(64));
    const { status, code, part } = await put(WITH_TRAILER, wrong);
    expect([status, code]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(part('StringToSign')).toBe(
      'AWS4-HMAC-SHA256-TRAILER\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n' +
        '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\n' +
        '1e376db7e1a34a8ef1c4bcee131a2d60a1cb62503747488624e10995f448d774',
    );
    const changed = BODY_WITH_TRAILER.replace('sOO8/Q==', 'sOO8/A==');
    expect((await put(WITH_TRAILER, changed)).code).toBe('SignatureDoesNotMatch');
    const unsigned = BODY_WITH_TRAILER.replace(/x-amz-trailer-signature.*\r\n/, '');
    expect((await put(WITH_TRAILER, unsigned)).code).toBe('IncompleteBody');
  });
});

/** An upload without signed chunks, to an open endpoint. */
function putUnsigned(
  parts: readonly string[],
  { trailers = '', ...headers }: Readonly<Record<string, string>> = {},
) {
  const framed = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`);
  const said = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': String(parts.join('').length),
    ...authorization('host', '0'),
    ...headers,
  };
  const open = { openAs: 'AKIAIOSFODNN7EXAMPLE' };
  return put(said, `${framed.join('')}0\r\n${trailers}\r\n`, open);
}

const MALFORMED =
  'The request contained trailing data that was not well-formed or did not conform to our ' +
  'published schema.';

describe('an upload in unsigned chunks', () => {
  it.each([
    ['crc32', 'y/Q5Jg=='],
    ['crc32c', '4waSgw=='],
    ['crc64nvme', 'rosUhgp5mIg='],
    ['sha1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
    ['sha256', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU='],
  ])('arrives with its %s, and is refused with another', async (algorithm, checksum) => {
    const name = `x-amz-checksum-${algorithm}`;
    const send = (value: string) =>
      putUnsigned(['123456789'], { 'x-amz-trailer': name, trailers: `${name}:${value}\r\n` });
    expect((await send(checksum)).status).toBe(200);
    const zeros = checksum.replace(/[^=]/g, 'A');
    const wrong = await send(zeros);
    expect([wrong.status, wrong.code]).toEqual([400, 'BadDigest']);
    expect(wrong.part('Message')).toBe(
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
    const short = await send('AAAA');
    expect(short.code).toBe('InvalidRequest');
    expect(short.part('Message')).toBe(`Value for ${name} trailing header is invalid.`);
  });

  it('may end without trailers where none are announced', async () => {
    expect((await putUnsigned(['x'])).status).toBe(200);
  });

  it.each([
    ['are missing', ''],
    ['are others than announced', 'x-amz-checksum-sha1:AAAA\r\n'],
    ['are more than announced', 'x-amz-checksum-crc32:AAAAAA==\r\nx-amz-meta-a:b\r\n'],
    ['have no value', 'x-amz-checksum-crc32\r\n'],
  ])('is malformed when trailers %s', async (_, trailers) => {
    const headers = { 'x-amz-trailer': 'x-amz-checksum-crc32' };
    const { status, code, part } = await putUnsigned(['x'], { ...headers, trailers });
    expect([status, code]).toEqual([400, 'MalformedTrailerError']);
    expect(part('Message')).toBe(MALFORMED);
  });

  it('cannot announce a trailer that is no checksum', async () => {
    const { code, part } = await putUnsigned(['x'], { 'x-amz-trailer': 'x-amz-meta-a' });
    expect(code).toBe('InvalidRequest');
    expect(part('Message')).toBe(
      'The value specified in the x-amz-trailer header is not supported',
    );
  });

  it('may be small in its last chunk only', async () => {
    const { status, code, part } = await putUnsigned(['hel', 'lo']);
    expect([status, code]).toEqual([400, 'InvalidChunkSizeError']);
    expect([part('Chunk'), part('BadChunkSize')]).toEqual(['2', '3']);
  });

  it('has the length it says', async () => {
    const short = await putUnsigned(['x'], { 'x-amz-decoded-content-length': '7' });
    expect([short.status, short.code]).toEqual([400, 'IncompleteBody']);
    const numbers = ['NumberBytesExpected', 'NumberBytesProvided'].map((name) => short.part(name));
    expect(numbers).toEqual(['7', '1']);
    const silent = await putUnsigned(['x'], { 'x-amz-decoded-content-length': '' });
    expect(silent).toMatchObject({ status: 411, code: 'MissingContentLength' });
  });
});

describe('checksums in headers', () => {
  const check = (headers: Readonly<Record<string, string>>) => putUnsigned(['x'], headers);

  it('are checked as those in trailers are', async () => {
    expect((await check({ 'x-amz-checksum-crc32': 'jNwWgw==' })).status).toBe(200);
    expect((await check({ 'x-amz-checksum-crc32': 'AAAAAA==' })).code).toBe('BadDigest');
    const { part } = await check({ 'x-amz-checksum-sha1': 'AAAA' });
    expect(part('Message')).toBe('Value for x-amz-checksum-sha1 header is invalid.');
  });

  it('are one at most', async () => {
    const both = { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' };
    const { code, part } = await check(both);
    expect(code).toBe('InvalidRequest');
    expect(part('Message')).toMatch(/^Expecting a single x-amz-checksum- header\./);
  });
});
