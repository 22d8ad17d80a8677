import { drawUuid } from '../../../../kernel/ids.ts';
import { onlyDefined } from '../../request/defined.ts';
import { scalingOperation } from '../../request/declare.ts';
import { invalid, scalingError } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { LaunchConfiguration } from '../../state.ts';

interface Input {
  readonly LaunchConfigurationName: string;
  readonly ImageId?: string;
  readonly InstanceType?: string;
  readonly KeyName?: string;
  readonly SecurityGroups?: readonly string[];
  readonly UserData?: string;
  readonly IamInstanceProfile?: string;
  readonly InstanceMonitoring?: { readonly Enabled?: boolean };
  readonly EbsOptimized?: boolean;
  readonly AssociatePublicIpAddress?: boolean;
}

/** Monitoring is detailed unless switched off. API reference, "CreateLaunchConfiguration". */
export const createLaunchConfiguration = scalingOperation<Input>({
  name: 'CreateLaunchConfiguration',
  readOnly: false,
  fields: [
    ...['LaunchConfigurationName', 'ImageId', 'InstanceType', 'KeyName', 'SecurityGroups'],
    ...['UserData', 'IamInstanceProfile', 'InstanceMonitoring', 'EbsOptimized'],
    'AssociatePublicIpAddress',
  ],
  run: (ctx, input) => {
    const { LaunchConfigurationName: name, ImageId: imageId, InstanceType: type } = input;
    if (ctx.state.configurations.has(name)) {
      throw scalingError(
        'AlreadyExists',
        `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
      );
    }
    if (imageId === undefined || type === undefined) {
      throw invalid(
        'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
      );
    }
    const prefix = `arn:aws:autoscaling:${ctx.region}:${ctx.account}:launchConfiguration`;
    const configuration: LaunchConfiguration = {
      name,
      arn: `${prefix}:${drawUuid(ctx.random('ids'))}:launchConfigurationName/${name}`,
      createdAt: ctx.now,
      imageId,
      type,
      keyName: input.KeyName,
      groupIds: [...(input.SecurityGroups ?? [])],
      userData: input.UserData,
      profile: input.IamInstanceProfile,
      detailedMonitoring: input.InstanceMonitoring?.Enabled ?? true,
      ebsOptimized: input.EbsOptimized ?? false,
      publicIp: input.AssociatePublicIpAddress,
    };
    ctx.state.configurations.set(name, configuration);
    return {};
  },
});

/** API reference, "DescribeLaunchConfigurations". */
export const describeLaunchConfigurations = scalingOperation<
  PageRequest & { LaunchConfigurationNames?: readonly string[] }
>({
  name: 'DescribeLaunchConfigurations',
  readOnly: true,
  fields: ['LaunchConfigurationNames', 'MaxRecords', 'NextToken'],
  run: (ctx, input) => {
    const { LaunchConfigurationNames: names = [] } = input;
    const all = [...ctx.state.configurations.values()];
    const named = names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all;
    const { items, next } = pageOf(named, input);
    return { LaunchConfigurations: items.map(render), ...next };
  },
});

/** API reference, "DeleteLaunchConfiguration". */
export const deleteLaunchConfiguration = scalingOperation<{ LaunchConfigurationName: string }>({
  name: 'DeleteLaunchConfiguration',
  readOnly: false,
  fields: ['LaunchConfigurationName'],
  run: (ctx, { LaunchConfigurationName: name }) => {
    const isUsed = [...ctx.state.groups.values()].some(
      ({ launch }) => launch.kind === 'configuration' && launch.name === name,
    );
    if (isUsed) {
      throw scalingError(
        'ResourceInUse',
        `Cannot delete launch configuration ${name} because it is attached to an AutoScalingGroup`,
      );
    }
    if (!ctx.state.configurations.delete(name)) {
      throw invalid(`Launch configuration name not found - Launch configuration ${name} not found`);
    }
    return {};
  },
});

function render(configuration: LaunchConfiguration): object {
  return onlyDefined({
    LaunchConfigurationName: configuration.name,
    LaunchConfigurationARN: configuration.arn,
    ImageId: configuration.imageId,
    KeyName: configuration.keyName ?? '',
    SecurityGroups: [...configuration.groupIds],
    ClassicLinkVPCSecurityGroups: [],
    UserData: configuration.userData ?? '',
    InstanceType: configuration.type,
    KernelId: '',
    RamdiskId: '',
    BlockDeviceMappings: [],
    InstanceMonitoring: { Enabled: configuration.detailedMonitoring },
    IamInstanceProfile: configuration.profile,
    CreatedTime: configuration.createdAt,
    EbsOptimized: configuration.ebsOptimized,
    AssociatePublicIpAddress: configuration.publicIp,
  });
}
