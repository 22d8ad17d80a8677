/** Finding a launch template and one of its versions. */
import { ec2Error } from '../../request/errors.ts';
import { shownTags } from '../../request/tags.ts';
import type { Ec2State, LaunchTemplate } from '../../state.ts';

interface Wanted {
  readonly LaunchTemplateId?: string;
  readonly LaunchTemplateName?: string;
}

export function findTemplate(state: Ec2State, wanted: Wanted): LaunchTemplate {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = wanted;
  const all = [...state.templates.values()];
  if (id !== undefined) {
    const found = state.templates.get(id);
    if (found !== undefined) return found;
    const text = `The specified launch template, with template ID ${id}, does not exist.`;
    throw ec2Error('InvalidLaunchTemplateId.NotFound', text);
  }
  const found = all.find((template) => template.name === name);
  if (found !== undefined) return found;
  const text = `The specified launch template, with template name ${name}, does not exist.`;
  throw ec2Error('InvalidLaunchTemplateName.NotFoundException', text);
}

/** `$Latest`, `$Default` or a number. */
export function versionNumber(template: LaunchTemplate, version: string | undefined): number {
  if (version === undefined || version === '$Default') return template.defaultVersion;
  return version === '$Latest' ? template.versions.length : Number(version);
}

export function templateData(template: LaunchTemplate, version: string | undefined): object {
  const found = template.versions[versionNumber(template, version) - 1];
  if (found !== undefined) return found.data;
  const text = `Could not find the specified version ${version} for the launch template with ID ${template.id}.`;
  throw ec2Error('InvalidLaunchTemplateId.VersionNotFound', text);
}

export function renderTemplate(template: LaunchTemplate): object {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    CreateTime: template.createdAt,
    CreatedBy: template.createdBy,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.versions.length,
    ...shownTags(template.tags),
    Operator: { Managed: false },
  };
}
