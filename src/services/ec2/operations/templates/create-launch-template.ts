import { ec2Operation, onlyModelled } from '../../request/declare.ts';
import { ec2Error, missing } from '../../request/errors.ts';
import { specifiedTags, type TagSpecification } from '../../request/tags.ts';
import { freshId } from '../../instances/launch.ts';
import type { LaunchTemplate } from '../../state.ts';
import { findTemplate, renderTemplate, templateData, versionNumber } from './find-template.ts';

interface Input {
  readonly LaunchTemplateName: string;
  readonly VersionDescription?: string;
  readonly LaunchTemplateData: object;
  readonly TagSpecifications?: readonly TagSpecification[];
  readonly ClientToken?: string;
}

const DATA_FIELDS: ReadonlySet<string> = new Set([
  ...['ImageId', 'InstanceType', 'KeyName', 'UserData', 'SecurityGroupIds', 'SecurityGroups'],
  ...['Monitoring', 'Placement', 'DisableApiTermination', 'DisableApiStop', 'EbsOptimized'],
  ...['InstanceInitiatedShutdownBehavior', 'IamInstanceProfile', 'TagSpecifications'],
  ...['CreditSpecification', 'MetadataOptions', 'NetworkInterfaces', 'BlockDeviceMappings'],
]);

/** A launch template with its first version. EC2 API reference, "CreateLaunchTemplate". */
export const createLaunchTemplate = ec2Operation<Input>({
  name: 'CreateLaunchTemplate',
  readOnly: false,
  fields: [
    ...['LaunchTemplateName', 'VersionDescription', 'LaunchTemplateData'],
    ...['TagSpecifications', 'ClientToken'],
  ],
  run: (ctx, input) => {
    const { LaunchTemplateName: name, LaunchTemplateData: data } = input;
    const isTaken = [...ctx.state.templates.values()].some((each) => each.name === name);
    if (isTaken) {
      throw ec2Error(
        'InvalidLaunchTemplateName.AlreadyExistsException',
        'Launch template name already in use.',
      );
    }
    if (Object.keys(data).length === 0) {
      throw ec2Error(
        'MissingParameter',
        'No launch template data was provided. Launch template data is required to create a launch template.',
      );
    }
    onlyModelled('LaunchTemplateData', data, DATA_FIELDS);
    const template: LaunchTemplate = {
      id: freshId('lt', ctx.random('ids')),
      name,
      createdAt: ctx.now,
      createdBy: ctx.caller.arn,
      tags: specifiedTags(input.TagSpecifications, 'launch-template'),
      defaultVersion: 1,
      versions: [{ data, description: input.VersionDescription ?? '', at: ctx.now }],
    };
    ctx.state.templates.set(template.id, template);
    return { LaunchTemplate: renderTemplate(template) };
  },
});

interface VersionInput {
  readonly LaunchTemplateId?: string;
  readonly LaunchTemplateName?: string;
  readonly SourceVersion?: string;
  readonly VersionDescription?: string;
  readonly LaunchTemplateData: object;
  readonly ClientToken?: string;
}

/** A further version. EC2 API reference, "CreateLaunchTemplateVersion". */
export const createLaunchTemplateVersion = ec2Operation<VersionInput>({
  name: 'CreateLaunchTemplateVersion',
  readOnly: false,
  fields: [
    ...['LaunchTemplateId', 'LaunchTemplateName', 'SourceVersion', 'VersionDescription'],
    ...['LaunchTemplateData', 'ClientToken'],
  ],
  run: (ctx, input) => {
    const { LaunchTemplateData: data, SourceVersion } = input;
    if (input.LaunchTemplateId === undefined && input.LaunchTemplateName === undefined) {
      throw missing('LaunchTemplateId');
    }
    onlyModelled('LaunchTemplateData', data, DATA_FIELDS);
    const template = findTemplate(ctx.state, input);
    const base = SourceVersion === undefined ? {} : templateData(template, SourceVersion);
    const description = input.VersionDescription ?? '';
    template.versions.push({ data: { ...base, ...data }, description, at: ctx.now });
    const number = template.versions.length;
    return { LaunchTemplateVersion: renderVersion(template, number) };
  },
});

/** Chooses the default version. EC2 API reference, "ModifyLaunchTemplate". */
export const modifyLaunchTemplate = ec2Operation<{
  LaunchTemplateId?: string;
  LaunchTemplateName?: string;
  DefaultVersion?: string;
}>({
  name: 'ModifyLaunchTemplate',
  readOnly: false,
  fields: ['LaunchTemplateId', 'LaunchTemplateName', 'DefaultVersion', 'ClientToken'],
  run: (ctx, input) => {
    const template = findTemplate(ctx.state, input);
    templateData(template, input.DefaultVersion);
    template.defaultVersion = versionNumber(template, input.DefaultVersion);
    return { LaunchTemplate: renderTemplate(template) };
  },
});

export function renderVersion(template: LaunchTemplate, number: number): object {
  const version = template.versions[number - 1]!;
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: number,
    ...(version.description === '' ? {} : { VersionDescription: version.description }),
    CreateTime: version.at,
    CreatedBy: template.createdBy,
    DefaultVersion: number === template.defaultVersion,
    LaunchTemplateData: version.data,
    Operator: { Managed: false },
  };
}
