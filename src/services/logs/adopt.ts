import type { ServiceContext } from '../../gateway/context.ts';
import { newGroup, type LogGroup, type LogsState } from './state.ts';

/** Takes over somebody's log groups and metric filters, without their events. */
export function adoptLogs(ctx: ServiceContext<LogsState>, from: LogsState): void {
  for (const source of from.groups.values()) adoptGroup(ctx, source);
}

function adoptGroup(ctx: ServiceContext<LogsState>, source: LogGroup): void {
  let group = ctx.state.groups.get(source.name);
  if (!group) {
    group = newGroup(source.name, ctx.now, source.class);
    ctx.state.groups.set(source.name, group);
  }
  group.retentionDays = source.retentionDays;
  group.filters.clear();
  for (const [name, { settings }] of source.filters) {
    group.filters.set(name, { settings, series: new Map(), open: new Map() });
  }
}
