import { noSuchEntity } from '../errors.ts';
import type { AccessKey, IamState, User } from '../state.ts';

/** A user's own key, or AWS's refusal. */
export function findKey(state: IamState, user: User, id: string): AccessKey {
  const key = user.keys.includes(id) ? state.keys.get(id) : undefined;
  if (!key) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}
