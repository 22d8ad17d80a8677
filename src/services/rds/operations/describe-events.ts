import { operation } from '../../../gateway/service.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { invalidCombination } from '../errors.ts';
import { instanceArn, pageOf, snapshotArn } from '../find.ts';
import type { RdsState } from '../state.ts';

interface Input {
  readonly SourceIdentifier?: string;
  readonly SourceType?: string;
  readonly StartTime?: number;
  readonly EndTime?: number;
  /** Minutes; default 60. */
  readonly Duration?: number;
  readonly EventCategories?: readonly string[];
  readonly MaxRecords?: number;
  readonly Marker?: string;
}

/** What happened to instances and snapshots, up to 14 days back. AWS page: "DescribeEvents". */
export const describeEvents = operation<RdsState, Input>({
  name: 'DescribeEvents',
  readOnly: true,
  trail: { category: 'management' },
  run: (ctx, input) => {
    refuseMembers('RDS DescribeEvents', input, ['Filters']);
    const { SourceIdentifier, SourceType, EventCategories, Duration = 60 } = input;
    if (SourceIdentifier !== undefined && SourceType === undefined) {
      throw invalidCombination(
        'The parameter SourceType must be supplied when SourceIdentifier is specified.',
      );
    }
    const end = input.EndTime ?? ctx.now;
    const start = input.StartTime ?? end - Duration * 60_000;
    const found = ctx.state.events.filter(
      (event) =>
        event.at >= start &&
        event.at <= end &&
        event.sourceType === (SourceType ?? event.sourceType) &&
        event.sourceId === (SourceIdentifier?.toLowerCase() ?? event.sourceId) &&
        (!EventCategories || event.categories.some((name) => EventCategories.includes(name))),
    );
    const { items, marker } = pageOf(found, input);
    const Events = items.map((event) => ({
      SourceIdentifier: event.sourceId,
      SourceType: event.sourceType,
      Message: event.message,
      EventCategories: event.categories,
      Date: event.at,
      SourceArn:
        event.sourceType === 'db-instance'
          ? instanceArn(ctx, event.sourceId)
          : snapshotArn(ctx, event.sourceId),
    }));
    return { Events, ...marker };
  },
});
