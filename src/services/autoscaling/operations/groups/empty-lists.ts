/** Lists of what no group here can have, and of what the service itself offers. */
import { scalingOperation } from '../../request/declare.ts';
import { findGroup } from '../../request/errors.ts';

const PAGE = ['MaxRecords', 'NextToken'];

function emptyList(name: string, member: string, fields: readonly string[]) {
  return scalingOperation<{ AutoScalingGroupName?: string }>({
    name,
    readOnly: true,
    fields: ['AutoScalingGroupName', ...fields],
    run: (ctx, { AutoScalingGroupName: group }) => {
      if (group !== undefined) findGroup(ctx.state, group);
      return { [member]: [] };
    },
  });
}

/** API reference: the page of each name. */
export const EMPTY_LISTS = Object.freeze([
  emptyList('DescribeLifecycleHooks', 'LifecycleHooks', ['LifecycleHookNames']),
  emptyList('DescribeScheduledActions', 'ScheduledUpdateGroupActions', [
    ...['ScheduledActionNames', 'StartTime', 'EndTime'],
    ...PAGE,
  ]),
  emptyList('DescribeNotificationConfigurations', 'NotificationConfigurations', [
    'AutoScalingGroupNames',
    ...PAGE,
  ]),
  emptyList('DescribeInstanceRefreshes', 'InstanceRefreshes', ['InstanceRefreshIds', ...PAGE]),
  emptyList('DescribeWarmPool', 'Instances', PAGE),
]);

/** API reference, "DescribeAdjustmentTypes". */
export const describeAdjustmentTypes = scalingOperation<object>({
  name: 'DescribeAdjustmentTypes',
  readOnly: true,
  fields: [],
  run: () => ({
    AdjustmentTypes: ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'].map(
      (AdjustmentType) => ({ AdjustmentType }),
    ),
  }),
});
