import type { Params } from '../../../gateway/call.ts';
import { operation } from '../../../gateway/service.ts';
import { findAlarmByArn } from '../alarms/registry.ts';
import type { CloudWatchState } from '../state.ts';
import { retagged, taggedResourceNotFound, type Tag } from '../tags.ts';

const NO_TAGS: ReadonlyMap<string, string> = new Map(); // tidy-allow: never written

const resource = ({ ResourceARN }: Params): string =>
  typeof ResourceARN === 'string' ? ResourceARN : '*';

function tagsOf(state: CloudWatchState, arn: string): ReadonlyMap<string, string> {
  if (!findAlarmByArn(state, arn)) throw taggedResourceNotFound();
  return state.tags.get(arn) ?? NO_TAGS;
}

/** Adds tags to an alarm ("TagResource"). */
export const tagResource = operation<
  CloudWatchState,
  { readonly ResourceARN: string; readonly Tags: readonly Tag[] }
>({
  name: 'TagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource,
  run: ({ state }, { ResourceARN, Tags }) => {
    state.tags.set(ResourceARN, retagged(tagsOf(state, ResourceARN), Tags));
    return {};
  },
});

/** Takes tags off an alarm ("UntagResource"). */
export const untagResource = operation<
  CloudWatchState,
  { readonly ResourceARN: string; readonly TagKeys: readonly string[] }
>({
  name: 'UntagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource,
  run: ({ state }, { ResourceARN, TagKeys }) => {
    const kept = new Map(tagsOf(state, ResourceARN));
    for (const key of TagKeys) kept.delete(key);
    state.tags.set(ResourceARN, kept);
    return {};
  },
});

/** Tags of an alarm ("ListTagsForResource"). */
export const listTagsForResource = operation<CloudWatchState, { readonly ResourceARN: string }>({
  name: 'ListTagsForResource',
  readOnly: true,
  trail: { category: 'management' },
  resource,
  run: ({ state }, { ResourceARN }) => ({
    Tags: [...tagsOf(state, ResourceARN)].map(([Key, Value]) => ({ Key, Value })),
  }),
});
