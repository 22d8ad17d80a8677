/** No request does worse than be refused: there is an answer, and the world lives. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { modelledOperations, modelledServices, serviceTable } from '../../src/aws/model/load.ts';
import { toBytes, type WireRequest } from '../../src/wire/http.ts';
import { wiredAccount } from './account.ts';

const STRANGE = [
  '__proto__',
  'constructor',
  '\u0000',
  '💥'.repeat(50),
  '%',
  '%zz',
  '../..',
  'a'.repeat(5_000),
  '<!DOCTYPE x [<!ENTITY a "b">]><a>&a;</a>',
  '{"__proto__":{"a":1}}',
  '['.repeat(2_000),
  '{"a":'.repeat(500),
];

const text = fc.oneof(fc.constantFrom(...STRANGE), fc.string({ unit: 'binary', maxLength: 40 }));
const operation = fc
  .constantFrom(...modelledServices())
  .chain((service) =>
    fc.tuple(fc.constant(service), fc.constantFrom(...modelledOperations(service))),
  );

const members = fc.dictionary(
  fc.oneof(fc.stringMatching(/^[A-Z][A-Za-z]{0,12}$/), text),
  fc.jsonValue(),
);

const SIGNED =
  'AWS4-HMAC-SHA256 Credential=AKIDANYBODY/20260302/eu-west-1/SERVICE/aws4_request, ' +
  'SignedHeaders=host, Signature=0';

/** A request that means one of the operations, with a body that may be anything. */
const meant = fc
  .record({ of: operation, params: members, noise: text })
  .map(
    ({
      of: [service, name],
      params,
      noise,
    }): Partial<WireRequest> & { headers: Map<string, string> } => {
      const { protocol, targetPrefix, apiVersion, signingName } = serviceTable(service)!;
      const headers = new Map([
        ['host', 'localhost'],
        ['authorization', SIGNED.replace('SERVICE', signingName)],
        ['x-amz-date', '20260302T060000Z'],
      ]);
      if (targetPrefix && protocol !== 'rest-json') {
        headers.set('x-amz-target', `${targetPrefix}.${name}`);
        return { headers, body: toBytes(noise.length % 2 ? JSON.stringify(params) : noise) };
      }
      if (protocol.startsWith('rest'))
        return { headers, path: `/${encodeURI(noise.slice(0, 20))}` };
      headers.set('content-type', 'application/x-www-form-urlencoded');
      const pairs = Object.entries(params).map(
        ([key, value]) =>
          `${encodeURIComponent(key)}.1.${encodeURIComponent(JSON.stringify(value))}=${noise}`,
      );
      const form = [`Action=${name}`, `Version=${apiVersion}`, ...pairs].join('&');
      return { headers, body: toBytes(form) };
    },
  );

/** A request of which nothing is known. */
const anything = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'get', ''),
  path: text.map((part) => `/${part}`),
  query: text,
  headers: fc
    .dictionary(
      fc.constantFrom(
        ...['authorization', 'x-amz-target', 'x-amz-date', 'content-type', 'content-encoding'],
        ...['smithy-protocol', 'x-amz-content-sha256', 'host', 'range', 'x-amz-copy-source'],
      ),
      fc.oneof(
        text,
        fc.constantFrom(
          ...['gzip', 'rpc-v2-cbor', 'AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request', 'AWS a:b'],
          ...['STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'],
          'application/x-www-form-urlencoded',
        ),
      ),
    )
    .map((headers) => new Map(Object.entries(headers))),
  body: fc.oneof(text.map(toBytes), fc.uint8Array({ maxLength: 60 })),
});

async function answersAll(requests: fc.Arbitrary<Partial<WireRequest>>): Promise<void> {
  const { handle, world } = await wiredAccount({ openAs: 'AKIAIOSFODNN7EXAMPLE' });
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const empty = { method: 'POST', path: '/', query: '', body: new Uint8Array(0) };
      const headers = request.headers ?? new Map<string, string>();
      const { status } = await handle({
        ...{ ...empty, sourceIp: '192.0.2.1', ...request, headers },
      });
      expect(status).toBeGreaterThanOrEqual(200);
      expect([500, 502, 503]).not.toContain(status);
    }),
    { numRuns: 1_500 },
  );
  world.advance(world.now + 3_600_000);
  expect(world.digest()).toMatch(/^[0-9a-f]{16}$/);
}

it('a request with any headers, path and body is answered', () => answersAll(anything), 120_000);

it('an operation with any parameters is answered', () => answersAll(meant), 120_000);
