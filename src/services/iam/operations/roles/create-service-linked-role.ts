import { notSimulated } from '../../../../aws/errors.ts';
import { operation } from '../../../../gateway/service.ts';
import { roleAnswer } from '../../entities/answers.ts';
import { linkedRole, linkedService } from '../../entities/service-linked.ts';
import { invalidInput } from '../../errors.ts';
import { drawUniqueId } from '../../identity/new-ids.ts';
import { restamp, type IamState } from '../../state.ts';

interface Input {
  readonly AWSServiceName: string;
  readonly CustomSuffix?: string;
  readonly Description?: string;
}

/** Makes the role that belongs to a service. AWS page: "CreateServiceLinkedRole". */
export const createServiceLinkedRole = operation<IamState, Input>({
  name: 'CreateServiceLinkedRole',
  readOnly: false,
  resource: (input, ctx) =>
    `arn:aws:iam::${ctx.account}:role/aws-service-role/${String(input['AWSServiceName'])}/*`,
  conditions: (input) => ({ 'iam:AWSServiceName': String(input['AWSServiceName']) }),
  simplified: 'Only the service-linked roles of simulated services can be made.',
  trail: { category: 'management' },
  run: (ctx, { AWSServiceName: principal, CustomSuffix, Description }) => {
    const { state, now, account } = ctx;
    const linked = linkedService(principal);
    if (!linked) {
      throw notSimulated(`Not simulated: the service-linked role of ${principal}.`);
    }
    if (CustomSuffix !== undefined && !linked.takesSuffix) {
      throw invalidInput(`Custom suffix is not allowed for ${principal}`);
    }
    const name = linked.roleName + (CustomSuffix === undefined ? '' : `_${CustomSuffix}`);
    if (state.roles.has(name)) {
      throw invalidInput(
        `Service role name ${name} has been taken in this account, please try a different suffix.`,
      );
    }
    const id = drawUniqueId(ctx.random('ids'), 'AROA');
    const role = linkedRole(principal, {
      id,
      account,
      name,
      createdAt: now,
      ...(Description === undefined ? {} : { description: Description }),
    });
    state.roles.set(name, role);
    restamp(state);
    return { Role: roleAnswer(state, role) };
  },
});
