import { elbOperation } from '../../request/declare.ts';
import { elbError, findBalancer, invalid } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { renderBalancer } from './render-balancer.ts';

interface Input extends PageRequest {
  readonly LoadBalancerArns?: readonly string[];
  readonly Names?: readonly string[];
}

/** API reference, "DescribeLoadBalancers". */
export const describeLoadBalancers = elbOperation<Input>({
  name: 'DescribeLoadBalancers',
  readOnly: true,
  fields: ['LoadBalancerArns', 'Names', 'PageSize', 'Marker'],
  run: (ctx, input) => {
    const { LoadBalancerArns: arns = [], Names: names = [] } = input;
    if (arns.length > 0 && names.length > 0) {
      throw invalid(
        'Load balancer names and load balancer ARNs cannot be specified at the same time',
      );
    }
    const all = [...ctx.state.balancers.values()];
    const byName = names.map((name) => {
      const found = all.find((balancer) => balancer.name === name);
      if (found !== undefined) return found;
      throw elbError('LoadBalancerNotFound', `Load balancers '[${name}]' not found`);
    });
    const byArn = arns.map((arn) => findBalancer(ctx.state, arn));
    const named = arns.length + names.length > 0 ? [...byArn, ...byName] : all;
    const { items, next } = pageOf(named, input);
    return { LoadBalancers: items.map((each) => renderBalancer(each, ctx.now)), ...next };
  },
});
