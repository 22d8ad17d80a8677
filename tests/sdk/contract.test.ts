/**
 * The SDK's own serializers and parsers against the wire's codecs, for every modelled operation:
 * whatever a client sends arrives as it was meant, whatever a service answers is read so.
 */
import { AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelledOperations } from '../../src/aws/model/load.ts';
import { inputShape, outputShape, type Shape } from '../../src/aws/model/shapes.ts';
import type { Params } from '../../src/gateway/call.ts';
import { wireHandler } from '../../src/wire/handler.ts';
import { sdkRequestHandler } from '../../src/wire/sdk-handler.ts';
import { asParams, valueOf, type Wishes } from './arbitrary.ts';
import { newClient, newCommand, SDK_SERVICES, type SdkService } from './clients.ts';

const RUNS = 8;
const SECRET = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };

const CASES = [
  ...SDK_SERVICES.map((service) => ({ service, over: 'its own protocol', protocol: undefined })),
  { service: 'cloudwatch' as const, over: 'awsQuery', protocol: AwsQueryProtocol },
  { service: 'cloudwatch' as const, over: 'rpcv2Cbor', protocol: AwsSmithyRpcV2CborProtocol },
];

describe.each(CASES)('$service over $over', ({ service, protocol }) => {
  it.each(modelledOperations(service))('carries %s', async (operation) => {
    const bench = benchOf(service, protocol);
    await fc.assert(
      fc.asyncProperty(pairOf(service, operation), async ([input, output]) => {
        bench.answer = asParams(output) as Params;
        const { $metadata, ...read } = await bench.client.send(
          newCommand(service, operation, input),
        );
        expect($metadata.httpStatusCode).toBeLessThan(300);
        expect(bench.asked?.operation).toBe(operation);
        // Tokens and defaults that the SDK adds are its own affair.
        expect(bench.asked?.params).toMatchObject(asParams(input) as object);
        expect(await settled(read)).toMatchObject(output);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });
});

interface Bench {
  readonly client: ReturnType<typeof newClient>;
  asked?: { operation: string; params: Params };
  answer: Params;
}

/** A client, and behind the wire an account that only listens and answers what it was told. */
function benchOf(service: SdkService, protocol: unknown): Bench {
  const handle = wireHandler(
    {
      homeRegion: 'eu-west-1',
      now: () => Date.now(),
      keyOf: () => ({ secret: SECRET.secretAccessKey }),
      submit: ({ operation, params }) => {
        bench.asked = { operation, params };
        const requestId = '11111111-2222-3333-4444-555555555555';
        return { outcome: { ok: true, result: bench.answer }, requestId };
      },
    },
    { newRequestId: () => 'never', clientNow: () => Date.now() },
  );
  const bench: Bench = {
    client: newClient(service, {
      region: 'eu-west-1',
      credentials: SECRET,
      requestHandler: sdkRequestHandler(handle),
      maxAttempts: 1,
      // SQS: texts made up here have other digests than the answers say.
      md5: false,
      ...(protocol ? { protocol } : {}),
    }),
    answer: {},
  };
  return bench;
}

function pairOf(service: SdkService, operation: string): fc.Arbitrary<[object, object]> {
  const [input, output] = [inputShape(service, operation), outputShape(service, operation)];
  return fc.tuple(sideOf(input, inputWishes(service)), sideOf(output, outputWishes(service)));
}

function sideOf(shape: Shape | undefined, wishes: Wishes): fc.Arbitrary<object> {
  return shape ? (valueOf(shape, wishes) as fc.Arbitrary<object>) : fc.constant({});
}

/** Buckets and keys stand in the address, where not every text can. */
const S3_FIXED = { Bucket: 'a-bucket', Key: 'a key/ü+%.txt' };

function inputWishes(service: SdkService): Wishes {
  const fixed = service === 's3' ? S3_FIXED : {};
  const without = (name: string) => (LEFT_OUT[service] ?? []).includes(name);
  return { mayBeEmpty: false, fixed, isAscii: service === 's3', without };
}

function outputWishes(service: SdkService): Wishes {
  // Flattened lists that are empty leave nothing behind.
  const mayBeEmpty = service !== 's3' && service !== 'sqs';
  const without = (name: string) => (LEFT_OUT[service] ?? []).includes(name);
  // The SDK takes a copy without a result for one that failed half-way.
  const fixed = { CopyObjectResult: { ETag: '"0"' }, CopyPartResult: { ETag: '"0"' } };
  // Of REST services some texts stand in headers.
  const isAscii = service === 's3' || service === 'lambda';
  return { mayBeEmpty, fixed: service === 's3' ? fixed : {}, isAscii, without };
}

/** What the SDK makes by itself, checks against the body, or models in another way. */
const LEFT_OUT: Partial<Record<SdkService, readonly string[]>> = {
  lambda: ['StatusCode'],
  s3: [
    ...['ChecksumAlgorithm', 'ChecksumMode', 'ContentMD5', 'ContentLength', 'ContentEncoding'],
    ...['ChecksumCRC32', 'ChecksumCRC32C', 'ChecksumCRC64NVME', 'ChecksumSHA1', 'ChecksumSHA256'],
    ...[
      'ChecksumSHA512',
      'ChecksumXXHASH64',
      'ChecksumXXHASH3',
      'ChecksumXXHASH128',
      'ChecksumMD5',
    ],
    ...['SSECustomerKey', 'CopySourceSSECustomerKey', 'SSECustomerKeyMD5'],
    ...['CopySourceSSECustomerKeyMD5', 'PartNumberMarker', 'NextPartNumberMarker', 'Expires'],
  ],
};

/** Streams are read to their end. */
async function settled(read: Record<string, unknown>): Promise<object> {
  const entries = Object.entries(read).map(async ([name, value]) => {
    const stream = value as { transformToByteArray?: () => Promise<Uint8Array> } | undefined;
    if (stream?.transformToByteArray) return [name, await stream.transformToByteArray()];
    return [name, value instanceof Uint8Array ? new Uint8Array(value) : value];
  });
  return Object.fromEntries(await Promise.all(entries)) as object;
}
