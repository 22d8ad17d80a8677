import type { ServiceContext } from '../../gateway/context.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { drawUuid } from '../../kernel/ids.ts';
import { compileFilterPolicy, type FilterPolicyScope } from './filter-policy/compile.ts';
import { newTopic, type Protocol, type SnsState, type Topic } from './state.ts';

/** What a world says about the topics it starts with; their subscriptions are confirmed. */
export interface SnsSeed {
  readonly topics?: readonly {
    readonly name: string;
    readonly displayName?: string;
    readonly policy?: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly subscriptions?: readonly SeedSubscription[];
  }[];
}

interface SeedSubscription {
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly raw?: boolean;
  /** JSON text. */
  readonly filterPolicy?: string;
  readonly filterPolicyScope?: FilterPolicyScope;
}

/** Topics that were there before time starts. */
export function seedSns(ctx: ServiceContext<SnsState>, seed: SnsSeed): void {
  for (const { name, displayName = '', policy, tags = {}, subscriptions } of seed.topics ?? []) {
    const topic = newTopic(ctx, name);
    topic.displayName = displayName;
    if (policy !== undefined) topic.policy = policy;
    for (const [key, value] of Object.entries(tags)) topic.tags.set(key, value);
    for (const subscription of subscriptions ?? []) addSubscription(ctx, topic, subscription);
    ctx.state.topics.set(topic.arn, topic);
  }
}

function addSubscription(
  ctx: ServiceContext<SnsState>,
  topic: Topic,
  seed: SeedSubscription,
): void {
  const arn = `${topic.arn}:${drawUuid(ctx.random('subscriptions'))}`;
  const scope = seed.filterPolicyScope ?? 'MessageAttributes';
  const source = seed.filterPolicy;
  topic.subscriptions.set(arn, {
    arn,
    topicArn: topic.arn,
    protocol: seed.protocol,
    endpoint: seed.endpoint,
    principal: `arn:aws:iam::${ctx.account}:root`,
    pending: undefined,
    confirmedWith: undefined,
    wasAuthenticated: false,
    needsAuthToUnsubscribe: false,
    isRaw: seed.raw ?? false,
    filterScope: scope,
    filter:
      source === undefined
        ? undefined
        : deepFreeze({ source, scope, policy: compileFilterPolicy(source, scope) }),
  });
}
