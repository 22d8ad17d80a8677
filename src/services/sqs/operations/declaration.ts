import type { Identity, Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { nameInUrl, queueArn, type SqsState } from '../state.ts';

/** What every operation on one queue declares: the resource and its policy. */
export const onQueue = Object.freeze({
  resource: (input: Params, ctx: ServiceContext<SqsState>): string =>
    queueArn(ctx, nameInUrl(input['QueueUrl'])),
  resourcePolicy: (
    input: Params,
    ctx: ServiceContext<SqsState>,
    caller: Identity,
  ): string | undefined => {
    const policy = ctx.state.queues.get(nameInUrl(input['QueueUrl']))?.settings.Policy;
    return policy ?? (caller.type === 'AWSService' ? CONSENTS_TO_NOTHING : undefined);
  },
});

/** A queue without a policy lets no other service in. */
const CONSENTS_TO_NOTHING = '{"Version":"2012-10-17","Statement":[]}';

export interface QueueInput {
  readonly QueueUrl: string;
}

/** Messages and what is read of queues are data events; only changes of queues are management. */
export const DATA_EVENT = Object.freeze({
  category: 'data',
  dataResourceType: 'AWS::SQS::Queue',
} as const);
