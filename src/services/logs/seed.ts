import type { ServiceContext } from '../../gateway/context.ts';
import { newGroup, newStream, type LogsState } from './state.ts';

/** What a world says about the log groups it starts with. */
export interface LogsSeed {
  readonly groups?: readonly {
    readonly name: string;
    readonly retentionDays?: number;
    readonly streams?: readonly string[];
    readonly tags?: Readonly<Record<string, string>>;
  }[];
}

/** Groups that were there before time starts. */
export function seedLogs(ctx: ServiceContext<LogsState>, seed: LogsSeed): void {
  for (const { name, retentionDays, streams = [], tags = {} } of seed.groups ?? []) {
    const group = newGroup(name, ctx.now, 'STANDARD');
    group.retentionDays = retentionDays;
    for (const [key, value] of Object.entries(tags)) group.tags.set(key, value);
    for (const stream of streams) group.streams.set(stream, newStream(stream, ctx.now));
    ctx.state.groups.set(name, group);
  }
}
