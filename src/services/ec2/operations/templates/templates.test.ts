// EC2 API reference: launch templates and their versions.
import { describe, expect, it } from 'vitest';
import { openAccount } from '../../../../../tests/support/account.ts';
import { EC2_SPEC, IMAGE, SUBNETS } from '../../../../../tests/support/web-fleet.ts';
import { ec2 } from '../../index.ts';

const NAME = { LaunchTemplateName: 'jobs' };

describe('a launch template', () => {
  it('launches by its default version, which can be moved', () => {
    const account = openAccount([ec2], { ec2: EC2_SPEC });
    const made = account.send('ec2', 'CreateLaunchTemplate', {
      ...NAME,
      LaunchTemplateData: { ImageId: IMAGE, InstanceType: 't3.micro' },
    });
    expect(made['LaunchTemplate']).toMatchObject({
      ...NAME,
      LaunchTemplateId: expect.stringMatching(/^lt-0/) as string,
      DefaultVersionNumber: 1,
      LatestVersionNumber: 1,
    });
    expect(() =>
      account.send('ec2', 'CreateLaunchTemplate', { ...NAME, LaunchTemplateData: {} }),
    ).toThrow(
      'InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.',
    );
    const second = account.send('ec2', 'CreateLaunchTemplateVersion', {
      ...NAME,
      SourceVersion: '1',
      VersionDescription: 'bigger',
      LaunchTemplateData: { InstanceType: 't3.large' },
    });
    expect(second['LaunchTemplateVersion']).toMatchObject({
      VersionNumber: 2,
      DefaultVersion: false,
      LaunchTemplateData: { ImageId: IMAGE, InstanceType: 't3.large' },
    });
    const launchedType = () => {
      const { Instances } = account.send<{ Instances: { InstanceType: string }[] }>(
        'ec2',
        'RunInstances',
        { LaunchTemplate: NAME, SubnetId: SUBNETS[0], MinCount: 1, MaxCount: 1 },
      );
      return Instances[0]!.InstanceType;
    };
    expect(launchedType()).toBe('t3.micro');
    account.send('ec2', 'ModifyLaunchTemplate', { ...NAME, DefaultVersion: '2' });
    expect(launchedType()).toBe('t3.large');
    expect(() =>
      account.send('ec2', 'ModifyLaunchTemplate', { ...NAME, DefaultVersion: '7' }),
    ).toThrow('InvalidLaunchTemplateId.VersionNotFound: Could not find the specified version 7');
    account.send('ec2', 'DeleteLaunchTemplate', NAME);
    expect(() => account.send('ec2', 'DescribeLaunchTemplateVersions', NAME)).toThrow(
      'InvalidLaunchTemplateName.NotFoundException: The specified launch template, with template name jobs, does not exist.',
    );
  });
});

describe('a launch template as recorded', () => {
  it('shows who operates it, and tags and descriptions only where there are some', () => {
    const account = openAccount([ec2], { ec2: EC2_SPEC });
    const LaunchTemplateData = { InstanceType: 't3.nano' };
    const made = account.send('ec2', 'CreateLaunchTemplate', { ...NAME, LaunchTemplateData });
    expect(made['LaunchTemplate']).toMatchObject({ Operator: { Managed: false } });
    expect(made['LaunchTemplate']).not.toHaveProperty('Tags');
    const version = { ...NAME, LaunchTemplateData };
    const next = account.send('ec2', 'CreateLaunchTemplateVersion', version);
    expect(next['LaunchTemplateVersion']).not.toHaveProperty('VersionDescription');
  });

  it.each([
    [
      { LaunchTemplateName: 'a', LaunchTemplateData: { InstanceType: 't3.nano' } },
      'InvalidLaunchTemplateName.MalformedException: A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.',
    ],
    [
      { ...NAME, LaunchTemplateData: {} },
      'MissingParameter: No launch template data was provided. Launch template data is required to create a launch template.',
    ],
  ])('is refused for %j', (input, words) => {
    const account = openAccount([ec2], { ec2: EC2_SPEC });
    expect(() => account.send('ec2', 'CreateLaunchTemplate', input)).toThrow(words);
  });
});
