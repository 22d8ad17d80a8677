import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import type { Tag } from '../trails/tags.ts';
import { WRITE_RATE } from './rates.ts';

interface Input {
  readonly ResourceId: string;
  readonly TagsList: readonly Tag[];
}

/** Removes tags of a trail; unknown keys are passed over. API reference: "RemoveTags". */
export const removeTags = operation<CloudTrailState, Input>({
  name: 'RemoveTags',
  readOnly: false,
  trail: { category: 'management' },
  resource: trailResource('ResourceId'),
  limits: WRITE_RATE,
  run: (ctx, { ResourceId, TagsList }) => {
    const { tags } = findOwnTrail(ctx, ResourceId);
    for (const { Key } of TagsList) tags.delete(Key);
    return {};
  },
});
