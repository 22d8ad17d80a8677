/** Requests to the console's sign-in pages. */
import type { CallRequest, Params } from '../gateway/call.ts';

/** Whoever has not signed in yet. */
export const NOBODY = Object.freeze({ kind: 'anonymous' });

/** A person at the console's sign-in page, or at the question that follows the password. */
export function signInRequest(
  as: { readonly login: string; readonly password: string; readonly mfa?: string },
  { from, agent }: { readonly from: string; readonly agent: string },
  operation: 'ConsoleLogin' | 'CheckMfa' = 'ConsoleLogin',
): CallRequest {
  const params: Params = {
    UserName: as.login,
    Password: as.password,
    ...(as.mfa === undefined ? {} : { MfaCode: as.mfa }),
  };
  return atSignIn(operation, params, {
    credential: NOBODY,
    userAgent: agent,
    sourceIp: from,
  });
}

/** A request to the sign-in pages, which are one for all Regions. */
export function atSignIn(
  operation: string,
  params: Params,
  who: Pick<CallRequest, 'credential' | 'userAgent' | 'sourceIp'>,
): CallRequest {
  return { service: 'signin', operation, region: 'us-east-1', params, via: 'console', ...who };
}
