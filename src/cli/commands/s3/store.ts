/** Objects and buckets as `aws s3` asks for them. */
import { Caller } from '../../calls/caller.ts';
import type { Running } from '../../calls/operation.ts';
import { bytesOf } from '../../calls/answer.ts';
import { PyDict, type PyValue } from '../../python/values.ts';

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
}

export class Store {
  private readonly caller: Caller;

  /** `command`: `ls`, for the user agent. */
  constructor({ session }: Running, command: string) {
    this.caller = new Caller(session, `s3.${command}`);
  }

  send(operation: string, params: Readonly<Record<string, PyValue | undefined>>) {
    const given = Object.entries(params).filter(([, value]) => value !== undefined);
    return this.caller.send('s3', operation, new PyDict(given as [string, PyValue][]));
  }

  /** All pages of a listing. */
  async *pages(bucket: string, prefix: string, delimiter?: string) {
    let token: string | undefined;
    do {
      const { result } = await this.send('ListObjectsV2', {
        Bucket: bucket,
        Prefix: prefix,
        Delimiter: delimiter,
        ContinuationToken: token,
      });
      yield {
        prefixes: ((result['CommonPrefixes'] ?? []) as { Prefix: string }[]).map(
          ({ Prefix }) => Prefix,
        ),
        objects: (
          (result['Contents'] ?? []) as { Key: string; Size: number; LastModified: number }[]
        ).map(({ Key, Size, LastModified }) => ({
          key: Key,
          size: Size,
          modifiedAt: LastModified,
        })),
      };
      token = result['NextContinuationToken'] as string | undefined;
    } while (token !== undefined);
  }

  async list(bucket: string, prefix: string): Promise<StoredObject[]> {
    const found: StoredObject[] = [];
    for await (const { objects } of this.pages(bucket, prefix)) found.push(...objects);
    return found;
  }

  async read(bucket: string, key: string): Promise<{ bytes: Uint8Array; modifiedAt: number }> {
    const { result } = await this.send('GetObject', { Bucket: bucket, Key: key });
    return { bytes: bytesOf(result['Body'] ?? ''), modifiedAt: Number(result['LastModified']) };
  }
}

/** `2026-03-02 06:00:00`. */
export function listTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

const SUFFIXES = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

export function humanSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${bytes} Bytes`;
  for (const [index, suffix] of SUFFIXES.entries()) {
    const unit = 1024 ** (index + 1);
    if (Math.round(bytes / unit) < 1024) return `${(bytes / unit).toFixed(1)} ${suffix}`;
  }
  return `${bytes} Bytes`;
}
