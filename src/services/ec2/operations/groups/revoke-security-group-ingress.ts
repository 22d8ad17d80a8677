import { ec2Operation } from '../../request/declare.ts';
import { revoke, RULE_FIELDS, type RuleInput } from './change-rules.ts';
import { ruleRecord } from '../../trail/records.ts';
import { findGroup, groupArn } from './find-group.ts';

/** Takes inbound rules away. EC2 API reference, "RevokeSecurityGroupIngress". */
export const revokeSecurityGroupIngress = ec2Operation<RuleInput>({
  name: 'RevokeSecurityGroupIngress',
  readOnly: false,
  fields: [...RULE_FIELDS, 'SecurityGroupRuleIds'],
  resource: groupArn,
  trail: { shape: ruleRecord },
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input);
    return revoke(ctx, group, { input, isEgress: false });
  },
});
