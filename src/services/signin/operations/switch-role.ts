import type { Params } from '../../../gateway/call.ts';
import { operation, type TrailIo, type TrailParts } from '../../../gateway/service.ts';
import { CONSOLE_HOME, roleSession } from '../role-session.ts';
import type { SigninState } from '../state.ts';

interface Input {
  readonly RoleName: string;
  /** The account's id; our own when left out. */
  readonly Account?: string;
  readonly DisplayName?: string;
}

/** A signed-in person takes a role in the console. AWS page: "Switching to a role (console)". */
export const switchRole = operation<SigninState, Input>({
  name: 'SwitchRole',
  readOnly: false,
  action: 'sts:AssumeRole',
  internal: true,
  resource: (input, ctx) => roleArn(input, ctx.account),
  trail: { category: 'management', eventType: 'AwsConsoleSignIn', keepsResponse: true, shape },
  run: (ctx, input) => {
    const { caller, request, account } = ctx;
    const RoleArn = roleArn(input as unknown as Params, account);
    const RoleSessionName = caller.userName ?? 'console';
    const arg = { caller, call: request, input: { RoleArn, RoleSessionName }, isFromConsole: true };
    const answer = ctx.stimulate({ service: 'iam', stimulus: 'assumeRole', arg }) as Params;
    return { SwitchRole: 'Success', RoleArn, ...answer };
  },
});

function roleArn(input: Params, account: string): string {
  return `arn:aws:iam::${String(input['Account'] ?? account)}:role/${String(input['RoleName'])}`;
}

function shape({ call, identity, outcome }: TrailIo): TrailParts {
  const base = {
    requestParameters: null,
    responseElements: { SwitchRole: outcome.ok ? 'Success' : 'Failure' },
    additionalEventData: {
      SwitchFrom: identity.arn,
      RedirectTo: CONSOLE_HOME,
      DisplayName: call.params['DisplayName'],
    },
  };
  if (!outcome.ok) return base;
  const { AssumedRoleId, Arn } = outcome.result['AssumedRoleUser'] as Record<string, string>;
  const userIdentity = roleSession({ principalId: AssumedRoleId, arn: Arn });
  return { ...base, fields: { userIdentity } };
}
