import type { ServiceContext } from '../../../gateway/context.ts';
import { lookupResources } from '../store/lookup-resources.ts';
import { uuidOf } from '../store/record-ids.ts';
import { renderJson } from '../records/render.ts';
import { rowAt } from '../store/row.ts';
import { renderScope } from '../records/scope.ts';
import { blockOf, type RecordStore } from '../store/store.ts';
import { userNameOf } from '../store/user-name.ts';

/** One event of LookupEvents' answer; the record itself is a JSON text in it. */
export function eventAnswer(
  ctx: Pick<ServiceContext, 'account' | 'region' | 'seed' | 'declared'>,
  store: RecordStore,
  seq: number,
): Record<string, unknown> {
  const row = rowAt(store, seq)!;
  const block = blockOf(store, seq)!;
  const { mark, identity, call } = row;
  const accessKey = identity.accessKeyId;
  const user = userNameOf(identity);
  return {
    EventId: uuidOf(seq, store.salt),
    EventName: mark.name,
    ReadOnly: String(mark.isRead),
    ...(accessKey ? { AccessKeyId: accessKey } : {}),
    EventTime: Math.floor(call.at / 1_000) * 1_000,
    EventSource: mark.source,
    ...(user === undefined ? {} : { Username: user }),
    Resources: lookupResources(block, seq - block.firstSeq).map(({ type, name }) => ({
      ResourceType: type,
      ResourceName: name,
    })),
    CloudTrailEvent: renderJson(store, seq, renderScope(ctx, ctx.region, 'Management')),
  };
}
