import { operation } from '../../../gateway/service.ts';
import { groupNamed, type LogsState } from '../state.ts';
import { groupResource } from './naming.ts';

/** Deletes a group with its streams, events and filters (API Reference, "DeleteLogGroup"). */
export const deleteLogGroup = operation<LogsState, { readonly logGroupName: string }>({
  name: 'DeleteLogGroup',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName }) => {
    groupNamed(ctx.state, logGroupName);
    ctx.state.groups.delete(logGroupName);
    return {};
  },
});
