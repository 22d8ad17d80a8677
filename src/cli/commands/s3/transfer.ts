/** `aws s3 cp`, `mv`, `rm` and `sync`: which things go where, and what is told of it. */
import type { ParsedValue } from '../../arguments/parser.ts';
import type { Running } from '../../calls/operation.ts';
import { CliError, generalError, paramError, ServiceError } from '../../errors.ts';
import type { PyDict } from '../../python/values.ts';
import {
  copyInParts,
  copySource,
  downloadLarge,
  isLarge,
  tagsOf,
  uploadLarge,
} from './in-parts.ts';
import { DESCRIBING, describedBy, objectParams, type ObjectParams } from './object-params.ts';
import {
  guessType,
  matches,
  placeOf,
  shownFile,
  shownObject,
  withSlash,
  type Place,
  type S3Place,
} from './paths.ts';
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
  /** What HeadObject said of an object that was named. */
  readonly head?: PyDict;
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
  /** What the options say of every object that is written. */
  private params: ObjectParams = {};

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
    this.checkPaths(paths);
    this.sourcePath = from!.kind === 'local' ? from!.path : null;
    const things = await this.source(from!);
    this.params = things.length === 0 ? {} : this.readParams();
    const others = this.isOn('delete') && to ? await this.others(things) : [];
    for (const [thing, isOther] of inOrder(things, others)) {
      if (isOther) await this.deleteOther(thing);
      else await this.move(thing, to ? this.target(thing, to) : null);
    }
    if (this.errors !== '') {
      throw new CliError(this.errors.trimEnd(), 1, { stdout: this.out, isBare: true });
    }
    return this.out;
  }

  private readParams(): ObjectParams {
    try {
      return objectParams(this.wish.values);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      throw new CliError(`fatal error: ${error.message}`, 1, { isBare: true });
    }
  }

  private isOn(name: string): boolean {
    return this.wish.values.get(name) === true;
  }

  private checkPlaces(from: Place, to: Place | undefined): void {
    const kinds = [from.kind, ...(to ? [to.kind] : [])];
    if (kinds.includes('s3')) return;
    throw paramError(`usage: aws s3 ${this.kind} ${this.wish.usage}\nError: Invalid argument type`);
  }

  private checkPaths([source = '', target = '']: readonly string[]): void {
    if ([source, target].includes('-')) {
      if (this.kind === 'cp' && !this.isMany) return;
      const sentence = 'Streaming currently is only compatible with non-recursive cp commands';
      throw paramError(sentence);
    }
    const [from, to] = [source, target].map(withSlash) as [string, string];
    const isObject = from.startsWith('s3://') && to.startsWith('s3://');
    const inside = to.endsWith('/') ? to + from.slice(from.lastIndexOf('/') + 1) : to;
    if (this.kind === 'mv' && isObject && (from === to || from === inside)) {
      throw paramError(`Cannot mv a file onto itself: '${from}' - '${to}'`);
    }
  }

  private get isMany(): boolean {
    return this.isOn('recursive') || this.kind === 'sync';
  }

  /** What is copied, moved or deleted, in the order of names. */
  private async source(from: Place): Promise<Thing[]> {
    // A bucket alone is no object: all are looked at, and none has that name.
    const isBucket = from.kind === 's3' && from.key === '';
    if (!this.isMany && !isBucket) {
      const thing = await this.single(from);
      return this.passes(thing.name) ? [thing] : [];
    }
    const found = await this.below(from);
    return this.isMany ? found.filter((thing) => this.passes(thing.name)) : [];
  }

  private async single(from: Place): Promise<Thing> {
    const { host } = this.running.session;
    if (from.kind === 'local') {
      if (from.path === '-') {
        return { name: '-', size: host.stdin.length, modifiedAt: host.now(), place: from };
      }
      const bytes = await host.readFile(from.path);
      if (!bytes && (await host.isFolder(from.path))) {
        return { name: '', size: 0, modifiedAt: host.now(), place: { ...from, isFolder: true } };
      }
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
      const head = await this.headOf(from);
      return { ...thing, size: Number(head.get('ContentLength') ?? 0), head };
    } catch (error) {
      throw fatal(error, from.key);
    }
  }

  private async headOf({ bucket, key }: S3Place): Promise<PyDict> {
    return (await this.store.send('HeadObject', { Bucket: bucket, Key: key })).printed;
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
    return files
      .map((file): Thing => ({
        ...file,
        name: file.path,
        place: { kind: 'local', path: `${place.path}/${file.path}`, isFolder: false },
      }))
      .sort(byName);
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
      const isStream = [thing.place, to].some((one) => one?.kind === 'local' && one.path === '-');
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
    if (place.kind === 's3') return shownObject(place);
    const shown = shownFile(this.running.session.host, place.path);
    return place.isFolder ? `${shown.replace(/^\.\//, '')}/` : shown;
  }

  private tell(words: string): void {
    if (!this.isOn('quiet') && !this.isOn('only_show_errors')) this.out += `${words}\n`;
  }

  private async copy({ place: from, name, size, head }: Thing, to: Place): Promise<void> {
    const { host } = this.running.session;
    const { params } = this;
    if (from.kind === 's3' && to.kind === 's3') {
      if (isLarge(size)) return this.copyLarge(from, to, { size, head });
      const CopySource = copySource(from);
      const said = {
        ...(await this.described(from, params, head)),
        Bucket: to.bucket,
        Key: to.key,
      };
      await this.store.send('CopyObject', { ...said, CopySource });
    } else if (from.kind === 's3') {
      const { bytes, modifiedAt } = isLarge(size)
        ? await downloadLarge(this.store, from, size)
        : await this.store.read(from.bucket, from.key);
      if (to.kind !== 'local') return;
      if (to.path === '-') this.out += new TextDecoder().decode(bytes);
      else await host.writeFile(to.path, bytes, modifiedAt);
    } else if (to.kind === 's3') {
      const Body =
        from.path === '-' ? host.stdin : ((await host.readFile(from.path)) ?? new Uint8Array());
      if (from.isFolder && to.key !== '') {
        throw generalError(`[Errno 21] Is a directory: '${from.path}/'`);
      }
      const ContentType = this.isOn('no_guess_mime_type') ? undefined : guessType(name);
      const headers = { ContentType, ...params };
      if (isLarge(Body.length)) return uploadLarge(this.store, to, { bytes: Body, headers });
      const place = { Bucket: to.bucket, Key: to.key };
      await this.store.send('PutObject', { ...headers, ...place, Body });
    }
  }

  /** Parts know nothing of their source: what a copy takes over from it is looked up and said. */
  private async copyLarge(
    from: S3Place,
    to: S3Place,
    { size, head }: { readonly size: number; readonly head: PyDict | undefined },
  ): Promise<void> {
    const kept = this.wish.values.get('copy_props');
    const isReplaced = this.wish.values.get('metadata_directive') === 'REPLACE';
    const isDescribed = kept !== 'none' && !isReplaced;
    const found = isDescribed ? describedBy(head ?? (await this.headOf(from))) : {};
    const tags = kept === 'default' ? await tagsOf(this.store, from) : {};
    const headers = { ...found, ...tags, ...this.params };
    return copyInParts(this.store, { from, to, size, headers });
  }

  /** A copy that changes what describes an object replaces all of it, so the rest is looked up. */
  private async described(
    from: S3Place,
    params: ObjectParams,
    head?: PyDict,
  ): Promise<ObjectParams> {
    const directive = this.wish.values.get('metadata_directive') as string | null;
    if (directive) return { ...params, MetadataDirective: directive };
    const kept = this.wish.values.get('copy_props');
    const tags = kept === 'default' ? {} : { TaggingDirective: 'REPLACE' };
    if (kept === 'none') return { ...params, ...tags, MetadataDirective: 'REPLACE' };
    const isChanged = DESCRIBING.some((member) => params[member] !== undefined);
    if (!isChanged) return { ...params, ...tags };
    const said = head ?? (await this.headOf(from));
    return { ...describedBy(said), ...params, ...tags, MetadataDirective: 'REPLACE' };
  }

  private async remove(place: Place): Promise<void> {
    if (place.kind === 'local') await this.running.session.host.removeFile(place.path);
    else await this.store.send('DeleteObject', { Bucket: place.bucket, Key: place.key });
  }

  /**
   * Whether the destination lacks a thing or has another one: an older object, or a newer file,
   * which is what awscli takes for one that somebody has changed since it was downloaded.
   */
  private async isStale(thing: Thing, to: Place): Promise<boolean> {
    const others = await this.destination();
    const other = others.get(thing.name);
    if (!other) return true;
    if (other.size !== thing.size) return true;
    if (this.isOn('size_only')) return false;
    const isDownload = to.kind === 'local';
    if (isDownload && this.isOn('exact_timestamps')) return other.modifiedAt !== thing.modifiedAt;
    return isDownload ? other.modifiedAt > thing.modifiedAt : thing.modifiedAt > other.modifiedAt;
  }

  private async destination(): Promise<Map<string, Thing>> {
    if (!this.known) {
      const to = await placeOf(this.running.session.host, this.shownArgument(1));
      this.known = new Map((await this.below(to)).map((thing) => [thing.name, thing]));
    }
    return this.known;
  }

  private async others(kept: readonly Thing[]): Promise<Thing[]> {
    const names = new Set(kept.map(({ name }) => name));
    const found = [...(await this.destination()).values()];
    return found.filter(({ name }) => !names.has(name) && this.passes(name));
  }

  private async deleteOther({ place }: Thing): Promise<void> {
    const words = `delete: ${this.shown(place)}`;
    if (!this.isOn('dryrun')) await this.remove(place);
    this.tell(this.isOn('dryrun') ? `(dryrun) ${words}` : words);
  }
}

function inOrder(things: readonly Thing[], others: readonly Thing[]): [Thing, boolean][] {
  const all: [Thing, boolean][] = [
    ...things.map((thing): [Thing, boolean] => [thing, false]),
    ...others.map((thing): [Thing, boolean] => [thing, true]),
  ];
  return others.length === 0 ? all : all.sort(([a], [b]) => byName(a, b));
}

function byName(a: Thing, b: Thing): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
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
