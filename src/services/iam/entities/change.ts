/** Changes of entities: records are replaced, and what follows from them is forgotten. */
import { userIdentity } from '../identity/identities.ts';
import { unmodifiable } from '../errors.ts';
import { restamp, type Group, type IamState, type Role, type User } from '../state.ts';

/** Puts a changed user in the place of the old one. Members that become undefined are left out. */
export function changeUser(state: IamState, user: User, change: Partial<User>): User {
  const changed = merged(user, change);
  state.users.set(user.name, changed);
  restamp(state);
  return changed;
}

export function changeGroup(state: IamState, group: Group, change: Partial<Group>): void {
  state.groups.set(group.name, merged(group, change));
  restamp(state);
}

export function changeRole(state: IamState, role: Role, change: Partial<Role>): void {
  state.roles.set(role.name, merged(role, change));
  restamp(state);
}

/** Service-linked roles belong to their service. */
export function checkModifiable(role: Role): void {
  if (role.linkedService === undefined) return;
  throw unmodifiable(
    `Cannot perform the operation on the protected role '${role.name}' - ` +
      'this role is only modifiable by AWS',
  );
}

/** A user's new name or path reaches keys, devices and sessions. */
export function moveUser(state: IamState, user: User, moved: User): void {
  state.users.delete(user.name);
  state.users.set(moved.name, Object.freeze(moved));
  for (const id of moved.keys) {
    const key = state.keys.get(id)!;
    const identity = userIdentity(moved, id);
    state.keys.set(id, Object.freeze({ ...key, userName: moved.name, identity }));
  }
  for (const serial of moved.mfa) {
    const device = state.mfaDevices.get(serial)!;
    state.mfaDevices.set(serial, Object.freeze({ ...device, owner: moved.name }));
  }
  for (const [id, session] of state.sessions) {
    if (session.owner !== `user:${user.name}`) continue;
    const identity = userIdentity(moved, id, session.identity.session);
    const isUser = session.identity.type === 'IAMUser';
    const owner = `user:${moved.name}`;
    state.sessions.set(
      id,
      Object.freeze({ ...session, owner, identity: isUser ? identity : session.identity }),
    );
  }
  restamp(state);
}

function merged<T extends object>(old: T, change: Partial<T>): T {
  const next = { ...old, ...change };
  for (const key of Object.keys(next) as (keyof T)[]) {
    if (next[key] === undefined) delete next[key];
  }
  return Object.freeze(next);
}
