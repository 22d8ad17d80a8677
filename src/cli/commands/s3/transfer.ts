/** `aws s3 cp`, `mv`, `rm` and `sync`: which things go where, and what is told of it. */
import { unpack } from '../../arguments/unpack.ts';
import { inputShape } from '../../../aws/model/shapes.ts';
import type { ParsedValue } from '../../arguments/parser.ts';
import type { Running } from '../../calls/operation.ts';
import { CliError, generalError, paramError, ServiceError } from '../../errors.ts';
import type { PyValue } from '../../python/values.ts';
import { guessType, matches, placeOf, shownFile, shownObject, type Place } from './paths.ts';
import { Store } from './store.ts';

export type TransferKind = 'cp' | 'mv' | 'rm' | 'sync';

interface Wish {
  readonly values: ReadonlyMap<string, ParsedValue>;
  readonly usage: string;
}

/** A file or object below the source or the destination. */
interface Thing {
  /** From the folder or prefix; decides filters and the name at the other end. */
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: number;
  readonly place: Place;
}

export async function transferCommand(
  running: Running,
  kind: TransferKind,
  wish: Wish,
): Promise<string> {
  return new Transfer(running, kind, wish).run();
}

class Transfer {
  private readonly running: Running;
  private readonly kind: TransferKind;
  private readonly wish: Wish;
  private readonly store: Store;
  private out = '';
  private errors = '';
  /** The local folder that is copied from; one that is copied to need not be there. */
  private sourcePath: string | null = null;
  private known: Map<string, Thing> | null = null;

  constructor(running: Running, kind: TransferKind, wish: Wish) {
    this.running = running;
    this.kind = kind;
    this.wish = wish;
    this.store = new Store(running, kind);
  }

  async run(): Promise<string> {
    const given = this.wish.values.get('paths');
    const paths = Array.isArray(given) ? (given as readonly string[]) : [String(given)];
    const { host } = this.running.session;
    const [from, to] = await Promise.all(paths.map((path) => placeOf(host, path)));
    this.checkPlaces(from!, to);
    this.sourcePath = from!.kind === 'local' ? from!.path : null;
    const things = await this.source(from!);
    for (const thing of things) await this.move(thing, to ? this.target(thing, to) : null);
    if (this.isOn('delete') && to) await this.deleteOthers(things, to);
    if (this.errors !== '') {
      throw new CliError(this.errors.trimEnd(), 1, { stdout: this.out, isBare: true });
    }
    return this.out;
  }

  private isOn(name: string): boolean {
    return this.wish.values.get(name) === true;
  }

  private checkPlaces(from: Place, to: Place | undefined): void {
    const kinds = [from.kind, ...(to ? [to.kind] : [])];
    if (kinds.includes('s3')) return;
    throw paramError(`usage: aws s3 ${this.kind} ${this.wish.usage}\nError: Invalid argument type`);
  }

  private get isMany(): boolean {
    return this.isOn('recursive') || this.kind === 'sync';
  }

  /** What is copied, moved or deleted, in the order of names. */
  private async source(from: Place): Promise<Thing[]> {
    if (!this.isMany) return [await this.single(from)];
    const found = await this.below(from);
    return found.filter((thing) => this.passes(thing.name));
  }

  private async single(from: Place): Promise<Thing> {
    const { host } = this.running.session;
    if (from.kind === 'local') {
      if (from.path === '-') {
        return { name: '-', size: host.stdin.length, modifiedAt: host.now(), place: from };
      }
      const bytes = await host.readFile(from.path);
      if (!bytes) {
        const shown = this.shownArgument(0);
        throw generalError(`The user-provided path ${shown} does not exist.`);
      }
      const name = from.path.split('/').at(-1)!;
      return { name, size: bytes.length, modifiedAt: host.now(), place: from };
    }
    const name = from.key.split('/').at(-1)!;
    const thing = { name, size: 0, modifiedAt: 0, place: from };
    if (this.kind === 'rm') return thing;
    try {
      await this.store.send('HeadObject', { Bucket: from.bucket, Key: from.key });
    } catch (error) {
      throw fatal(error, from.key);
    }
    return thing;
  }

  private shownArgument(index: number): string {
    return String((this.wish.values.get('paths') as readonly string[])[index]);
  }

  private async below(place: Place): Promise<Thing[]> {
    const { host } = this.running.session;
    if (place.kind === 's3') {
      const { bucket, key } = place;
      const prefix = key === '' || key.endsWith('/') || this.kind === 'rm' ? key : `${key}/`;
      const objects = await this.store.list(bucket, prefix).catch((error: unknown) => {
        throw fatal(error);
      });
      return objects
        .filter((object) => !object.key.endsWith('/') || this.kind === 'rm')
        .map((object) => ({
          ...object,
          name: object.key.slice(prefix.length),
          place: { kind: 's3', bucket, key: object.key },
        }));
    }
    const files = await host.listFiles(place.path);
    if (!files) {
      const isSource = place.path === this.sourcePath;
      if (!isSource) return [];
      throw generalError(`The user-provided path ${this.shownArgument(0)} does not exist.`);
    }
    return files.map((file) => ({
      ...file,
      name: file.path,
      place: { kind: 'local', path: `${place.path}/${file.path}`, isFolder: false },
    }));
  }

  /** The last pattern that matches decides. */
  private passes(name: string): boolean {
    let isIn = true;
    for (const [option, pattern] of this.patterns()) {
      if (matches(name, pattern)) isIn = option === '--include';
    }
    return isIn;
  }

  /** `--exclude` and `--include` in the order in which they were given. */
  private patterns(): readonly [string, string][] {
    const given = (this.wish.values.get('filters') ?? []) as readonly string[];
    return given.map((one) => one.split('\u0000') as [string, string]);
  }

