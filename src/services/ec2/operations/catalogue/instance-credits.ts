import type { CreditMode } from '../../instances/types.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';

/** EC2 API reference, "DescribeInstanceCreditSpecifications". */
export const describeInstanceCreditSpecifications = ec2Operation<{
  InstanceIds?: readonly string[];
}>({
  name: 'DescribeInstanceCreditSpecifications',
  readOnly: true,
  fields: ['InstanceIds'],
  run: (ctx, { InstanceIds = [] }) => {
    const { instances } = ctx.state;
    const named =
      InstanceIds.length > 0
        ? findAll('instance', instances, InstanceIds)
        : [...instances.values()].filter((each) => each.creditMode === 'unlimited');
    return {
      InstanceCreditSpecifications: named.flatMap(({ id, creditMode }) =>
        creditMode === undefined ? [] : [{ InstanceId: id, CpuCredits: creditMode }],
      ),
    };
  },
});

/** EC2 API reference, "ModifyInstanceCreditSpecification". */
export const modifyInstanceCreditSpecification = ec2Operation<{
  InstanceCreditSpecifications: readonly { InstanceId: string; CpuCredits?: string }[];
}>({
  name: 'ModifyInstanceCreditSpecification',
  readOnly: false,
  fields: ['InstanceCreditSpecifications', 'ClientToken'],
  run: (ctx, { InstanceCreditSpecifications }) => {
    const done: object[] = [];
    const failed: object[] = [];
    for (const { InstanceId, CpuCredits } of InstanceCreditSpecifications) {
      const error = change(ctx.state.instances.get(InstanceId), CpuCredits);
      if (error === undefined) done.push({ InstanceId });
      else failed.push({ InstanceId, Error: error });
    }
    return {
      SuccessfulInstanceCreditSpecifications: done,
      UnsuccessfulInstanceCreditSpecifications: failed,
    };
  },
});

function change(
  instance: { id: string; creditMode: CreditMode | undefined } | undefined,
  mode: string | undefined,
): object | undefined {
  if (instance === undefined) {
    return { Code: 'InvalidInstanceID.NotFound', Message: 'The instance ID does not exist' };
  }
  if (instance.creditMode === undefined) {
    return {
      Code: 'InstanceCreditSpecification.NotSupported',
      Message: `The instance ${instance.id} does not support CPU credits.`,
    };
  }
  if (mode !== 'standard' && mode !== 'unlimited') {
    return { Code: 'InvalidParameterValue', Message: `Invalid value '${mode}' for CpuCredits.` };
  }
  instance.creditMode = mode;
  return undefined;
}
