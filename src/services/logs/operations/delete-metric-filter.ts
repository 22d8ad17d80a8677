import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { groupNamed, type LogsState } from '../state.ts';
import { groupResource } from './naming.ts';

interface Input {
  readonly logGroupName: string;
  readonly filterName: string;
}

/** Deletes a metric filter; what it published stays (API Reference, "DeleteMetricFilter"). */
export const deleteMetricFilter = operation<LogsState, Input>({
  name: 'DeleteMetricFilter',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName, filterName }) => {
    const group = groupNamed(ctx.state, logGroupName);
    if (!group.filters.delete(filterName)) {
      throw awsError('ResourceNotFoundException', 'The specified metric filter does not exist.');
    }
    return {};
  },
});
