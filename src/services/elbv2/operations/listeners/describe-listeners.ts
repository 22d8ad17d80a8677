import { arnIn, elbOperation } from '../../request/declare.ts';
import { findBalancer, findListener, invalid } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { ElbState, Listener } from '../../state.ts';
import { checkListener, checkPortIsFree } from './create-listener.ts';
import { readActions, renderAction, renderListener, type ActionInput } from './action-input.ts';

interface Input extends PageRequest {
  readonly LoadBalancerArn?: string;
  readonly ListenerArns?: readonly string[];
}

/** API reference, "DescribeListeners". */
export const describeListeners = elbOperation<Input>({
  name: 'DescribeListeners',
  readOnly: true,
  simplified: 'A listener has its default action only.',
  fields: ['LoadBalancerArn', 'ListenerArns', 'PageSize', 'Marker'],
  run: (ctx, input) => {
    const { items, next } = pageOf(chosen(ctx.state, input), input);
    return { Listeners: items.map(renderListener), ...next };
  },
});

function chosen(state: ElbState, { LoadBalancerArn, ListenerArns = [] }: Input): Listener[] {
  if (ListenerArns.length > 0) return ListenerArns.map((arn) => findListener(state, arn));
  if (LoadBalancerArn === undefined) {
    throw invalid('You must specify either listener ARNs or a load balancer ARN');
  }
  const balancer = findBalancer(state, LoadBalancerArn);
  return [...state.listeners.values()].filter((each) => each.balancerArn === balancer.arn);
}

/** API reference, "DeleteListener". */
export const deleteListener = elbOperation<{ ListenerArn: string }>({
  name: 'DeleteListener',
  readOnly: false,
  fields: ['ListenerArn'],
  resource: arnIn('ListenerArn'),
  run: (ctx, { ListenerArn }) => {
    ctx.state.listeners.delete(findListener(ctx.state, ListenerArn).arn);
    return {};
  },
});

interface ModifyInput {
  readonly ListenerArn: string;
  readonly Port?: number;
  readonly Protocol?: string;
  readonly SslPolicy?: string;
  readonly Certificates?: readonly { readonly CertificateArn?: string }[];
  readonly DefaultActions?: readonly ActionInput[];
}

/** API reference, "ModifyListener". */
export const modifyListener = elbOperation<ModifyInput>({
  name: 'ModifyListener',
  readOnly: false,
  simplified: 'A listener has its default action only.',
  fields: ['ListenerArn', 'Port', 'Protocol', 'SslPolicy', 'Certificates', 'DefaultActions'],
  resource: arnIn('ListenerArn'),
  run: (ctx, input) => {
    const listener = findListener(ctx.state, input.ListenerArn);
    const { DefaultActions, Port = listener.port, Protocol = listener.protocol } = input;
    const certificates =
      input.Certificates?.map((each) => each.CertificateArn ?? '') ?? listener.certificates;
    const others = [...ctx.state.listeners.values()].filter((other) => other !== listener);
    checkPortIsFree(others, listener.balancerArn, Port);
    checkListener(Protocol, certificates);
    if (DefaultActions !== undefined) listener.actions = readActions(ctx.state, DefaultActions);
    listener.port = Port;
    listener.protocol = Protocol;
    listener.sslPolicy = Protocol === 'HTTPS' ? (input.SslPolicy ?? listener.sslPolicy) : undefined;
    listener.certificates = certificates;
    return { Listeners: [renderListener(listener)] };
  },
});

/** The default rule of a listener. API reference, "DescribeRules". */
export const describeRules = elbOperation<
  PageRequest & { ListenerArn?: string; RuleArns?: readonly string[] }
>({
  name: 'DescribeRules',
  readOnly: true,
  fields: ['ListenerArn', 'RuleArns', 'PageSize', 'Marker'],
  simplified: 'Listeners have their default rule only.',
  run: (ctx, { ListenerArn, RuleArns = [] }) => {
    const listeners =
      ListenerArn === undefined
        ? [...ctx.state.listeners.values()].filter((l) => RuleArns.includes(l.defaultRuleArn))
        : [findListener(ctx.state, ListenerArn)];
    return {
      Rules: listeners.map((listener) => ({
        RuleArn: listener.defaultRuleArn,
        Priority: 'default',
        Conditions: [],
        Actions: listener.actions.map(renderAction),
        IsDefault: true,
      })),
    };
  },
});
