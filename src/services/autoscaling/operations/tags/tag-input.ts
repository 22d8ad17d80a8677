/** Tags of groups: some propagate to instances at launch. */
import type { Group, ScalingState } from '../../state.ts';
import { findGroup, invalid } from '../../request/errors.ts';

export interface TagInput {
  readonly ResourceId?: string;
  readonly ResourceType?: string;
  readonly Key: string;
  readonly Value?: string;
  readonly PropagateAtLaunch?: boolean;
}

export function readTags(inputs: readonly TagInput[]): Group['tags'] {
  const tags: Group['tags'] = new Map();
  for (const input of inputs) putTag(tags, input);
  return tags;
}

export function putTag(tags: Group['tags'], input: TagInput): void {
  const { Key, Value = '', PropagateAtLaunch = false } = input;
  if (/^aws:/i.test(Key)) throw invalid(`Tag key ${Key} is reserved for system use`);
  tags.set(Key, { value: Value, propagates: PropagateAtLaunch });
}

/** The group a tag belongs to. */
export function taggedGroup(state: ScalingState, { ResourceId, ResourceType }: TagInput): Group {
  if (ResourceType !== undefined && ResourceType !== 'auto-scaling-group') {
    throw invalid(`Resource type ${ResourceType} is not valid`);
  }
  return findGroup(state, ResourceId ?? '');
}

/** In the order of their keys. */
export function renderTags(group: Group): object[] {
  const inOrder = [...group.tags].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([Key, { value, propagates }]) => ({
    ResourceId: group.name,
    ResourceType: 'auto-scaling-group',
    Key,
    Value: value,
    PropagateAtLaunch: propagates,
  }));
}
