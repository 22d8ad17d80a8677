/** Entities by name, or AWS's refusal; and new ones, when the name is free. */
import type { Identity, Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { CALLER_RESOURCE } from '../access/resource.ts';
import { nameTaken, noSuch, quotaExceeded, validationError, type EntityKind } from '../errors.ts';
import { QUOTAS, type Entity, type Group, type IamState, type Role, type User } from '../state.ts';

export function findUser(state: IamState, name: string): User {
  const user = state.users.get(name);
  if (!user) throw noSuch('user', name);
  return user;
}

export function findGroup(state: IamState, name: string): Group {
  const group = state.groups.get(name);
  if (!group) throw noSuch('group', name);
  return group;
}

export function findRole(state: IamState, name: string): Role {
  const role = state.roles.get(name);
  if (!role) throw noSuch('role', name);
  return role;
}

/** The user named, or the caller when nobody is named. */
export function findUserOrCaller(
  state: IamState,
  caller: Identity,
  name: string | undefined,
): User {
  if (name !== undefined) return findUser(state, name);
  if (caller.type !== 'IAMUser' || caller.userName === undefined) {
    throw validationError('Must specify userName when calling with non-User credentials');
  }
  return findUser(state, caller.userName);
}

const QUOTA_NAMES: Readonly<
  Record<EntityKind, ['UsersPerAccount' | 'GroupsPerAccount' | 'RolesPerAccount', number]>
> = {
  user: ['UsersPerAccount', QUOTAS.users],
  group: ['GroupsPerAccount', QUOTAS.groups],
  role: ['RolesPerAccount', QUOTAS.roles],
};

/** Throws unless an entity of that name may be made. Names differ by more than their case. */
export function checkNewName(
  entities: ReadonlyMap<string, Entity>,
  kind: EntityKind,
  name: string,
): void {
  const lowered = name.toLowerCase();
  for (const known of entities.keys()) {
    if (known.toLowerCase() === lowered) throw nameTaken(kind, name);
  }
  const [quota, limit] = QUOTA_NAMES[kind];
  if (entities.size >= limit) throw quotaExceeded(quota, limit);
}

type Ctx = ServiceContext<IamState>;

/** ARN of the user that parameters name; the caller's when they name nobody. */
export function userResource(input: Params, ctx: Ctx): string {
  const name = input['UserName'];
  if (name === undefined) return CALLER_RESOURCE;
  return arnOf(ctx, 'user', String(name));
}

export function groupResource(input: Params, ctx: Ctx): string {
  return arnOf(ctx, 'group', String(input['GroupName']));
}

export function roleResource(input: Params, ctx: Ctx): string {
  return arnOf(ctx, 'role', String(input['RoleName']));
}

/** ARN of an entity to be made, with the path it will have. */
export function newEntityResource(kind: string, nameMember: string) {
  return (input: Params, ctx: Ctx): string => {
    const path = typeof input['Path'] === 'string' ? input['Path'] : '/';
    return `arn:aws:iam::${ctx.account}:${kind}${path}${String(input[nameMember])}`;
  };
}

/** ARN of all entities of a kind, as lists are asked for. */
export function allResource(kind: string) {
  return (input: Params, ctx: Ctx): string => {
    const prefix = typeof input['PathPrefix'] === 'string' ? input['PathPrefix'] : '/';
    return `arn:aws:iam::${ctx.account}:${kind}${prefix}`;
  };
}

export function policyResource(input: Params): string {
  return String(input['PolicyArn']);
}

function arnOf({ state, account }: Ctx, kind: EntityKind, name: string): string {
  const entities = { user: state.users, group: state.groups, role: state.roles }[kind];
  return entities.get(name)?.arn ?? `arn:aws:iam::${account}:${kind}/${name}`;
}
