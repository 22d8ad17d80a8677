import { operation } from '../../../gateway/service.ts';
import type { CloudTrailState } from '../state.ts';
import { findTrail } from '../trails/find.ts';
import { READ_RATE } from './rates.ts';

interface Input {
  readonly ResourceIdList: readonly string[];
  readonly NextToken?: string;
}

/** Tags of up to twenty trails. API reference: "ListTags". */
export const listTags = operation<CloudTrailState, Input>({
  name: 'ListTags',
  readOnly: true,
  trail: { category: 'management' },
  resource: (input) => {
    const ids = input['ResourceIdList'];
    return Array.isArray(ids) && ids.length > 0 ? (ids as string[]) : '*';
  },
  limits: READ_RATE,
  run: (ctx, { ResourceIdList }) => ({
    ResourceTagList: ResourceIdList.map((id) => {
      const trail = findTrail(ctx, id);
      const TagsList = [...trail.tags].map(([Key, Value]) => ({ Key, Value }));
      return { ResourceId: trail.arn, TagsList };
    }),
  }),
});
