import { operation, type TrailIo, type TrailParts } from '../../../gateway/service.ts';
import type { SigninState } from '../state.ts';
import { CONSOLE_HOME, roleSession } from '../role-session.ts';

/**
 * A person leaves a role that was switched to and is who signed in again.
 * AWS page: "Switching to a role (console)".
 */
export const exitRole = operation<SigninState, object>({
  name: 'ExitRole',
  readOnly: false,
  action: null,
  internal: true,
  trail: { category: 'management', eventType: 'AwsConsoleSignIn', keepsResponse: true, shape },
  run: () => ({ ExitRole: 'Success' }),
});

function shape({ identity }: TrailIo): TrailParts {
  const { principalId, arn } = identity;
  return {
    requestParameters: null,
    responseElements: { ExitRole: 'Success' },
    additionalEventData: { RedirectTo: CONSOLE_HOME },
    fields: { userIdentity: roleSession({ principalId, arn }) },
  };
}
