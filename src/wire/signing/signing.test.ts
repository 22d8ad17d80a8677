/** AWS pages: "Create a signed AWS API request", "Examples of … signature calculations" of S3. */
import { describe, expect, it } from 'vitest';
import { AwsError, type ErrorAnswer } from '../../aws/errors.ts';
import type { Account } from '../account.ts';
import { toBytes, type WireRequest } from '../http.ts';
import { expectedSignature } from './canonical.ts';
import { wrongSecret } from './errors.ts';
import { signingOf, type Signature } from './scope.ts';
import { sha1 } from '../../aws/digests/sha1.ts';
import { hmac, sha256, toHex } from '../../aws/digests/sha256.ts';
import { verify } from './verify.ts';
import { expectedOldSignature, oldSignatureOf } from './version-2.ts';

describe('digests', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000), '41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3'],
  ])('SHA-256 of %j is the standard’s', (text, digest) => {
    expect(toHex(sha256(toBytes(text)))).toBe(digest);
  });

  it('SHA-1 and HMAC are the standards’', () => {
    expect(toHex(sha1(toBytes('abc')))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    const fox = toBytes('The quick brown fox jumps over the lazy dog');
    expect(toHex(hmac(sha1, toBytes('key'), fox))).toBe('de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9');
    expect(toHex(hmac(sha256, toBytes('key'), fox))).toBe(
      'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    );
  });
});

function request(given: Partial<WireRequest>, headers: Record<string, string>): WireRequest {
  const empty = { method: 'GET', path: '/', query: '', body: new Uint8Array(0) };
  return { ...empty, sourceIp: '192.0.2.1', ...given, headers: new Map(Object.entries(headers)) };
}

function signatureOf(of: WireRequest): Signature {
  const signing = signingOf(of);
  if (signing.kind !== 'signed') throw new Error(`not signed: ${signing.kind}`);
  return signing.by;
}

