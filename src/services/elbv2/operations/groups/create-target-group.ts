import { notSimulated } from '../../../../aws/errors.ts';
import { drawHex } from '../../../../kernel/ids.ts';
import { elbOperation } from '../../request/declare.ts';
import { checkName, elbError, invalid } from '../../request/errors.ts';
import type { ElbState, TargetGroup } from '../../state.ts';
import { DEFAULT_CHECK } from '../../targets/health.ts';
import { ensureTick } from '../../telemetry/tick.ts';
import { sameTags, tagsOf, type TagInput } from '../tags/tag-input.ts';
import { CHECK_FIELDS, settingsAfter, type CheckInput } from './check-settings.ts';
import { GROUP_DEFAULTS, renderGroup } from './render-group.ts';

interface Input extends CheckInput {
  readonly Name: string;
  readonly Protocol?: string;
  readonly ProtocolVersion?: string;
  readonly Port?: number;
  readonly VpcId?: string;
  readonly TargetType?: string;
  readonly Tags?: readonly TagInput[];
}

/**
 * Asked for again with the same settings, a group is answered, not made twice; tags count only
 * where the caller gives them. API reference, "CreateTargetGroup".
 */
export const createTargetGroup = elbOperation<Input>({
  name: 'CreateTargetGroup',
  readOnly: false,
  simplified: 'Targets are instances or addresses: no Lambda functions, no other balancers.',
  fields: [
    ...['Name', 'Protocol', 'ProtocolVersion', 'Port', 'VpcId', 'TargetType', 'Tags'],
    ...['IpAddressType', ...CHECK_FIELDS],
  ],
  resource: (_, ctx) => `arn:aws:elasticloadbalancing:${ctx.region}:${ctx.account}:targetgroup/*/*`,
  run: (ctx, input) => {
    const { Name: name, TargetType: targetType = 'instance' } = input;
    checkName('target group', name);
    if (targetType !== 'instance' && targetType !== 'ip') {
      throw notSimulated(`Not simulated: target groups of type ${targetType}.`);
    }
    const { Protocol: protocol, Port: port, VpcId: vpcId } = input;
    if (protocol === undefined) throw invalid('A protocol must be specified');
    if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
      throw notSimulated(`Not simulated: target groups with protocol ${protocol}.`);
    }
    if (port === undefined) throw invalid('A port must be specified');
    if (vpcId === undefined) throw invalid('A VPC ID must be specified');
    checkVpc(
      ctx.peek({ service: 'ec2', operation: 'DescribeVpcs', params: { VpcIds: [vpcId] } }),
      vpcId,
    );
    const settings = {
      protocol,
      protocolVersion: input.ProtocolVersion ?? 'HTTP1',
      port,
      vpcId,
      targetType,
      checkPath: input.HealthCheckPath ?? '/',
      checkPort: input.HealthCheckPort ?? 'traffic-port',
      checkProtocol: input.HealthCheckProtocol ?? protocol,
    } as const;
    const check = settingsAfter(DEFAULT_CHECK, input);
    const tags = tagsOf(input.Tags);
    const twin = [...ctx.state.groups.values()].find((each) => each.name === name);
    if (twin !== undefined) {
      const isSame = covers(twin, settings) && covers(twin.check, check);
      if (isSame && (input.Tags === undefined || sameTags(twin.tags, tags))) {
        return { TargetGroups: [created(ctx.state, twin)] };
      }
      const text = `A target group with the same name '${name}' exists, but with different settings`;
      throw elbError('DuplicateTargetGroupName', text);
    }
    const path = `targetgroup/${name}/${drawHex(ctx.random('ids'), 16)}`;
    const group: TargetGroup = {
      arn: `arn:aws:elasticloadbalancing:${ctx.region}:${ctx.account}:${path}`,
      name,
      ...settings,
      check,
      attributes: new Map(GROUP_DEFAULTS),
      tags,
      targets: new Map(),
      turn: 0,
    };
    ctx.state.groups.set(group.arn, group);
    ensureTick(ctx);
    return { TargetGroups: [created(ctx.state, group)] };
  },
});

/** The answer leaves out the balancers of the group, even of one that is in use. */
function created(state: ElbState, group: TargetGroup): object {
  const { LoadBalancerArns: _, ...answer } = renderGroup(state, group);
  return answer;
}

/** Whether everything `wanted` says is so of `known`. */
function covers(known: object, wanted: object): boolean {
  const have = new Map(Object.entries(known));
  return Object.entries(wanted).every(([key, value]) => have.get(key) === value);
}

function checkVpc(outcome: { readonly ok: boolean }, vpcId: string): void {
  if (!outcome.ok) throw invalid(`The VPC ID '${vpcId}' is not found`);
}
