import type { Params } from '../../../gateway/call.ts';
import { operation, type TrailIo, type TrailParts } from '../../../gateway/service.ts';
import { keepToken, type SigninState } from '../state.ts';

/**
 * Somebody turns temporary credentials into a link to the console.
 * AWS page: "Enabling custom identity broker access to the AWS console".
 */
export const getSigninToken = operation<SigninState, object>({
  name: 'GetSigninToken',
  readOnly: false,
  action: null,
  internal: true,
  trail: { category: 'management', eventType: 'AwsConsoleSignIn', keepsResponse: true, shape },
  run: (ctx) => {
    const arg = { caller: ctx.caller };
    const opened = ctx.stimulate({ service: 'iam', stimulus: 'federateConsole', arg }) as Params;
    const Credentials = opened['Credentials'] as { SessionToken: string };
    const SigninToken = `link-${Credentials.SessionToken}`;
    keepToken(ctx.state, { token: SigninToken, now: ctx.now, opened });
    return { GetSigninToken: 'Success', SigninToken, Credentials };
  },
});

/** The record shows the key that the console session will have, never the link's token. */
function shape({ outcome }: TrailIo): TrailParts {
  const additionalEventData = { MobileVersion: 'No', MFAUsed: 'No' };
  if (!outcome.ok) return { requestParameters: null, additionalEventData };
  const { AccessKeyId: accessKeyId } = outcome.result['Credentials'] as Record<string, string>;
  return {
    requestParameters: null,
    responseElements: { credentials: { accessKeyId }, GetSigninToken: 'Success' },
    additionalEventData,
  };
}
