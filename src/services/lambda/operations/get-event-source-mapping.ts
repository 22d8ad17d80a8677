import { operation } from '../../../gateway/service.ts';
import { findMapping, mappingOf } from '../mappings.ts';
import type { LambdaState } from '../state.ts';

/** One mapping by its UUID. AWS page: "GetEventSourceMapping". */
export const getEventSourceMapping = operation<LambdaState, { UUID: string }>({
  name: 'GetEventSourceMapping',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetEventSourceMapping20150331' },
  run: (ctx, { UUID }) => mappingOf(ctx, findMapping(ctx, UUID)),
});
