import type { ServiceContext } from '../../gateway/context.ts';
import { changedSettings } from './settings.ts';
import { DEFAULT_SETTINGS, newQueue, type SqsState } from './state.ts';
import { use } from './traffic.ts';

/** What a world says about the queues it starts with; dead-letter queues come first. */
export interface SqsSeed {
  readonly queues?: readonly {
    readonly name: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
}

/** Queues that were there before time starts. */
export function seedSqs(ctx: ServiceContext<SqsState>, seed: SqsSeed): void {
  for (const { name, attributes = {}, tags = {} } of seed.queues ?? []) {
    const settings = changedSettings(ctx, DEFAULT_SETTINGS, attributes);
    const queue = newQueue(name, ctx.now, settings);
    for (const [key, value] of Object.entries(tags)) queue.tags.set(key, value);
    ctx.state.queues.set(name, queue);
    use(ctx, queue);
  }
}
