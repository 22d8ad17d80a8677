import { formatMillis } from '../../../../aws/instant.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { Snapshot } from '../../state.ts';
import { renderSnapshot } from './snapshots.ts';

interface Input extends PageRequest {
  readonly SnapshotIds?: readonly string[];
  readonly OwnerIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

const READ: Reader<Snapshot> = {
  description: (s) => s.description,
  encrypted: (s) => String(s.encrypted),
  progress: () => '100%',
  'snapshot-id': (s) => s.id,
  'start-time': (s) => formatMillis(s.startedAt),
  status: () => 'completed',
  'volume-id': (s) => s.volumeId,
  'volume-size': (s) => String(s.sizeGib),
};

/** The account's own snapshots. EC2 API reference, "DescribeSnapshots". */
export const describeSnapshots = ec2Operation<Input>({
  name: 'DescribeSnapshots',
  readOnly: true,
  fields: ['SnapshotIds', 'OwnerIds', 'Filters', 'MaxResults', 'NextToken'],
  simplified: "Other accounts' public snapshots are not listed.",
  run: (ctx, input) => {
    const { SnapshotIds = [], OwnerIds, Filters } = input;
    const { snapshots } = ctx.state;
    const named =
      SnapshotIds.length > 0
        ? findAll('snapshot', snapshots, SnapshotIds)
        : [...snapshots.values()];
    const isOwn = OwnerIds?.some((id) => id === 'self' || id === ctx.account) ?? true;
    const read = { ...READ, 'owner-id': () => ctx.account };
    const found = applyFilters(isOwn ? named : [], Filters, { read, tags: (s) => s.tags });
    const page = pageOf(found, input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return {
      Snapshots: page.items.map((snapshot) => renderSnapshot(snapshot, ctx.account)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});
