/** AWS Sign-In: people at the console's door. Not a public API; pages and the cast come through it. */
import { service } from '../../gateway/service.ts';
import { checkMfa } from './operations/check-mfa.ts';
import { consoleLogin } from './operations/console-login.ts';
import { exitRole } from './operations/exit-role.ts';
import { getSigninToken } from './operations/get-signin-token.ts';
import { switchRole } from './operations/switch-role.ts';
import { emptySignin, type SigninState } from './state.ts';

export const signin = service<SigninState>({
  name: 'signin',
  title: 'AWS Sign-In',
  eventSource: 'signin.amazonaws.com',
  iamPrefix: 'signin',
  endpoint: '{region}.signin.aws.amazon.com',
  global: true,
  protocol: 'internal',
  empty: () => emptySignin(),
  operations: [checkMfa, consoleLogin, exitRole, getSigninToken, switchRole],
});
