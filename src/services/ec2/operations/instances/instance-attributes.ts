import { ec2Operation } from '../../request/declare.ts';
import { findOne, invalidValue } from '../../request/errors.ts';
import type { Ec2State, Instance } from '../../state.ts';
import { instanceArn } from './instance-arn.ts';

/** One attribute of an instance. EC2 API reference, "DescribeInstanceAttribute". */
export const describeInstanceAttribute = ec2Operation<{ InstanceId: string; Attribute: string }>({
  name: 'DescribeInstanceAttribute',
  readOnly: true,
  fields: ['InstanceId', 'Attribute'],
  resource: instanceArn,
  run: (ctx, { InstanceId, Attribute }) => {
    const instance = findOne('instance', ctx.state.instances, InstanceId);
    const read = Object.hasOwn(READERS, Attribute) ? READERS[Attribute] : undefined;
    if (read === undefined) {
      throw invalidValue(
        `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
    }
    return { InstanceId, ...read(instance, ctx.state) };
  },
});

type Read = (instance: Instance, state: Ec2State) => object;

const READERS: Readonly<Record<string, Read>> = {
  instanceType: (i) => ({ InstanceType: { Value: i.type } }),
  userData: (i) => ({ UserData: i.userData === undefined ? {} : { Value: i.userData } }),
  disableApiTermination: (i) => ({ DisableApiTermination: { Value: i.disableApiTermination } }),
  disableApiStop: (i) => ({ DisableApiStop: { Value: i.disableApiStop } }),
  instanceInitiatedShutdownBehavior: (i) => ({
    InstanceInitiatedShutdownBehavior: { Value: i.shutdownBehavior },
  }),
  rootDeviceName: (i) => ({ RootDeviceName: { Value: i.volumes[0]?.device ?? '/dev/xvda' } }),
  sourceDestCheck: (i) => ({ SourceDestCheck: { Value: i.sourceDestCheck } }),
  ebsOptimized: (i) => ({ EbsOptimized: { Value: i.ebsOptimized } }),
  groupSet: (i, state) => ({
    Groups: i.groupIds.map((GroupId) => ({
      GroupId,
      GroupName: state.groups.get(GroupId)?.name ?? '',
    })),
  }),
  blockDeviceMapping: (i) => ({
    BlockDeviceMappings: i.volumes.map(({ device, volumeId, deleteOnTermination }) => ({
      DeviceName: device,
      Ebs: {
        AttachTime: i.launchedAt,
        DeleteOnTermination: deleteOnTermination,
        Status: 'attached',
        VolumeId: volumeId,
      },
    })),
  }),
  productCodes: () => ({ ProductCodes: [] }),
  enaSupport: () => ({ EnaSupport: { Value: true } }),
  sriovNetSupport: () => ({ SriovNetSupport: { Value: 'simple' } }),
  kernel: () => ({ KernelId: {} }),
  ramdisk: () => ({ RamdiskId: {} }),
};
