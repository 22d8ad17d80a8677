import { freshId } from '../../instances/launch.ts';
import { ec2Operation } from '../../request/declare.ts';
import { ec2Error, findOne, invalidValue } from '../../request/errors.ts';
import {
  checkSpecified,
  shownTags,
  specifiedTags,
  type TagSpecification,
} from '../../request/tags.ts';
import type { Ec2State, SecurityGroup, Vpc } from '../../state.ts';
import { groupRecord } from '../../trail/records.ts';

interface Input {
  readonly Description: string;
  readonly GroupName: string;
  readonly VpcId?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** A group that lets everything out and nothing in. EC2 API reference, "CreateSecurityGroup". */
export const createSecurityGroup = ec2Operation<Input>({
  name: 'CreateSecurityGroup',
  readOnly: false,
  fields: ['Description', 'GroupName', 'VpcId', 'TagSpecifications'],
  trail: { shape: groupRecord },
  run: (ctx, input) => {
    const { Description: description, GroupName: name } = input;
    checkTexts(name, description);
    checkSpecified(input.TagSpecifications, ['security-group']);
    const vpc = vpcOf(ctx.state, input.VpcId);
    const isTaken = [...ctx.state.groups.values()].some(
      (group) => group.vpcId === vpc.id && group.name === name,
    );
    if (isTaken) {
      const text = `The security group '${name}' already exists for VPC '${vpc.id}'`;
      throw ec2Error('InvalidGroup.Duplicate', text);
    }
    const ids = ctx.random('ids');
    const group: SecurityGroup = {
      id: freshId('sg', ids),
      name,
      description,
      vpcId: vpc.id,
      tags: specifiedTags(input.TagSpecifications, 'security-group'),
      rules: [{ ...OUT_TO_ALL, id: freshId('sgr', ids) }],
    };
    ctx.state.groups.set(group.id, group);
    return {
      GroupId: group.id,
      ...shownTags(group.tags),
      SecurityGroupArn: `arn:aws:ec2:${ctx.region}:${ctx.account}:security-group/${group.id}`,
    };
  },
});

/** The egress rule every new group has. */
export const OUT_TO_ALL = Object.freeze({
  isEgress: true,
  protocol: '-1',
  fromPort: undefined,
  toPort: undefined,
  peer: Object.freeze({ kind: 'ipv4' as const, cidr: '0.0.0.0/0' }),
  description: undefined,
});

const ALLOWED = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;

function checkTexts(name: string, description: string): void {
  if (name.length > 255) throw invalidValue('Value for parameter GroupName is too long (max 255).');
  if (/^sg-/i.test(name)) {
    throw invalidValue(
      `Invalid value '${name}' for groupName. Group names may not be in the format sg-*.`,
    );
  }
  if (name === 'default') {
    throw ec2Error('InvalidGroup.Reserved', "The security group 'default' is reserved");
  }
  if (!ALLOWED.test(name)) {
    throw invalidValue(
      `Value (${name}) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
  if (!ALLOWED.test(description) || description.length > 255) {
    throw invalidValue(
      `Value (${description}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
}

function vpcOf(state: Ec2State, id: string | undefined): Vpc {
  if (id !== undefined) return findOne('vpc', state.vpcs, id);
  const found = [...state.vpcs.values()].find((vpc) => vpc.isDefault);
  if (found !== undefined) return found;
  throw ec2Error('VPCIdNotSpecified', 'No default VPC for this user');
}
