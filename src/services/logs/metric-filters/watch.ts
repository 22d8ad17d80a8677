import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS, type Instant } from '../../../kernel/clock.ts';
import { subjectOf, type LogMessage } from '../events/message.ts';
import type { LogGroup, LogsState, MetricFilter } from '../state.ts';
import { extract, type Datum } from './extract.ts';
import { closeMinute, noteEvent } from './minutes.ts';

/** Work left for the end of a minute. */
export interface CloseMinute {
  readonly group: string;
  readonly filter: string;
  readonly minute: Instant;
}

/** Shows an event to every metric filter of its group. Past events are never looked at again. */
export function watch(
  ctx: ServiceContext<LogsState>,
  group: LogGroup,
  event: { readonly at: Instant; readonly message: LogMessage },
): void {
  const subject = subjectOf(event.message, ctx);
  for (const filter of group.filters.values()) {
    const { settings } = filter;
    const extraction = extract(settings.program, subject);
    if (settings.defaultValue !== undefined && noteEvent(filter.open, event.at, extraction)) {
      const minute = event.at - (event.at % MINUTE_MS);
      const end = minute + MINUTE_MS;
      const arg = { group: group.name, filter: settings.filterName, minute };
      ctx.schedule(end > ctx.now ? end : ctx.now + MINUTE_MS, 'logs.closeMinute', arg);
    }
    if (typeof extraction === 'string') continue;
    ctx.metrics.put(seriesOf(ctx, filter, extraction), event.at, extraction.value);
  }
}

/** A minute is over: the default value is published when events came and none matched. */
export function endMinute(ctx: ServiceContext<LogsState>, arg: CloseMinute): void {
  const filter = ctx.state.groups.get(arg.group)?.filters.get(arg.filter);
  if (!filter || !closeMinute(filter.open, arg.minute)) return;
  const { defaultValue } = filter.settings;
  if (defaultValue === undefined) return;
  const series = seriesOf(ctx, filter, { value: defaultValue, dimensions: [] });
  ctx.metrics.put(series, arg.minute, defaultValue);
}

function seriesOf(ctx: ServiceContext<LogsState>, filter: MetricFilter, datum: Datum): number {
  const key = datum.dimensions.map(({ Value }) => Value).join('\n');
  let handle = filter.series.get(key);
  if (handle === undefined) {
    const { metricNamespace, metricName, unit } = filter.settings;
    handle = ctx.metrics.series({
      namespace: metricNamespace,
      name: metricName,
      dimensions: datum.dimensions.map(({ Name, Value }) => [Name, Value] as const),
      unit: unit ?? 'None',
    });
    filter.series.set(key, handle);
  }
  return handle;
}
