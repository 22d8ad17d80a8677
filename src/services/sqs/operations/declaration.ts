import type { Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { nameInUrl, queueArn, type SqsState } from '../state.ts';

/** What every operation on one queue declares: the resource and its policy. */
export const onQueue = Object.freeze({
  resource: (input: Params, ctx: ServiceContext<SqsState>): string =>
    queueArn(ctx, nameInUrl(input['QueueUrl'])),
  resourcePolicy: (input: Params, ctx: ServiceContext<SqsState>): string | undefined =>
    ctx.state.queues.get(nameInUrl(input['QueueUrl']))?.settings.Policy,
});

export interface QueueInput {
  readonly QueueUrl: string;
}
