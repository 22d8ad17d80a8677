/** Places of `aws s3`: `s3://bucket/key`, or files of the shell. */
import { resolvePath } from '../../arguments/param-file.ts';
import type { CliHost } from '../../host.ts';

export interface S3Place {
  readonly kind: 's3';
  readonly bucket: string;
  readonly key: string;
}
export interface LocalPlace {
  readonly kind: 'local';
  /** Absolute; `-` for the standard streams. */
  readonly path: string;
  readonly isFolder: boolean;
}
export type Place = S3Place | LocalPlace;

/** Bucket and key of a path, with or without `s3://`. */
export function bucketKey(path: string): { bucket: string; key: string } {
  const plain = path.startsWith('s3://') ? path.slice(5) : path;
  const at = plain.indexOf('/');
  return at < 0
    ? { bucket: plain, key: '' }
    : { bucket: plain.slice(0, at), key: plain.slice(at + 1) };
}

export async function placeOf(host: CliHost, path: string): Promise<Place> {
  if (path.startsWith('s3://')) return { kind: 's3', ...bucketKey(path) };
  if (path === '-') return { kind: 'local', path, isFolder: false };
  const whole = resolvePath(host, path);
  const isFolder = path.endsWith('/') || (await host.isFolder(whole));
  return { kind: 'local', path: whole, isFolder };
}

/** A file as the CLI tells it: from the working folder. */
export function shownFile({ cwd }: CliHost, path: string): string {
  if (path === '-') return '-';
  const from = cwd.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  const rest = [...up, ...to.slice(shared)].join('/');
  return rest.includes('/') ? rest : `./${rest}`;
}

export function shownObject({ bucket, key }: { bucket: string; key: string }): string {
  return `s3://${bucket}/${key}`;
}

/** `s3://bucket` is written `s3://bucket/`. */
export function withSlash(path: string): string {
  return /^s3:\/\/[^/]+$/.test(path) ? `${path}/` : path;
}

/** Content types by the ends of names, as Python's `mimetypes` guesses the common ones. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['txt', 'text/plain'],
  ['log', 'text/plain'],
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['pdf', 'application/pdf'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
  ['tar', 'application/x-tar'],
  ['sh', 'application/x-sh'],
  ['py', 'text/x-python'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
]);

export function guessType(name: string): string | undefined {
  return TYPES.get(/\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}

/** Python's `fnmatch`: `*`, `?` and `[…]`, also over slashes. */
export function matches(name: string, pattern: string): boolean {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    const close = char === '[' ? pattern.indexOf(']', i + 2) : -1;
    if (char === '*') source += '.*';
    else if (char === '?') source += '.';
    else if (close > 0) {
      const inner = pattern
        .slice(i + 1, close)
        .replace(/\\/g, '\\\\')
        .replace(/^!/, '^');
      source += `[${inner}]`;
      i = close;
    } else source += char.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 's').test(name);
}
