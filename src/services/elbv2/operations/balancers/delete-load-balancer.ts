import { arnIn, elbOperation } from '../../request/declare.ts';
import { elbError } from '../../request/errors.ts';

/** With its listeners; deleting what is gone succeeds. API reference, "DeleteLoadBalancer". */
export const deleteLoadBalancer = elbOperation<{ LoadBalancerArn: string }>({
  name: 'DeleteLoadBalancer',
  readOnly: false,
  fields: ['LoadBalancerArn'],
  resource: arnIn('LoadBalancerArn'),
  run: (ctx, { LoadBalancerArn: arn }) => {
    const balancer = ctx.state.balancers.get(arn);
    if (balancer?.attributes.get('deletion_protection.enabled') === 'true') {
      const text = `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`;
      throw elbError('OperationNotPermitted', text);
    }
    ctx.state.balancers.delete(arn);
    for (const listener of [...ctx.state.listeners.values()]) {
      if (listener.balancerArn === arn) ctx.state.listeners.delete(listener.arn);
    }
    return {};
  },
});
