/** `aws s3`: ls, cp, mv, rm, sync, mb, rb, presign. awscli's `customizations/s3`. */
import type { Running } from '../../calls/operation.ts';
import type { ParsedValue } from '../../arguments/parser.ts';
import { CliError, paramError } from '../../errors.ts';
import { PyDict } from '../../python/values.ts';
import { basic, group, positional, switched, valued, type BasicSpec } from '../basic.ts';
import type { CustomCommand } from '../custom.ts';
import { presign } from './presign.ts';
import { COPY, MOVE, PAGE_SIZE, RECURSIVE, REMOVE, REQUEST_PAYER, SYNC } from './options.ts';
import { bucketKey } from './paths.ts';
import { humanSize, listTime, Store, type StoredObject } from './store.ts';
import { transferCommand, type TransferKind } from './transfer.ts';

type Values = ReadonlyMap<string, ParsedValue>;

const ls = basic({
  name: 's3 ls',
  about: 'List S3 objects and common prefixes under a prefix or all S3 buckets.',
  specs: [
    { name: 'paths', dest: 'paths', takes: 'maybe', fallback: 's3://', about: '<S3Uri> or NONE' },
    RECURSIVE,
    PAGE_SIZE,
    switched('human-readable', 'Displays file sizes in human readable format.'),
    switched('summarize', 'Displays the number of objects and their total size.'),
    REQUEST_PAYER,
  ],
  run: list,
});

async function list(running: Running, values: Values): Promise<string> {
  const store = new Store(running, 'ls');
  const { bucket, key } = bucketKey(String(values.get('paths')));
  if (bucket === '') return listBuckets(store);
  const isRecursive = values.get('recursive') === true;
  const isHuman = values.get('human_readable') === true;
  const size = (bytes: number) => (isHuman ? humanSize(bytes) : String(bytes));
  let out = '';
  const seen: StoredObject[] = [];
  let isEmpty = true;
  for await (const page of store.pages(bucket, key, isRecursive ? undefined : '/')) {
    for (const prefix of page.prefixes) {
      out += `${'PRE'.padStart(30)} ${prefix.split('/').at(-2)!}/\n`;
    }
    for (const object of page.objects) {
      const name = isRecursive ? object.key : object.key.split('/').at(-1)!;
      out += `${listTime(object.modifiedAt)} ${size(object.size).padStart(10)} ${name}\n`;
    }
    seen.push(...page.objects);
    isEmpty &&= page.prefixes.length + page.objects.length === 0;
  }
  if (values.get('summarize') === true) {
    const total = seen.reduce((sum, object) => sum + object.size, 0);
    out += `\nTotal Objects: ${seen.length}\n   Total Size: ${size(total)}\n`;
  }
  if (key !== '' && isEmpty) throw new CliError('', 1, { stdout: out });
  return out;
}

async function listBuckets(store: Store): Promise<string> {
  const { result } = await store.send('ListBuckets', {});
  const buckets = (result['Buckets'] ?? []) as { Name: string; CreationDate: number }[];
  return buckets.map(({ Name, CreationDate }) => `${listTime(CreationDate)} ${Name}\n`).join('');
}

const PATH = positional('path', '<S3Uri>');

const mb = basic({
  name: 's3 mb',
  about: 'Creates an S3 bucket.',
  specs: [PATH],
  run: async (running, values) => {
    const path = String(values.get('path'));
    if (!path.startsWith('s3://')) throw paramError('<S3Uri>\nError: Invalid argument type');
    const store = new Store(running, 'mb');
    const { bucket } = bucketKey(path);
    const region = running.session.demandRegion();
    const elsewhere =
      region === 'us-east-1' ? undefined : new PyDict([['LocationConstraint', region]]);
    try {
      await store.send('CreateBucket', { Bucket: bucket, CreateBucketConfiguration: elsewhere });
    } catch (error) {
      throw ended(error, `make_bucket failed: ${path}`);
    }
    return `make_bucket: ${bucket}\n`;
  },
});