  private target(thing: Thing, to: Place): Place {
    if (to.kind === 's3') {
      const { bucket, key } = to;
      const folder = key === '' || key.endsWith('/');
      if (this.isMany) return { ...to, key: `${folder ? key : `${key}/`}${thing.name}` };
      return { kind: 's3', bucket, key: folder ? key + thing.name : key };
    }
    if (to.path === '-') return to;
    const isInside = this.isMany || to.isFolder;
    return { ...to, path: isInside ? `${to.path}/${thing.name}` : to.path, isFolder: false };
  }

  private async move(thing: Thing, to: Place | null): Promise<void> {
    if (this.kind === 'sync' && to && !(await this.isStale(thing, to))) return;
    const verb = this.verb(thing.place, to);
    const words = `${verb}: ${this.shown(thing.place)}${to ? ` to ${this.shown(to)}` : ''}`;
    if (this.isOn('dryrun')) {
      this.tell(`(dryrun) ${words}`);
      return;
    }
    try {
      if (to) await this.copy(thing, to);
      if (this.kind === 'rm' || this.kind === 'mv') await this.remove(thing.place);
      const isStream = to?.kind === 'local' && to.path === '-';
      if (!isStream) this.tell(words);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      this.errors += `${words.replace(':', ' failed:')} ${error.message}\n`;
    }
  }

  private verb(from: Place, to: Place | null): string {
    if (!to) return 'delete';
    if (this.kind === 'mv') return 'move';
    if (from.kind === 's3') return to.kind === 's3' ? 'copy' : 'download';
    return 'upload';
  }

  private shown(place: Place): string {
    return place.kind === 's3'
      ? shownObject(place)
      : shownFile(this.running.session.host, place.path);
  }

  private tell(words: string): void {
    if (!this.isOn('quiet') && !this.isOn('only_show_errors')) this.out += `${words}\n`;
  }

  private async copy({ place: from, name }: Thing, to: Place): Promise<void> {
    const { host } = this.running.session;
    if (from.kind === 's3' && to.kind === 's3') {
      const CopySource = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
      await this.store.send('CopyObject', { Bucket: to.bucket, Key: to.key, CopySource });
    } else if (from.kind === 's3') {
      const bytes = await this.store.read(from.bucket, from.key);
      if (to.kind !== 'local') return;
      if (to.path === '-') this.out += new TextDecoder().decode(bytes);
      else await host.writeFile(to.path, bytes);
    } else if (to.kind === 's3') {
      const body =
        from.path === '-' ? host.stdin : ((await host.readFile(from.path)) ?? new Uint8Array());
      const headers = this.headers(name);
      await this.store.send('PutObject', {
        ...headers,
        Bucket: to.bucket,
        Key: to.key,
        Body: body,
      });
    }
  }

  private headers(name: string): Readonly<Record<string, PyValue | undefined>> {
    const text = (option: string) => (this.wish.values.get(option) as string | null) ?? undefined;
    const guessed = this.isOn('no_guess_mime_type') ? undefined : guessType(name);
    const metadata = text('metadata');
    const shape = inputShape('s3', 'PutObject')!.members.get('Metadata')!;
    return {
      ContentType: text('content_type') ?? guessed,
      CacheControl: text('cache_control'),
      ContentEncoding: text('content_encoding'),
      ContentDisposition: text('content_disposition'),
      ContentLanguage: text('content_language'),
      StorageClass: text('storage_class'),
      ACL: text('acl'),
      ServerSideEncryption: text('sse'),
      Metadata: metadata === undefined ? undefined : unpack(shape, metadata, '--metadata'),
    };
  }

  private async remove(place: Place): Promise<void> {
    if (place.kind === 'local') await this.running.session.host.removeFile(place.path);
    else await this.store.send('DeleteObject', { Bucket: place.bucket, Key: place.key });
  }

  /** Whether the destination lacks a thing or has an older one. */
  private async isStale(thing: Thing, to: Place): Promise<boolean> {
    const others = await this.destination();
    const other = others.get(thing.name);
    if (!other) return true;
    if (other.size !== thing.size) return true;
    if (this.isOn('size_only')) return false;
    const isDownload = to.kind === 'local';
    if (isDownload && this.isOn('exact_timestamps')) return other.modifiedAt !== thing.modifiedAt;
    return isDownload ? other.modifiedAt < thing.modifiedAt : thing.modifiedAt > other.modifiedAt;
  }

  private async destination(): Promise<Map<string, Thing>> {
    if (!this.known) {
      const to = await placeOf(this.running.session.host, this.shownArgument(1));
      this.known = new Map((await this.below(to)).map((thing) => [thing.name, thing]));
    }
    return this.known;
  }

  private async deleteOthers(kept: readonly Thing[], to: Place): Promise<void> {
    const names = new Set(kept.map(({ name }) => name));
    for (const [name, thing] of await this.destination()) {
      if (names.has(name) || !this.passes(name) || to.kind !== thing.place.kind) continue;
      const words = `delete: ${this.shown(thing.place)}`;
      if (!this.isOn('dryrun')) await this.remove(thing.place);
      this.tell(this.isOn('dryrun') ? `(dryrun) ${words}` : words);
    }
  }
}

/** Nothing could be done at all. */
function fatal(error: unknown, key?: string): unknown {
  if (!(error instanceof ServiceError)) return error;
  const isMissing = error.status === 404 && error.operation === 'HeadObject';
  const words = isMissing
    ? `An error occurred (404) when calling the HeadObject operation: Key "${key ?? ''}" does not exist`
    : error.message;
  return new CliError(`fatal error: ${words}`, 1, { isBare: true });
}
