import { renderRule } from '../../network/render.ts';
import type { Rule } from '../../network/rules.ts';
import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { applyFilters, type Filter } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { SecurityGroup } from '../../state.ts';

interface Input extends PageRequest {
  readonly SecurityGroupRuleIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

interface Placed {
  readonly rule: Rule;
  readonly group: SecurityGroup;
}

/** EC2 API reference, "DescribeSecurityGroupRules". */
export const describeSecurityGroupRules = ec2Operation<Input>({
  name: 'DescribeSecurityGroupRules',
  readOnly: true,
  fields: ['SecurityGroupRuleIds', 'Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { SecurityGroupRuleIds: ids = [], Filters } = input;
    const all = [...ctx.state.groups.values()].flatMap((group) =>
      group.rules.map((rule): Placed => ({ rule, group })),
    );
    const unknown = ids.find((id) => !all.some(({ rule }) => rule.id === id));
    if (unknown !== undefined) {
      const text = `The security group rule ID '${unknown}' does not exist`;
      throw ec2Error('InvalidSecurityGroupRuleId.NotFound', text);
    }
    const named = ids.length > 0 ? all.filter(({ rule }) => ids.includes(rule.id)) : all;
    const read = {
      'group-id': ({ group }: Placed) => group.id,
      'security-group-rule-id': ({ rule }: Placed) => rule.id,
    };
    const found = applyFilters(named, Filters, { read, tags: NO_TAGS });
    const page = pageOf(found, input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return {
      SecurityGroupRules: page.items.map(({ rule, group }) => renderRule(rule, group, ctx)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

const NO_TAGS = (): Map<string, string> => new Map();
