/** What the four operations that authorise and revoke rules share. */
import { freshId } from '../../instances/launch.ts';
import { renderRule } from '../../network/render.ts';
import {
  draftsOf,
  ruleText,
  sameRule,
  type Draft,
  type IpPermission,
  type Rule,
} from '../../network/rules.ts';
import type { Ctx } from '../../request/declare.ts';
import { clash, ec2Error, findOne, missing } from '../../request/errors.ts';
import type { SecurityGroup } from '../../state.ts';

export interface RuleInput {
  readonly GroupId?: string;
  readonly GroupName?: string;
  readonly IpPermissions?: readonly IpPermission[];
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly SecurityGroupRuleIds?: readonly string[];
}

export const RULE_FIELDS: readonly string[] = [
  ...['GroupId', 'GroupName', 'IpPermissions', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIp'],
];

/** Sixty rules inbound and sixty outbound. VPC user guide, "Amazon VPC quotas". */
const MOST_RULES = 60;

export function authorise(
  ctx: Ctx,
  group: SecurityGroup,
  { input, isEgress }: { input: RuleInput; isEgress: boolean },
): object {
  const drafts = draftsOf(permissionsOf(input), ctx.account);
  for (const draft of drafts) checkDraft(ctx, group, { draft, isEgress });
  const count = group.rules.filter((rule) => rule.isEgress === isEgress).length;
  if (count + drafts.length > MOST_RULES) {
    const text = 'The maximum number of rules per security group has been reached.';
    throw ec2Error('RulesPerSecurityGroupLimitExceeded', text);
  }
  const ids = ctx.random('ids');
  const added = drafts.map((draft): Rule => ({ ...draft, id: freshId('sgr', ids), isEgress }));
  group.rules.push(...added);
  return { Return: true, SecurityGroupRules: added.map((rule) => renderRule(rule, group, ctx)) };
}

export function revoke(
  ctx: Ctx,
  group: SecurityGroup,
  { input, isEgress }: { input: RuleInput; isEgress: boolean },
): object {
  const doomed = new Set(
    input.SecurityGroupRuleIds === undefined
      ? matching(group, { drafts: draftsOf(permissionsOf(input), ctx.account), isEgress })
      : byId(group, { ids: input.SecurityGroupRuleIds, isEgress }),
  );
  const revoked = group.rules.filter((rule) => doomed.has(rule));
  group.rules = group.rules.filter((rule) => !doomed.has(rule));
  return {
    Return: true,
    RevokedSecurityGroupRules: revoked.map((rule) => renderRevoked(rule, group)),
  };
}

/** The list of permissions, or the one in the request's own members. */
function permissionsOf(input: RuleInput): readonly IpPermission[] {
  const { IpPermissions = [], IpProtocol, FromPort, ToPort, CidrIp } = input;
  const isSimple = IpProtocol !== undefined || CidrIp !== undefined;
  if (IpPermissions.length > 0 && isSimple) {
    throw clash('The parameter ipPermissions cannot be used with the parameter ipProtocol');
  }
  if (IpPermissions.length > 0) return IpPermissions;
  if (!isSimple) throw missing('ipPermissions');
  if (CidrIp === undefined) throw missing('cidrIp');
  const ports = {
    ...(FromPort === undefined ? {} : { FromPort }),
    ...(ToPort === undefined ? {} : { ToPort }),
  };
  return [
    { ...(IpProtocol === undefined ? {} : { IpProtocol }), ...ports, IpRanges: [{ CidrIp }] },
  ];
}

function checkDraft(
  ctx: Ctx,
  group: SecurityGroup,
  { draft, isEgress }: { draft: Draft; isEgress: boolean },
): void {
  if (draft.peer.kind === 'group') findOne('group', ctx.state.groups, draft.peer.groupId);
  const isThere = group.rules.some((rule) => rule.isEgress === isEgress && sameRule(rule, draft));
  if (isThere) {
    const text = `the specified rule "${ruleText(draft)}" already exists`;
    throw ec2Error('InvalidPermission.Duplicate', text);
  }
}

function matching(
  group: SecurityGroup,
  { drafts, isEgress }: { drafts: readonly Draft[]; isEgress: boolean },
): Rule[] {
  return drafts.map((draft) => {
    const found = group.rules.find((rule) => rule.isEgress === isEgress && sameRule(rule, draft));
    if (found !== undefined) return found;
    const text = 'The specified rule does not exist in this security group.';
    throw ec2Error('InvalidPermission.NotFound', text);
  });
}

function byId(
  group: SecurityGroup,
  { ids, isEgress }: { ids: readonly string[]; isEgress: boolean },
): Rule[] {
  return ids.map((id) => {
    const found = group.rules.find((rule) => rule.id === id && rule.isEgress === isEgress);
    if (found !== undefined) return found;
    const text = `The security group rule ID '${id}' does not exist`;
    throw ec2Error('InvalidSecurityGroupRuleId.NotFound', text);
  });
}

function renderRevoked(rule: Rule, group: SecurityGroup): object {
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: group.id,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    ...(peer.kind === 'ipv4' ? { CidrIpv4: peer.cidr } : {}),
    ...(peer.kind === 'ipv6' ? { CidrIpv6: peer.cidr } : {}),
    ...(peer.kind === 'prefix-list' ? { PrefixListId: peer.id } : {}),
    ...(peer.kind === 'group' ? { ReferencedGroupId: peer.groupId } : {}),
    ...(rule.description === undefined ? {} : { Description: rule.description }),
  };
}
