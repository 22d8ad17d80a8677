import type { IamState } from '../../services/iam/state.ts';
import type { World } from '../world.ts';

/** What a signature is checked with. */
export interface KeySecret {
  readonly secret: string;
  /** Temporary credentials come with one. */
  readonly sessionToken?: string;
  /** Epoch milliseconds, of temporary credentials. */
  readonly expiresAt?: number;
}

/** The secret of an access key of this account; undefined for keys nobody has. */
export function secretOfKey(world: World, accessKeyId: string): KeySecret | undefined {
  const state = iamState(world);
  const key = state.keys.get(accessKeyId);
  if (key) return { secret: key.secret };
  const session = state.sessions.get(accessKeyId);
  if (!session) return undefined;
  const { secret, token: sessionToken, expiresAt } = session;
  return { secret, sessionToken, expiresAt };
}

export interface UserKey {
  readonly userName: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The long-term keys of the account's own users, for somebody who wants to be one of them. */
export function userKeys(world: World): UserKey[] {
  return [...iamState(world).keys.values()].flatMap(({ id, secret, userName, isActive }) =>
    userName === undefined || !isActive
      ? []
      : [{ userName, accessKeyId: id, secretAccessKey: secret }],
  );
}

function iamState(world: World): IamState {
  return world.context('iam').state as IamState;
}
