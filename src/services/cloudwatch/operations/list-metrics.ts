import { notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { LISTED_FOR_MS, listMetrics as list } from '../metrics/catalog.ts';
import { pageOf } from '../pages.ts';
import type { CloudWatchState } from '../state.ts';

interface Input {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value?: string }[];
  readonly NextToken?: string;
  readonly RecentlyActive?: 'PT3H';
  readonly IncludeLinkedAccounts?: boolean;
  readonly OwningAccount?: string;
}

const PAGE = 500;
const HOURS_3_MS = 3 * 3_600_000;

/** Metrics with data in the last two weeks ("ListMetrics"). */
export const listMetrics = operation<CloudWatchState, Input>({
  name: 'ListMetrics',
  readOnly: true,
  simplified: 'A new metric is listed at once; AWS takes up to 15 minutes.',
  trail: { category: 'data', dataResourceType: 'AWS::CloudWatch::Metric' },
  limits: { perSecond: 25, burst: 25 },
  run: ({ state, now }, input) => {
    if (input.IncludeLinkedAccounts || input.OwningAccount) {
      throw notSimulated('Cross-account observability in ListMetrics is not simulated.');
    }
    const found = list(state.store, {
      namespace: input.Namespace,
      name: input.MetricName,
      dimensions: input.Dimensions,
      since: now - (input.RecentlyActive ? HOURS_3_MS : LISTED_FOR_MS),
    });
    const { items, nextToken } = pageOf(found, { token: input.NextToken, size: PAGE });
    const Metrics = items.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: dimensions,
    }));
    return nextToken === undefined ? { Metrics } : { Metrics, NextToken: nextToken };
  },
});
