import { arnIn, elbOperation } from '../../request/declare.ts';
import { findBalancer, invalid } from '../../request/errors.ts';

interface Attribute {
  readonly Key?: string;
  readonly Value?: string;
}

/** API reference, "DescribeLoadBalancerAttributes". */
export const describeLoadBalancerAttributes = elbOperation<{ LoadBalancerArn: string }>({
  name: 'DescribeLoadBalancerAttributes',
  readOnly: true,
  fields: ['LoadBalancerArn'],
  run: (ctx, { LoadBalancerArn }) => ({
    Attributes: render(findBalancer(ctx.state, LoadBalancerArn).attributes),
  }),
});

/** API reference, "ModifyLoadBalancerAttributes". */
export const modifyLoadBalancerAttributes = elbOperation<{
  LoadBalancerArn: string;
  Attributes: readonly Attribute[];
}>({
  name: 'ModifyLoadBalancerAttributes',
  readOnly: false,
  fields: ['LoadBalancerArn', 'Attributes'],
  resource: arnIn('LoadBalancerArn'),
  simplified: 'Attributes are kept and shown; only deletion protection has an effect.',
  run: (ctx, { LoadBalancerArn, Attributes }) => {
    const { attributes } = findBalancer(ctx.state, LoadBalancerArn);
    changeAttributes('Load balancer', attributes, Attributes);
    return { Attributes: render(attributes) };
  },
});

/** Writes attributes that exist; others are refused before anything is written. */
export function changeAttributes(
  kind: 'Load balancer' | 'Target group',
  attributes: Map<string, string>,
  changes: readonly Attribute[],
): void {
  for (const { Key = '' } of changes) {
    if (!attributes.has(Key)) throw invalid(`${kind} attribute key '${Key}' is not recognized`);
  }
  for (const { Key = '', Value = '' } of changes) attributes.set(Key, Value);
}

export function render(attributes: ReadonlyMap<string, string>): { Key: string; Value: string }[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}
