import { operation } from '../../../gateway/service.ts';
import { groupNamed, type LogsState } from '../state.ts';
import { groupResource } from './naming.ts';

/** Events of the group never expire again (API Reference, "DeleteRetentionPolicy"). */
export const deleteRetentionPolicy = operation<LogsState, { readonly logGroupName: string }>({
  name: 'DeleteRetentionPolicy',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName }) => {
    groupNamed(ctx.state, logGroupName).retentionDays = undefined;
    return {};
  },
});
