/** `aws s3 presign`: a URL that lets whoever has it read an object, signed by Signature Version 4. */
import type { Running } from '../../calls/operation.ts';
import { configurationError, paramError } from '../../errors.ts';

export async function presign(
  { session }: Running,
  { bucket, key }: { bucket: string; key: string },
  expiresIn: number,
): Promise<string> {
  if (key === '') {
    throw paramError(
      'Parameter validation failed:\n' +
        'Invalid length for parameter Key, value: 0, valid min length: 1',
    );
  }
  const credential = session.credential();
  if (credential.kind !== 'key') {
    throw configurationError(
      'Unable to locate credentials. You can configure credentials by running "aws configure".\n' +
        'The signed-in session keeps its secret to itself: use an access key to sign URLs.',
    );
  }
  const region = session.demandRegion();
  const host = `${bucket}.s3.${region === 'us-east-1' ? '' : `${region}.`}amazonaws.com`;
  const time = new Date(session.host.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const path = `/${key.split('/').map(encoded).join('/')}`;
  const query: [string, string][] = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${credential.accessKeyId}/${scope}`],
    ['X-Amz-Date', time],
    ['X-Amz-Expires', String(expiresIn)],
    ...(credential.sessionToken
      ? ([['X-Amz-Security-Token', credential.sessionToken]] as [string, string][])
      : []),
    ['X-Amz-SignedHeaders', 'host'],
  ];
  const search = query.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  const request = `GET\n${path}\n${search}\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hex(await sha256(request))}`;
  let signing: Uint8Array = utf8(`AWS4${credential.secretAccessKey}`);
  for (const part of scope.split('/')) signing = await hmac(signing, part);
  return `https://${host}${path}?${search}&X-Amz-Signature=${hex(await hmac(signing, text))}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function hmac(key: Uint8Array, text: string): Promise<Uint8Array> {
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const made = await crypto.subtle.importKey('raw', new Uint8Array(key), how, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', made, new Uint8Array(utf8(text))));
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(utf8(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
