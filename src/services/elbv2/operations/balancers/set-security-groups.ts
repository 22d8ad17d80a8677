import { arnIn, elbOperation } from '../../request/declare.ts';
import { findBalancer } from '../../request/errors.ts';
import { securityGroupsOf } from './create-load-balancer.ts';

/** API reference, "SetSecurityGroups". */
export const setSecurityGroups = elbOperation<{
  LoadBalancerArn: string;
  SecurityGroups: readonly string[];
}>({
  name: 'SetSecurityGroups',
  readOnly: false,
  fields: ['LoadBalancerArn', 'SecurityGroups'],
  resource: arnIn('LoadBalancerArn'),
  run: (ctx, { LoadBalancerArn, SecurityGroups }) => {
    const balancer = findBalancer(ctx.state, LoadBalancerArn);
    balancer.securityGroupIds = securityGroupsOf(ctx, SecurityGroups, balancer.vpcId);
    return { SecurityGroupIds: balancer.securityGroupIds };
  },
});
