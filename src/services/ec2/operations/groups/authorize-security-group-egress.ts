import { ec2Operation } from '../../request/declare.ts';
import { authorise, RULE_FIELDS, type RuleInput } from './change-rules.ts';
import { ruleRecord } from '../../trail/records.ts';
import { findGroup, groupArn } from './find-group.ts';

/** Lets traffic out. EC2 API reference, "AuthorizeSecurityGroupEgress". */
export const authorizeSecurityGroupEgress = ec2Operation<RuleInput>({
  name: 'AuthorizeSecurityGroupEgress',
  readOnly: false,
  fields: RULE_FIELDS,
  resource: groupArn,
  trail: { shape: ruleRecord },
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input);
    return authorise(ctx, group, { input, isEgress: true });
  },
});
