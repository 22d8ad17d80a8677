import { operation } from '../../../gateway/service.ts';
import { findMapping, mappingOf } from '../mappings.ts';
import type { LambdaState } from '../state.ts';

/** Ends a mapping. AWS page: "DeleteEventSourceMapping". */
export const deleteEventSourceMapping = operation<LambdaState, { UUID: string }>({
  name: 'DeleteEventSourceMapping',
  readOnly: false,
  trail: { category: 'management', eventName: 'DeleteEventSourceMapping20150331' },
  run: (ctx, { UUID }) => {
    const mapping = findMapping(ctx, UUID);
    ctx.state.mappings.delete(UUID);
    return mappingOf(ctx, mapping, 'Deleting');
  },
});