const rb = basic({
  name: 's3 rb',
  about: 'Deletes an empty S3 bucket.',
  specs: [PATH, switched('force', 'Deletes all objects in the bucket first.')],
  run: async (running, values) => {
    const path = String(values.get('path'));
    if (!path.startsWith('s3://')) throw paramError('<S3Uri>\nError: Invalid argument type');
    const { bucket, key } = bucketKey(path);
    if (key !== '') {
      throw paramError(`Please specify a valid bucket name only. E.g. s3://${bucket}`);
    }
    const store = new Store(running, 'rb');
    const out = values.get('force') === true ? await emptied(running, path) : '';
    try {
      await store.send('DeleteBucket', { Bucket: bucket });
    } catch (error) {
      throw ended(error, `remove_bucket failed: ${path}`, out);
    }
    return `${out}remove_bucket: ${bucket}\n`;
  },
});

/** As `aws s3 rm --recursive` does it, whose troubles are told first. */
async function emptied(running: Running, path: string): Promise<string> {
  const values: Values = new Map<string, ParsedValue>([
    ['paths', path],
    ['recursive', true],
  ]);
  try {
    return await transferCommand(running, 'rm', { values, usage: '<S3Uri>' });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const sentence =
      'remove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.';
    const { message, stdout } = error;
    throw new CliError(`${message}\n\n${sentence}`, 255, { stdout, isBare: true });
  }
}

/** Printed on a line of its own, without the empty line of other errors. */
function ended(error: unknown, words: string, stdout = ''): unknown {
  if (!(error instanceof CliError)) return error;
  return new CliError(`${words} ${error.message}`, 1, { stdout, isBare: true });
}

const presigned = basic({
  name: 's3 presign',
  about: 'Generate a pre-signed URL for an Amazon S3 object.',
  specs: [
    PATH,
    valued('expires-in', 'Number of seconds until the URL expires.', {
      type: 'int',
      fallback: 3600,
    }),
  ],
  run: async (running, values) => {
    const place = bucketKey(String(values.get('path')));
    return `${await presign(running, place, Number(values.get('expires_in')))}\n`;
  },
});

function transfer(kind: TransferKind, usage: string, options: readonly BasicSpec[]): CustomCommand {
  const paths: BasicSpec = {
    name: 'paths',
    dest: 'paths',
    takes: kind === 'rm' ? 'one' : 'two',
    required: true,
    about: usage,
  };
  return basic({
    name: `s3 ${kind}`,
    about: ABOUT[kind],
    specs: [paths, ...options],
    run: (running, values) => transferCommand(running, kind, { values, usage }),
  });
}

const ABOUT: Readonly<Record<TransferKind, string>> = {
  cp: 'Copies a local file or S3 object to another location locally or in S3.',
  mv: 'Moves a local file or S3 object to another location locally or in S3.',
  rm: 'Deletes an S3 object.',
  sync: 'Syncs directories and S3 prefixes.',
};
const TWO = '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>';

const website = basic({
  name: 's3 website',
  about: 'Set the website configuration for a bucket.',
  specs: [
    { ...PATH, name: 'paths', dest: 'paths' },
    valued('index-document', 'The document that is served for a folder.'),
    valued('error-document', 'The document that is served when something goes wrong.'),
  ],
  run: async (running, values) => {
    const store = new Store(running, 'website');
    const index = values.get('index_document');
    const error = values.get('error_document');
    const config = new PyDict();
    if ((index ?? null) !== null)
      config.set('IndexDocument', new PyDict([['Suffix', String(index)]]));
    if ((error ?? null) !== null) config.set('ErrorDocument', new PyDict([['Key', String(error)]]));
    const { bucket } = bucketKey(String(values.get('paths')).replace(/\/$/, ''));
    await store.send('PutBucketWebsite', { Bucket: bucket, WebsiteConfiguration: config });
    return '';
  },
});

const COMMANDS: ReadonlyMap<string, CustomCommand> = new Map([
  ['ls', ls],
  ['website', website],
  ['cp', transfer('cp', TWO, COPY)],
  ['mv', transfer('mv', TWO, MOVE)],
  ['rm', transfer('rm', '<S3Uri>', REMOVE)],
  ['sync', transfer('sync', TWO, SYNC)],
  ['mb', mb],
  ['rb', rb],
  ['presign', presigned],
]);

export const S3_COMMANDS: readonly string[] = [...COMMANDS.keys()];
export const runS3: CustomCommand = group('s3', COMMANDS);
