import { operation } from '../../../gateway/service.ts';
import { canonicalId } from '../buckets/find.ts';
import { invalidArgument } from '../errors.ts';
import type { S3State } from '../state.ts';

interface Input {
  readonly Prefix?: string;
  readonly BucketRegion?: string;
  readonly MaxBuckets?: number;
  readonly ContinuationToken?: string;
}

/** The account's buckets in every Region. AWS page: "ListBuckets". */
export const listBuckets = operation<S3State, Input>({
  name: 'ListBuckets',
  readOnly: true,
  trail: { category: 'management' },
  action: 's3:ListAllMyBuckets',
  run: (ctx, { Prefix = '', BucketRegion, MaxBuckets = 10_000, ContinuationToken }) => {
    const all = ctx
      .regions()
      .flatMap((region) => [...ctx.stateIn(region).buckets.values()])
      .filter(({ name, region }) => name.startsWith(Prefix) && region === (BucketRegion ?? region))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const start = ContinuationToken === undefined ? 0 : tokenPosition(ContinuationToken);
    const page = all.slice(start, start + MaxBuckets);
    return {
      Buckets: page.map(({ name, region, createdAt }) => ({
        Name: name,
        CreationDate: createdAt,
        BucketRegion: region,
      })),
      Owner: { ID: canonicalId(ctx.account) },
      ...(start + MaxBuckets < all.length
        ? { ContinuationToken: `bucket-${start + MaxBuckets}` }
        : {}),
    };
  },
});

function tokenPosition(token: string): number {
  const found = /^bucket-(\d{1,9})$/.exec(token);
  if (found) return Number(found[1]);
  throw invalidArgument(
    'The continuation token provided is incorrect',
    'continuation-token',
    token,
  );
}
