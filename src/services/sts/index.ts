/** AWS Security Token Service. */
import { service } from '../../gateway/service.ts';
import { assumeRole } from './operations/assume-role.ts';
import { decodeAuthorizationMessage } from './operations/decode-authorization-message.ts';
import { getAccessKeyInfo } from './operations/get-access-key-info.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import { getFederationToken } from './operations/get-federation-token.ts';
import { getSessionToken } from './operations/get-session-token.ts';
import { emptySts, type StsState } from './state.ts';

export const sts = service<StsState>({
  name: 'sts',
  title: 'AWS Security Token Service',
  eventSource: 'sts.amazonaws.com',
  iamPrefix: 'sts',
  endpoint: 'sts.{region}.amazonaws.com',
  protocol: 'query',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: () => emptySts(),
  operations: [
    assumeRole,
    decodeAuthorizationMessage,
    getAccessKeyInfo,
    getCallerIdentity,
    getFederationToken,
    getSessionToken,
  ],
});
