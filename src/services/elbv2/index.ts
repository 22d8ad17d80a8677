import { service } from '../../gateway/service.ts';
import { stimuli } from './load.ts';
import { createLoadBalancer } from './operations/balancers/create-load-balancer.ts';
import { deleteLoadBalancer } from './operations/balancers/delete-load-balancer.ts';
import { describeLoadBalancers } from './operations/balancers/describe-load-balancers.ts';
import {
  describeLoadBalancerAttributes,
  modifyLoadBalancerAttributes,
} from './operations/balancers/load-balancer-attributes.ts';
import { setSecurityGroups } from './operations/balancers/set-security-groups.ts';
import { createTargetGroup } from './operations/groups/create-target-group.ts';
import { describeTargetGroups } from './operations/groups/describe-target-groups.ts';
import {
  deleteTargetGroup,
  describeTargetGroupAttributes,
  modifyTargetGroup,
  modifyTargetGroupAttributes,
} from './operations/groups/modify-target-group.ts';
import { createListener } from './operations/listeners/create-listener.ts';
import {
  deleteListener,
  describeListeners,
  describeRules,
  modifyListener,
} from './operations/listeners/describe-listeners.ts';
import { addTags, describeTags, removeTags } from './operations/tags/tag-operations.ts';
import { deregisterTargets } from './operations/targets/deregister-targets.ts';
import { describeTargetHealth } from './operations/targets/describe-target-health.ts';
import { registerTargets } from './operations/targets/register-targets.ts';
import { seedElb } from './seed.ts';
import { emptyElb, type ElbState } from './state.ts';
import { ensureTick, tick } from './telemetry/tick.ts';

export const elbv2 = service<ElbState>({
  name: 'elbv2',
  title: 'Elastic Load Balancing',
  eventSource: 'elasticloadbalancing.amazonaws.com',
  iamPrefix: 'elasticloadbalancing',
  apiVersion: '2015-12-01',
  endpoint: 'elasticloadbalancing.{region}.amazonaws.com',
  protocol: 'query',
  usageName: 'Elastic Load Balancing',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: emptyElb,
  operations: [
    ...[createLoadBalancer, describeLoadBalancers, deleteLoadBalancer, setSecurityGroups],
    ...[describeLoadBalancerAttributes, modifyLoadBalancerAttributes],
    ...[createTargetGroup, describeTargetGroups, modifyTargetGroup, deleteTargetGroup],
    ...[describeTargetGroupAttributes, modifyTargetGroupAttributes],
    ...[registerTargets, deregisterTargets, describeTargetHealth],
    ...[createListener, describeListeners, modifyListener, deleteListener, describeRules],
    ...[describeTags, addTags, removeTags],
  ],
  handlers: { 'elbv2.tick': tick },
  stimuli,
  seed: seedElb,
  start: (ctx) => {
    if (ctx.state.balancers.size + ctx.state.groups.size > 0) ensureTick(ctx);
  },
});