const S3_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const LIST_USERS = request(
  { query: 'Action=ListUsers&Version=2010-05-08' },
  {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host: 'iam.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  },
);

describe('signature version 4', () => {
  it('signs IAM ListUsers as AWS’s example does', () => {
    const by = signatureOf(LIST_USERS);
    const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
    const { signature } = expectedSignature(LIST_USERS, by, { hash: sha256, isS3: false, secret });
    expect(signature).toBe(by.signature);
  });

  it('signs an S3 GetObject as AWS’s example does', () => {
    const get = request(
      { path: '/test.txt' },
      {
        host: 'examplebucket.s3.amazonaws.com',
        range: 'bytes=0-9',
        'x-amz-content-sha256': EMPTY_HASH,
        'x-amz-date': '20130524T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 ' +
          'Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
          'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
          'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      },
    );
    const by = signatureOf(get);
    const signer = { hash: sha256, isS3: true, secret: S3_SECRET };
    expect(expectedSignature(get, by, signer).signature).toBe(by.signature);
  });

  it('signs a presigned URL of S3 as AWS’s example does', () => {
    const get = request(
      {
        path: '/test.txt',
        query:
          'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2F' +
          'us-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&' +
          'X-Amz-SignedHeaders=host&X-Amz-Signature=' +
          'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
      },
      { host: 'examplebucket.s3.amazonaws.com' },
    );
    const by = signatureOf(get);
    const signer = { hash: sha256, isS3: true, secret: S3_SECRET };
    expect(by).toMatchObject({ isPresigned: true, expiresSeconds: 86_400 });
    expect(expectedSignature(get, by, signer).signature).toBe(by.signature);
  });
});

it('signature version 2 signs a GET as AWS’s example does', () => {
  const get = request(
    { path: '/awsexamplebucket1/photos/puppy.jpg' },
    {
      date: 'Tue, 27 Mar 2007 19:36:42 +0000',
      authorization: 'AWS AKIAIOSFODNN7EXAMPLE:qgk2+6Sv9/oM7G3qLEjTH1a1l1g=',
    },
  );
  const by = oldSignatureOf(get)!;
  expect(expectedOldSignature(get, by, S3_SECRET).signature).toBe(by.signature);
});

describe('a request that cannot be let in', () => {
  const SIGNED_AT = Date.UTC(2015, 7, 30, 12, 36);
  const account: Account = {
    homeRegion: 'us-east-1',
    now: () => 0,
    keyOf: (id) => (id === 'AKIDEXAMPLE' ? { secret: 'another' } : undefined),
    submit: () => {
      throw new Error('nobody gets in here');
    },
  };

  function refusal(
    given: {
      service?: string;
      now?: number;
      change?: (text: string) => string;
      digest?: string;
    } = {},
  ): ErrorAnswer {
    const { service = 'iam', now = SIGNED_AT, change = (text) => text, digest } = given;
    const headers = new Map(LIST_USERS.headers);
    headers.set('authorization', change(headers.get('authorization')!));
    if (digest !== undefined) headers.set('x-amz-content-sha256', digest);
    const changed = { ...LIST_USERS, headers };
    const at = { account, service, signingName: service, hash: sha256, clientNow: () => now };
    try {
      verify(changed, signatureOf(changed), at);
    } catch (error) {
      if (error instanceof AwsError) return error.answer;
    }
    throw new Error('it was let in');
  }

  const as = (service: string) => (text: string) => text.replace('/iam/', `/${service}/`);

  it('is refused for its signature, each family in its own words', () => {
    expect(refusal()).toMatchObject({ code: 'SignatureDoesNotMatch', status: 403 });
    expect(refusal({ service: 'ec2', change: as('ec2') })).toMatchObject({
      code: 'AuthFailure',
      status: 401,
    });
    const s3 = refusal({ service: 's3', change: as('s3'), digest: EMPTY_HASH });
    expect(s3.detail).toMatchObject({
      StringToSign: expect.stringContaining('20150830/us-east-1/s3/aws4_request'),
    });
  });

  it('is refused by S3 when it does not say what its body is', () => {
    const s3 = { service: 's3', change: as('s3') };
    expect(refusal(s3)).toMatchObject({
      code: 'InvalidRequest',
      message: 'Missing required header for this request: x-amz-content-sha256',
    });
    expect(refusal({ ...s3, digest: 'unsigned-payload' })).toMatchObject({
      code: 'InvalidArgument',
      message:
        'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, ' +
        'STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, ' +
        'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, ' +
        'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
      detail: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: 'unsigned-payload' },
    });
    const wrong = refusal({ ...s3, digest: EMPTY_HASH.replace('e', 'f') });
    expect(wrong.code).toBe('XAmzContentSHA256Mismatch');
  });

  it('is refused for a key nobody has', () => {
    const unknown = (text: string) => text.replace('AKIDEXAMPLE', 'AKIDSOMEBODYELSE');
    const answers = ['iam', 'logs', 's3', 'ec2'].map((service) => {
      const change = (text: string) => as(service)(unknown(text));
      return refusal({ service, change }).code;
    });
    expect(answers).toEqual([
      ...['InvalidClientTokenId', 'UnrecognizedClientException'],
      ...['InvalidAccessKeyId', 'AuthFailure'],
    ]);
    const s3 = refusal({ service: 's3', change: (text) => as('s3')(unknown(text)) });
    expect(s3.detail).toEqual({ AWSAccessKeyId: 'AKIDSOMEBODYELSE' });
  });

  it('is refused by S3 when its URL asks for a life that no URL has', () => {
    const asked = [604_801, -1, Number('soon')].map((expiresSeconds) => {
      const by = { ...signatureOf(LIST_USERS), expiresSeconds, isPresigned: true };
      const s3 = { ...by, scope: { ...by.scope, service: 's3' } };
      const at = { account, service: 's3', signingName: 's3', hash: sha256 };
      return () => verify(LIST_USERS, s3, { ...at, clientNow: () => SIGNED_AT });
    });
    [
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires ' +
        'must be less than 604800 seconds',
      'X-Amz-Expires must be non-negative',
      'X-Amz-Expires should be a number',
    ].forEach((sentence, i) => expect(asked[i]).toThrow(sentence));
  });

  it('is refused when it is old, and told by how much', () => {
    expect(refusal({ now: SIGNED_AT + 16 * 60_000 })).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message:
        'Signature expired: 20150830T123600Z is now earlier than 20150830T123700Z ' +
        '(20150830T125200Z - 15 min.)',
    });
    const s3 = { service: 's3', change: as('s3'), now: SIGNED_AT + 16 * 60_000 };
    expect(refusal(s3)).toMatchObject({
      code: 'RequestTimeTooSkewed',
      detail: { MaxAllowedSkewMilliseconds: 900_000, ServerTime: '2015-08-30T12:52:00Z' },
    });
    const ec2 = { service: 'ec2', change: as('ec2'), now: SIGNED_AT + 16 * 60_000 };
    expect(refusal(ec2).code).toBe('RequestExpired');
  });

  it('is refused when it comes from the future', () => {
    expect(refusal({ now: SIGNED_AT - 6 * 60_000 }).message).toBe(
      'Signature not yet current: 20150830T123600Z is still later than 20150830T123500Z ' +
        '(20150830T123000Z + 5 min.)',
    );
  });

  it('is refused for a scope of another service, Region or day', () => {
    expect(refusal({ service: 'sts' }).message).toBe(
      "Credential should be scoped to correct service: 'sts'. ",
    );
    const mars = (text: string) => text.replace('us-east-1', 'mars-north-1');
    expect(refusal({ change: mars }).message).toBe(
      "Credential should be scoped to a valid region, not 'mars-north-1'. ",
    );
    const day = (text: string) => text.replace('/20150830/', '/20150829/');
    expect(refusal({ change: day }).message).toContain("'20150829' != '20150830'");
  });

  it('is refused when the host is not signed', () => {
    const unsigned = (text: string) => text.replace('content-type;host;', 'content-type;');
    expect(refusal({ change: unsigned }).message).toContain("must be a 'SignedHeader'");
  });

  it('with a secret that is not the key’s is refused in the words of the service', () => {
    const { code, message } = wrongSecret('iam');
    expect({ code, message }).toEqual({
      code: 'SignatureDoesNotMatch',
      message:
        'The request signature we calculated does not match the signature you provided. Check your ' +
        'AWS Secret Access Key and signing method. Consult the service documentation for details.',
    });
    expect(wrongSecret('logs').code).toBe('InvalidSignatureException');
    expect(wrongSecret('s3').message).toMatch(/Check your key and signing method\.$/);
    expect(wrongSecret('ec2')).toMatchObject({ code: 'AuthFailure', status: 401 });
  });

  it('is incomplete without its parts', () => {
    const broken = new Map(LIST_USERS.headers);
    broken.set('authorization', 'AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/iam/x');
    broken.delete('x-amz-date');
    expect(signingOf({ ...LIST_USERS, headers: broken })).toEqual({
      kind: 'incomplete',
      what:
        "Authorization header requires 'Signature' parameter. " +
        "Authorization header requires 'SignedHeaders' parameter. " +
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " +
        'Authorization=AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/iam/x',
    });
  });
});
