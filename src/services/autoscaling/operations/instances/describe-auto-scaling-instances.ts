import { scalingOperation } from '../../request/declare.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { renderMember } from '../groups/describe-auto-scaling-groups.ts';

interface Input extends PageRequest {
  readonly InstanceIds?: readonly string[];
}

/** API reference, "DescribeAutoScalingInstances". */
export const describeAutoScalingInstances = scalingOperation<Input>({
  name: 'DescribeAutoScalingInstances',
  readOnly: true,
  fields: ['InstanceIds', 'MaxRecords', 'NextToken'],
  run: (ctx, input) => {
    const { InstanceIds: ids = [] } = input;
    const rows = [...ctx.state.groups.values()].flatMap((group) =>
      [...group.members.values()]
        .filter((member) => ids.length === 0 || ids.includes(member.instanceId))
        .map((member) => ({
          ...renderMember(member),
          AutoScalingGroupName: group.name,
          HealthStatus: member.health.toUpperCase(),
        })),
    );
    const { items, next } = pageOf(rows, input);
    return { AutoScalingInstances: items, ...next };
  },
});
