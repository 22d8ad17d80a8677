/** Finding anything that carries tags, by its id. */
import { ec2Arn } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import type { Params } from '../../../../gateway/call.ts';
import type { Ec2State, Tags } from '../../state.ts';

export interface Tagged {
  readonly id: string;
  readonly type: string;
  readonly tags: Tags;
}

/** Kinds of taggable resources: id prefix, type as ARNs and filters name it, and where they are. */
const KINDS: readonly {
  prefix: string;
  type: string;
  of: (state: Ec2State) => ReadonlyMap<string, { readonly tags: Tags }>;
}[] = [
  { prefix: 'i-', type: 'instance', of: (s) => s.instances },
  { prefix: 'sg-', type: 'security-group', of: (s) => s.groups },
  { prefix: 'vpc-', type: 'vpc', of: (s) => s.vpcs },
  { prefix: 'subnet-', type: 'subnet', of: (s) => s.subnets },
  { prefix: 'vol-', type: 'volume', of: (s) => s.volumes },
  { prefix: 'snap-', type: 'snapshot', of: (s) => s.snapshots },
  { prefix: 'ami-', type: 'image', of: (s) => s.images },
  { prefix: 'eipalloc-', type: 'elastic-ip', of: (s) => s.addresses },
  { prefix: 'lt-', type: 'launch-template', of: (s) => s.templates },
];

export function findTagged(state: Ec2State, id: string): Tagged {
  const kind = KINDS.find(({ prefix }) => id.startsWith(prefix));
  if (kind === undefined) throw ec2Error('InvalidID', `The ID '${id}' is not valid`);
  const found = kind.of(state).get(id);
  if (found !== undefined) return { id, type: kind.type, tags: found.tags };
  if (kind.type === 'instance') {
    throw ec2Error('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
  }
  throw ec2Error('InvalidID', `The ID '${id}' is not valid`);
}

export function allTagged(state: Ec2State): Tagged[] {
  return KINDS.flatMap(({ type, of }) =>
    [...of(state)].map(([id, { tags }]) => ({ id, type, tags })),
  );
}

/** The ARNs of a tagging request. */
export function taggedArns(
  input: Params,
  ctx: { region: string; account: string },
): string[] | string {
  const ids = input['Resources'];
  if (!Array.isArray(ids) || ids.length === 0) return '*';
  return ids.map((each: unknown) => {
    const id = String(each);
    const kind = KINDS.find(({ prefix }) => id.startsWith(prefix));
    return ec2Arn(ctx, kind?.type ?? '*', id);
  });
}
