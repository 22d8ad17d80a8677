/** Passwords and the account's rules for them. IAM User Guide, "Setting an account password policy". */
import { passwordViolation } from '../errors.ts';
import type { IamState, LoginProfile, PasswordPolicy } from '../state.ts';

/** What UpdateAccountPasswordPolicy assumes for members that were not given. */
export const DEFAULT_PASSWORD_POLICY: PasswordPolicy = Object.freeze({
  MinimumPasswordLength: 6,
  RequireSymbols: false,
  RequireNumbers: false,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: false,
  AllowUsersToChangePassword: false,
  ExpirePasswords: false,
});

const SYMBOLS = "! @ # $ % ^ & * ( ) _ + - = [ ] { } | '";

/** Throws AWS's refusal when a password breaks the account's policy, or else AWS's default one. */
export function checkPassword(state: IamState, password: string, userName: string): void {
  const policy = state.passwordPolicy;
  if (!policy) return checkDefault(password, userName);
  const failures = [
    password.length < policy.MinimumPasswordLength &&
      `Password should have a minimum length of ${policy.MinimumPasswordLength}`,
    policy.RequireUppercaseCharacters &&
      !/[A-Z]/.test(password) &&
      'Password should have at least one uppercase letter',
    policy.RequireLowercaseCharacters &&
      !/[a-z]/.test(password) &&
      'Password should have at least one lowercase letter',
    policy.RequireNumbers && !/[0-9]/.test(password) && 'Password should have at least one number',
    policy.RequireSymbols &&
      !hasSymbol(password) &&
      `Password should have at least one of the following symbols: ${SYMBOLS}`,
  ].filter((failure) => typeof failure === 'string');
  if (failures.length > 0) throw passwordViolation(failures.join('; '));
}

/** Default policy: 8–128 characters, three of four classes, not the user's name. */
function checkDefault(password: string, userName: string): void {
  if (password.length < 8) {
    throw passwordViolation('Password should have a minimum length of 8');
  }
  const classes = [/[A-Z]/, /[a-z]/, /[0-9]/].filter((one) => one.test(password)).length;
  if (classes + (hasSymbol(password) ? 1 : 0) < 3) {
    throw passwordViolation(
      'Password should include at least three of: uppercase, lowercase, numbers, and symbols',
    );
  }
  if (password.toLowerCase() === userName.toLowerCase()) {
    throw passwordViolation('Password should not be the same as the account name');
  }
}

function hasSymbol(password: string): boolean {
  return SYMBOLS.split(' ').some((symbol) => password.includes(symbol));
}

/** Whether a password is past the policy's age. */
export function isPasswordExpired(state: IamState, login: LoginProfile, now: number): boolean {
  const days = state.passwordPolicy?.MaxPasswordAge;
  return days !== undefined && now - login.changedAt > days * 86_400_000;
}
