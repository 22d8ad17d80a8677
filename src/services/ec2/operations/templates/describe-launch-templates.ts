import { formatMillis } from '../../../../aws/instant.ts';
import { ec2Operation } from '../../request/declare.ts';
import { applyFilters, type Filter } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { LaunchTemplate } from '../../state.ts';
import { renderVersion } from './create-launch-template.ts';
import { findTemplate, renderTemplate, versionNumber } from './find-template.ts';

interface Input extends PageRequest {
  readonly LaunchTemplateIds?: readonly string[];
  readonly LaunchTemplateNames?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** EC2 API reference, "DescribeLaunchTemplates". */
export const describeLaunchTemplates = ec2Operation<Input>({
  name: 'DescribeLaunchTemplates',
  readOnly: true,
  fields: ['LaunchTemplateIds', 'LaunchTemplateNames', 'Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [], Filters } = input;
    const named = [
      ...ids.map((LaunchTemplateId) => findTemplate(ctx.state, { LaunchTemplateId })),
      ...names.map((LaunchTemplateName) => findTemplate(ctx.state, { LaunchTemplateName })),
    ];
    const all = named.length > 0 ? named : [...ctx.state.templates.values()];
    const read = {
      'launch-template-name': (t: LaunchTemplate) => t.name,
      'create-time': (t: LaunchTemplate) => formatMillis(t.createdAt),
    };
    const found = applyFilters(all, Filters, { read, tags: (t) => t.tags });
    const page = pageOf(found, input, { min: 1, max: 200 });
    const { NextToken } = page;
    return {
      LaunchTemplates: page.items.map(renderTemplate),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

interface VersionsInput extends PageRequest {
  readonly LaunchTemplateId?: string;
  readonly LaunchTemplateName?: string;
  readonly Versions?: readonly string[];
}

/** EC2 API reference, "DescribeLaunchTemplateVersions". */
export const describeLaunchTemplateVersions = ec2Operation<VersionsInput>({
  name: 'DescribeLaunchTemplateVersions',
  readOnly: true,
  fields: ['LaunchTemplateId', 'LaunchTemplateName', 'Versions', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const template = findTemplate(ctx.state, input);
    const all = template.versions.map((_, index) => index + 1).reverse();
    const wanted = input.Versions?.map((version) => versionNumber(template, version));
    const numbers = wanted === undefined ? all : all.filter((each) => wanted.includes(each));
    const page = pageOf(numbers, input, { min: 1, max: 200 });
    const { NextToken } = page;
    return {
      LaunchTemplateVersions: page.items.map((number) => renderVersion(template, number)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

/** EC2 API reference, "DeleteLaunchTemplate". */
export const deleteLaunchTemplate = ec2Operation<{
  LaunchTemplateId?: string;
  LaunchTemplateName?: string;
}>({
  name: 'DeleteLaunchTemplate',
  readOnly: false,
  fields: ['LaunchTemplateId', 'LaunchTemplateName'],
  run: (ctx, input) => {
    const template = findTemplate(ctx.state, input);
    ctx.state.templates.delete(template.id);
    return { LaunchTemplate: renderTemplate(template) };
  },
});
