import { elbOperation } from '../../request/declare.ts';
import { checkArn, elbError, findBalancer } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { groupsOf, type ElbState, type TargetGroup } from '../../state.ts';
import { renderGroup } from './render-group.ts';

interface Input extends PageRequest {
  readonly LoadBalancerArn?: string;
  readonly TargetGroupArns?: readonly string[];
  readonly Names?: readonly string[];
}

/** API reference, "DescribeTargetGroups". */
export const describeTargetGroups = elbOperation<Input>({
  name: 'DescribeTargetGroups',
  readOnly: true,
  fields: ['LoadBalancerArn', 'TargetGroupArns', 'Names', 'PageSize', 'Marker'],
  run: (ctx, input) => {
    const { items, next } = pageOf(chosen(ctx.state, input), input);
    return { TargetGroups: items.map((group) => renderGroup(ctx.state, group)), ...next };
  },
});

function chosen(state: ElbState, input: Input): TargetGroup[] {
  const { LoadBalancerArn, TargetGroupArns: arns = [], Names: names = [] } = input;
  if (LoadBalancerArn !== undefined) {
    return groupsOf(state, findBalancer(state, LoadBalancerArn).arn);
  }
  const all = [...state.groups.values()];
  if (arns.length + names.length === 0) return all;
  for (const arn of arns) checkArn(arn, 'target group', ':targetgroup/');
  const found = [
    ...arns.map((arn) => state.groups.get(arn)),
    ...names.map((name) => all.find((group) => group.name === name)),
  ];
  return found.map((group) => {
    if (group !== undefined) return group;
    throw elbError('TargetGroupNotFound', 'One or more target groups not found');
  });
}
