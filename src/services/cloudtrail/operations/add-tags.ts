import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findOwnTrail, trailResource } from '../trails/find.ts';
import { addTags as add, checkTags, type Tag } from '../trails/tags.ts';
import { WRITE_RATE } from './rates.ts';

interface Input {
  readonly ResourceId: string;
  readonly TagsList: readonly Tag[];
}

/** Adds or overwrites tags of a trail. API reference: "AddTags". */
export const addTags = operation<CloudTrailState, Input>({
  name: 'AddTags',
  readOnly: false,
  trail: { category: 'management' },
  resource: trailResource('ResourceId'),
  limits: WRITE_RATE,
  run: (ctx, { ResourceId, TagsList }) => {
    const trail = findOwnTrail(ctx, ResourceId);
    checkTags(TagsList);
    add(trail, TagsList);
    return {};
  },
});
