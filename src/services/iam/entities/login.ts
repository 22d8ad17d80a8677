import { noSuchEntity } from '../errors.ts';
import type { LoginProfile, User } from '../state.ts';

/** A user's password for the console, or AWS's refusal. */
export function findLogin(user: User): LoginProfile {
  if (!user.login) throw noSuchEntity(`Login Profile for User ${user.name} cannot be found.`);
  return user.login;
}
