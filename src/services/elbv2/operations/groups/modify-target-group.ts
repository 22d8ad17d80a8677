import { arnIn, elbOperation } from '../../request/declare.ts';
import { elbError, findGroup } from '../../request/errors.ts';
import { balancersOf } from '../../state.ts';
import { changeAttributes, render } from '../balancers/load-balancer-attributes.ts';
import { CHECK_FIELDS, changeCheck, type CheckInput } from './check-settings.ts';
import { renderGroup } from './render-group.ts';

/** Changes the health check. API reference, "ModifyTargetGroup". */
export const modifyTargetGroup = elbOperation<CheckInput & { TargetGroupArn: string }>({
  name: 'ModifyTargetGroup',
  readOnly: false,
  fields: ['TargetGroupArn', ...CHECK_FIELDS],
  resource: arnIn('TargetGroupArn'),
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.TargetGroupArn);
    changeCheck(group, input);
    return { TargetGroups: [renderGroup(ctx.state, group)] };
  },
});

/** API reference, "DeleteTargetGroup". */
export const deleteTargetGroup = elbOperation<{ TargetGroupArn: string }>({
  name: 'DeleteTargetGroup',
  readOnly: false,
  fields: ['TargetGroupArn'],
  resource: arnIn('TargetGroupArn'),
  run: (ctx, { TargetGroupArn: arn }) => {
    if (balancersOf(ctx.state, arn).length > 0) {
      const text = `Target group '${arn}' is currently in use by a listener or a rule`;
      throw elbError('ResourceInUse', text);
    }
    ctx.state.groups.delete(arn);
    return {};
  },
});

/** API reference, "DescribeTargetGroupAttributes". */
export const describeTargetGroupAttributes = elbOperation<{ TargetGroupArn: string }>({
  name: 'DescribeTargetGroupAttributes',
  readOnly: true,
  fields: ['TargetGroupArn'],
  run: (ctx, { TargetGroupArn }) => ({
    Attributes: render(findGroup(ctx.state, TargetGroupArn).attributes),
  }),
});

/** API reference, "ModifyTargetGroupAttributes". */
export const modifyTargetGroupAttributes = elbOperation<{
  TargetGroupArn: string;
  Attributes: readonly { Key?: string; Value?: string }[];
}>({
  name: 'ModifyTargetGroupAttributes',
  readOnly: false,
  fields: ['TargetGroupArn', 'Attributes'],
  resource: arnIn('TargetGroupArn'),
  simplified: 'Attributes are kept and shown; only the deregistration delay has an effect.',
  run: (ctx, { TargetGroupArn, Attributes }) => {
    const { attributes } = findGroup(ctx.state, TargetGroupArn);
    changeAttributes('Target group', attributes, Attributes);
    return { Attributes: render(attributes) };
  },
});
