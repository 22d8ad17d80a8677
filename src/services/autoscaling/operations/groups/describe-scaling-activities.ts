import { renderActivity } from '../../activities/log.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { Activity, ScalingState } from '../../state.ts';

interface Input extends PageRequest {
  readonly AutoScalingGroupName?: string;
  readonly ActivityIds?: readonly string[];
  readonly IncludeDeletedGroups?: boolean;
}

/** Newest first, six weeks back. API reference, "DescribeScalingActivities". */
export const describeScalingActivities = scalingOperation<Input>({
  name: 'DescribeScalingActivities',
  readOnly: true,
  fields: [
    ...['AutoScalingGroupName', 'ActivityIds', 'IncludeDeletedGroups', 'MaxRecords', 'NextToken'],
  ],
  run: (ctx, input) => {
    const { ActivityIds: ids = [] } = input;
    const all = activitiesOf(ctx.state, input);
    const wanted = ids.length > 0 ? all.filter((activity) => ids.includes(activity.id)) : all;
    const sorted = [...wanted].reverse().sort((a, b) => b.startAt - a.startAt);
    const { items, next } = pageOf(sorted, input, 100);
    return { Activities: items.map(renderActivity), ...next };
  },
});

function activitiesOf(state: ScalingState, input: Input): readonly Activity[] {
  const { AutoScalingGroupName: name, IncludeDeletedGroups = false } = input;
  const former = IncludeDeletedGroups ? state.formerActivities : [];
  if (name === undefined) {
    return [...former, ...[...state.groups.values()].flatMap((group) => group.activities)];
  }
  const own = former.filter((activity) => activity.groupName === name);
  if (own.length > 0 && !state.groups.has(name)) return own;
  return [...own, ...findGroup(state, name).activities];
}
